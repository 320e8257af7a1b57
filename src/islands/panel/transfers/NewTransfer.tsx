import { useState, type SyntheticEvent } from 'react';
import type { TransferView } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { TransferBranch } from './TransfersPanel.tsx';
import { badQuantity, wantedLines } from './transfer-words.ts';
import { useTransferTexts } from './transfer-texts.tsx';

interface NewTransferProps {
  readonly branch: TransferBranch;
  readonly chain: readonly TransferBranch[];
  /** Whether the person may also begin to send. */
  readonly maySend: boolean;
  readonly onDone: (transfer: TransferView) => void;
  readonly onClose: () => void;
}

export function NewTransfer({ branch, chain, maySend, onDone, onClose }: NewTransferProps) {
  const { api, t: staff } = useStaff();
  const t = useTransferTexts();
  const others = chain.filter(({ code }) => code !== branch.code);
  const [isAsking, setAsking] = useState(true);
  const [other, setOther] = useState(others[0]?.code ?? '');
  const [codes, setCodes] = useState('');
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [draft, setDraft] = useState<{ readonly body: string; readonly id: string } | null>(null);
  const refusal = useRefusal();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const lines = wantedLines(codes);
    if (lines.length === 0) {
      refusal.say(t('transfers.noCodes'));
      return;
    }
    const bad = badQuantity(codes);
    if (bad !== undefined) {
      refusal.say(t('transfers.badQuantity', { line: bad }));
      return;
    }
    const [from, to] = isAsking ? [other, branch.code] : [branch.code, other];
    const content = { from, to, lines, ...(note.trim() ? { note: note.trim() } : {}) };
    const body = JSON.stringify(content);
    // The same content again after a lost answer is the same transfer.
    const id = draft?.body === body ? draft.id : uuidv7(Date.now());
    setDraft({ body, id });
    setBusy(true);
    refusal.clear();
    try {
      const path = `/branches/${branch.code}/transfers`;
      onDone(await api.send<TransferView>('POST', path, { id, ...content }, { idempotencyKey: id }));
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('transfers.newTitle')} onClose={onClose} closeLabel={staff('panel.close')}>
      <form className="tr-new" onSubmit={(event) => void submit(event)}>
        <RefusalNote refusal={refusal} />
        {maySend && (
          <div className="seg" role="radiogroup" aria-label={t('transfers.direction')}>
            {[true, false].map((asks) => (
              <label key={String(asks)}>
                <input
                  type="radio"
                  name="direction"
                  checked={isAsking === asks}
                  onChange={() => setAsking(asks)}
                />
                {t(asks ? 'transfers.ask' : 'transfers.give')}
              </label>
            ))}
          </div>
        )}
        <label className="field">
          <span>{t('transfers.other')}</span>
          <select className="in" value={other} onChange={(event) => setOther(event.target.value)}>
            {others.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('transfers.codes')}</span>
          <textarea
            className="in mono"
            rows={5}
            value={codes}
            data-first
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setCodes(event.target.value)}
          />
          <span className="hint">{t('transfers.codesHint')}</span>
        </label>
        <label className="field">
          <span>{t('transfers.note')}</span>
          <input
            className="in"
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <button type="submit" className="btn act" aria-busy={isBusy}>
          {t('transfers.create')}
        </button>
      </form>
    </Dialog>
  );
}
