import { useState } from 'react';
import type { CarTree, FitmentDraft, FitmentSheet } from '#contract/catalog';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff, type StaffPerson } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { EmptyList } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useEditing } from '../use-editing.ts';
import { useResource, type Resource } from '../use-resource.ts';
import { FitmentTable } from './FitmentTable.tsx';
import { GroupBox } from './GroupBox.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { RowForm } from './RowForm.tsx';

interface SheetProps {
  readonly partId: number;
  readonly tree: CarTree;
  readonly dictionary: PieceDictionary;
  readonly person: StaffPerson;
}

export function FitmentSheetView(props: SheetProps) {
  const sheet = useResource<FitmentSheet>(`/catalog/parts/${props.partId}/fitments`);
  return (
    <ResourceState resource={sheet} email={props.person.email}>
      {(value) => <Sheet {...props} sheet={value} resource={sheet} />}
    </ResourceState>
  );
}

type Sent = { readonly add?: readonly FitmentDraft[]; readonly remove?: readonly number[] } & {
  readonly replace?: readonly { id: number; row: FitmentDraft }[];
  readonly kind?: 'edit' | 'paste';
};

/** The list of one part; every change is one version, and the last one can be taken back. */
function Sheet({
  partId,
  tree,
  dictionary,
  sheet,
  resource,
}: SheetProps & { readonly sheet: FitmentSheet; readonly resource: Resource<FitmentSheet> }) {
  const { t, api, when } = useStaff();
  const toast = useToast();
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const [isPasting, setPasting] = useState(false);
  const editing = useEditing({ code: 'catalog.changed_elsewhere', reload: () => resource.reload() });
  const path = `/catalog/parts/${partId}`;

  const undo = (version: number) =>
    editing.act(async () => {
      const done = await api.send<FitmentSheet>('POST', `${path}/fitments-undo`, { version });
      await resource.reload();
      setChosen(null);
      toast({ text: t('fitment.undone', { version: done.version }) });
    });
  const send = (change: Sent) =>
    editing.act(async () => {
      const done = await api.send<FitmentSheet>('POST', `${path}/fitments`, {
        version: sheet.version,
        ...change,
      });
      await resource.reload();
      setChosen(null);
      setPasting(false);
      editing.renew();
      toast({
        text: t('fitment.saved', { version: done.version }),
        action: { label: t('panel.undo'), run: () => void undo(done.version) },
      });
    });

  const { part, rows, conflicts, lastChange } = sheet;
  const row = typeof chosen === 'number' ? rows.find(({ id }) => id === chosen) : undefined;
  const isFormOpen = chosen === 'new' || row !== undefined;
  return (
    <>
      <div className="fit-head">
        <div>
          <h2 className="section">{partName(part, dictionary)}</h2>
          <p className="soft small">
            {part.maker} <span className="mono">{part.partNumber}</span> {part.car && `· ${part.car}`}
          </p>
        </div>
        <p className="soft small">
          {lastChange
            ? t('fitment.changedBy', {
                version: sheet.version,
                by: lastChange.by ?? '',
                at: when(lastChange.at, 'moment'),
              })
            : t('fitment.neverChanged')}
        </p>
        <div className="fit-tools">
          <button type="button" className="btn act" onClick={() => setChosen('new')}>
            <Icon name="plus" size="s" /> {t('fitment.add')}
          </button>
          <button type="button" className="btn" onClick={() => setPasting(true)}>
            {t('fitment.paste')}
          </button>
          <button
            type="button"
            className="btn quiet"
            disabled={sheet.version === 0 || editing.isBusy}
            onClick={() => void undo(sheet.version)}
          >
            {t('fitment.undo')}
          </button>
        </div>
      </div>
      {conflicts.length > 0 && (
        <p className="note warn" role="status">
          {t('fitment.conflicts', { count: conflicts.length })}
        </p>
      )}
      {!isFormOpen && !isPasting && <RefusalNote refusal={editing.refusal} />}
      <div className="admin">
        <div className="fit-scroll">
          {rows.length === 0 ? (
            <EmptyList title={t('fitment.none')} body={t('fitment.noneBody')} />
          ) : (
            <FitmentTable
              rows={rows}
              conflicts={conflicts}
              chosen={typeof chosen === 'number' ? chosen : null}
              onEdit={setChosen}
              onRemove={(id) => void send({ remove: [id] })}
            />
          )}
          <GroupBox part={part} groupId={sheet.group} tree={tree} onChanged={() => void resource.reload()} />
        </div>
        {isFormOpen && (
          <aside className="sheet pad side" aria-label={row ? row.label : t('fitment.add')}>
            <RowForm
              key={`${chosen} ${editing.formKey}`}
              row={row}
              tree={tree}
              refusal={editing.refusal}
              isBusy={editing.isBusy}
              onSave={(draft) =>
                void send(row ? { replace: [{ id: row.id, row: draft }] } : { add: [draft] })
              }
              onClose={() => setChosen(null)}
            />
          </aside>
        )}
      </div>
      {isPasting && (
        <PasteDialog
          tree={tree}
          refusal={editing.refusal}
          isBusy={editing.isBusy}
          onAdd={(add) => void send({ kind: 'paste', add })}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
