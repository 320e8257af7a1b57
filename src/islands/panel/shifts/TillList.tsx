import { useState, type KeyboardEvent } from 'react';
import type { Terminal, TerminalList } from '#contract/sales';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useResource } from '../use-resource.ts';

const LEAST_LETTERS = 2;

/** The tills of a branch: named, and one more when the counter grows. Stands inside the branch's form. */
export function TillList({ branch }: { readonly branch: string }) {
  const { t, api } = useStaff();
  const toast = useToast();
  const tills = useResource<TerminalList>(`/branches/${branch}/terminals`);
  const [isBusy, setBusy] = useState(false);
  const refusal = useRefusal();

  const save = async (
    name: string,
    deed: () => Promise<Terminal>,
    said: 'till.tillAdded' | 'till.tillRenamed',
  ) => {
    if (isBusy) return false;
    if (name.length < LEAST_LETTERS) {
      refusal.say(t('till.tillShort'));
      return false;
    }
    setBusy(true);
    refusal.clear();
    try {
      const till = await deed();
      toast({ text: t(said, { name: till.name }) });
      await tills.reload();
      return true;
    } catch (error) {
      refusal.show(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const path = `/branches/${branch}/terminals`;
  return (
    <section className="till-list-edit" aria-label={t('till.tills')}>
      <h3 className="section">{t('till.tills')}</h3>
      <ul>
        {tills.value?.terminals.map(({ id, number, name }) => (
          <NameRow
            key={`${id} ${name}`}
            number={number}
            name={name}
            label={t('till.tillName', { number })}
            act={t('till.renameTill')}
            isBusy={isBusy}
            onSave={(next) =>
              save(next, () => api.send('PATCH', `${path}/${id}`, { name: next }), 'till.tillRenamed')
            }
          />
        ))}
        {tills.value && (
          <NameRow
            key={`new ${tills.value.terminals.length}`}
            number={null}
            name=""
            label={t('till.newTillName')}
            act={t('till.addTill')}
            isBusy={isBusy}
            onSave={(next) => save(next, () => api.send('POST', path, { name: next }), 'till.tillAdded')}
          />
        )}
      </ul>
      <RefusalNote refusal={refusal} />
    </section>
  );
}

interface NameRowProps {
  /** Null for one that is not there yet. */
  readonly number: number | null;
  readonly name: string;
  readonly label: string;
  readonly act: string;
  readonly isBusy: boolean;
  readonly onSave: (name: string) => Promise<boolean>;
}

function NameRow({ number, name, label, act, isBusy, onSave }: NameRowProps) {
  const [text, setText] = useState(name);
  const isChanged = text.trim() !== name;
  const save = () => void onSave(text.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // The branch's form is around it.
    event.preventDefault();
    if (isChanged) save();
  };
  return (
    <li>
      <span className="mono dim">{number ?? '+'}</span>
      <input
        className="in"
        aria-label={label}
        placeholder={number === null ? label : undefined}
        maxLength={40}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {(isChanged || number === null) && (
        <button type="button" className="btn quiet" disabled={isBusy || !isChanged} onClick={save}>
          {act}
        </button>
      )}
    </li>
  );
}
