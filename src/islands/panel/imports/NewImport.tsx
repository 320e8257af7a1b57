import { useId, useState, type DragEvent } from 'react';
import { IMPORT_KINDS, type ImportKind, type ImportView } from '#contract/exchange';
import { uuidv7 } from '#shared/ids.ts';
import { ApiRefusal, type StaffApi } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff, type Permission } from '../../staff/staff-context.tsx';
import { useImportTexts } from './import-texts.tsx';
import { sendFile } from './send-file.ts';

const NEEDS = {
  stock: 'stock:receive',
  prices: 'price:change',
  parts: 'catalog:edit',
} as const satisfies Record<ImportKind, Permission>;
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.xml';

interface NewImportProps {
  readonly branch: string;
  readonly permissions: readonly Permission[];
  readonly onReady: (id: string) => void;
}

/** What is brought, and its file: once it is here, the columns follow. */
export function NewImport({ branch, permissions, onReady }: NewImportProps) {
  const x = useImportTexts();
  const { api, locale } = useStaff();
  const kinds = IMPORT_KINDS.filter((kind) => permissions.includes(NEEDS[kind]));
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'stock');
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState('');
  const inputId = useId();

  const send = async (file: File) => {
    setProblem('');
    setSending({ name: file.name, share: 0 });
    try {
      const view = await startImport(api, branch, kind, file);
      const path = `/branches/${branch}/imports/${view.id}/file`;
      await sendFile(path, file, locale, (share) => setSending({ name: file.name, share }));
      onReady(view.id);
    } catch (error) {
      setProblem(error instanceof ApiRefusal && error.message ? error.message : x('exchange.uploadFailed'));
      setSending(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && !sending) void send(file);
  };

  return (
    <section className="sheet pad new-import" aria-labelledby={`${inputId}-title`}>
      <h2 className="section" id={`${inputId}-title`}>
        {x('exchange.new')}
      </h2>
      <fieldset className="kinds" disabled={sending !== null}>
        <legend className="label">{x('exchange.kind')}</legend>
        {kinds.map((option) => (
          <label key={option} className="tick-row role-row">
            <input
              type="radio"
              name="import-kind"
              value={option}
              checked={kind === option}
              onChange={() => setKind(option)}
            />
            <span>
              {x(`exchange.kind_${option}`)}
              <span className="cap">{x(`exchange.kindHint_${option}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {sending ? (
        <div className="dropzone" role="status">
          <p>{x('exchange.uploading', { name: sending.name })}</p>
          <progress
            className="bar"
            max={1}
            value={sending.share}
            aria-label={x('exchange.uploading', { name: sending.name })}
          />
        </div>
      ) : (
        <div className="dropzone" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <p className="soft small">{x('exchange.dropHere')}</p>
          <label className="btn act" htmlFor={inputId}>
            {x('exchange.chooseFile')}
          </label>
          <input
            className="sr"
            id={inputId}
            type="file"
            accept={ACCEPTED}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void send(file);
            }}
          />
        </div>
      )}
      <div role="alert">
        {problem !== '' && (
          <div className="note error">
            <Icon name="no" size="s" />
            <p>{problem}</p>
          </div>
        )}
      </div>
    </section>
  );
}

function startImport(api: StaffApi, branch: string, kind: ImportKind, file: File): Promise<ImportView> {
  return api.send<ImportView>('POST', `/branches/${branch}/imports`, {
    id: uuidv7(Date.now()),
    kind,
    fileName: file.name.slice(-200),
  });
}
