import { useState, type SubmitEvent } from 'react';
import { refundAsPaid, type ReceivedCore, type ReturnableNote } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useSending } from '../papers/use-sending.ts';
import type { NoteLine } from './return-draft.ts';
import type { ReturnPlace } from './ReturnDialog.tsx';

interface CoreFormProps extends ReturnPlace {
  readonly note: ReturnableNote;
  readonly line: NoteLine;
  readonly onReceived: (received: ReceivedCore) => void;
  readonly onBack: () => void;
}

const METHODS = ['cash', 'card', 'transfer'] as const;

/** The way that the note was paid; what it was paid with a vale goes back in cash. */
function firstWay({ ways }: ReturnableNote, { coreOpen, coreUnitCents }: NoteLine) {
  const [first] = refundAsPaid(ways, coreOpen * coreUnitCents);
  return METHODS.find((method) => method === first?.method) ?? 'cash';
}

/** Old parts that somebody hands in: how many, and how their deposit is given back. */
export function CoreForm({ api, place, shiftId, note, line, onReceived, onBack }: CoreFormProps) {
  const { t, money } = useStaff();
  const [quantity, setQuantity] = useState(line.coreOpen);
  const [method, setMethod] = useState<(typeof METHODS)[number]>(() => firstWay(note, line));
  const sending = useSending(api);
  const isLocked = sending.phase !== 'idle';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.phase === 'sending') return;
    const id = uuidv7(Date.now());
    const body = {
      id,
      branch: place.branch,
      terminalId: place.terminalId,
      shiftId,
      receivedAt: new Date().toISOString(),
      saleId: note.saleId,
      lineNo: line.lineNo,
      ...{ quantity, method },
    };
    void sending
      .send<ReceivedCore>(() => ({ path: '/cores', key: id, body }))
      .then((received) => received && onReceived(received));
  };
  return (
    <form className="money-form" onSubmit={submit}>
      <p>
        <b>{line.description}</b> <span className="mono small soft">{line.code}</span>
        <br />
        <span className="mono small soft">{note.folio}</span>
      </p>
      <p className="soft small">{t('returns.coreBody')}</p>
      {line.coreOpen > 1 && (
        <div className="field">
          <label htmlFor="core-quantity">{t('returns.coreQuantity')}</label>
          <input
            className="in num"
            id="core-quantity"
            type="number"
            min={1}
            max={line.coreOpen}
            required
            value={quantity}
            disabled={isLocked}
            onChange={(event) => setQuantity(event.target.valueAsNumber || 1)}
          />
        </div>
      )}
      <div className="pay ways" role="group" aria-label={t('returns.refundBy')}>
        {METHODS.map((one) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-pressed={method === one}
            disabled={isLocked}
            onClick={() => setMethod(one)}
          >
            {t(`returns.${one}`)}
          </button>
        ))}
      </div>
      <RefusalNote refusal={sending.refusal} />
      <div className="da">
        <button type="button" className="btn quiet" disabled={isLocked} onClick={onBack}>
          {t('returns.back')}
        </button>
        <button type="submit" className="btn act" data-first aria-busy={sending.phase === 'sending'}>
          {sending.phase === 'unknown'
            ? t('returns.tryAgain')
            : t('returns.corePay', { amount: money(quantity * line.coreUnitCents) })}
          <kbd className="kbd">Enter</kbd>
        </button>
      </div>
    </form>
  );
}
