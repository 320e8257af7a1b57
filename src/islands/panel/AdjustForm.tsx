import { useRef, useState, type SubmitEvent } from 'react';
import type { AdjustmentReceipt, StockAdjustment } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { isOutcomeUnknown, isRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { partName } from '../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { judgeCount, needsNote, signed } from './adjustment.ts';
import type { ItemFormProps } from './item-form.ts';
import { useIdempotencyKey } from './use-idempotency-key.ts';

type Reason = StockAdjustment['reason'];

const REASONS = {
  'count-difference': 'panel.reasonCount',
  'broken-on-shelf': 'panel.reasonBroken',
  lost: 'panel.reasonLost',
  found: 'panel.reasonFound',
  'wrong-entry': 'panel.reasonWrong',
  scrapped: 'panel.reasonScrapped',
  other: 'panel.reasonOther',
} as const satisfies Record<Reason, string>;

const REASON_LIST = Object.keys(REASONS) as Reason[];

/** System, counted, difference; the consequence in words before it is written. */
export function AdjustForm({ item, path, dictionary, onFresh, onClose, onDone }: ItemFormProps) {
  const { t, api, count } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const idempotency = useIdempotencyKey();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Reason>('count-difference');
  const [note, setNote] = useState('');
  const [isNoteAsked, setNoteAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const noteRef = useRef<HTMLInputElement>(null);
  const isNoteMissing = needsNote(reason) && note.trim() === '';
  const verdict = judgeCount(text, item);
  const difference = verdict.kind === 'change' ? verdict.difference : verdict.kind === 'same' ? 0 : null;
  const name = partName(item, dictionary);

  const undo = async (done: AdjustmentReceipt) => {
    try {
      const back = await api.send<AdjustmentReceipt>(
        'POST',
        `${path}/adjustments`,
        {
          countedOnHand: done.onHand - done.quantity,
          version: done.version,
          reason: 'wrong-entry',
          note: t('panel.undoNote'),
        },
        { idempotencyKey: uuidv7(Date.now()) },
      );
      toast({ text: t('panel.undone', { name, count: back.onHand, difference: signed(back.quantity) }) });
    } catch (error) {
      toast({
        kind: 'error',
        text: t(isOutcomeUnknown(error) ? 'panel.undoUnknown' : 'panel.undoRefused', { name }),
      });
    }
    await onFresh();
  };

  const submit = async (event?: SubmitEvent) => {
    event?.preventDefault();
    if (verdict.kind !== 'change' || isBusy) return;
    if (isNoteMissing) {
      setNoteAsked(true);
      noteRef.current?.focus();
      return;
    }
    const trimmed = note.trim();
    const body = {
      countedOnHand: verdict.counted,
      version: item.version,
      reason,
      ...(trimmed ? { note: trimmed } : {}),
    };
    setBusy(true);
    refusal.clear();
    try {
      const done = await api.send<AdjustmentReceipt>('POST', `${path}/adjustments`, body, {
        idempotencyKey: idempotency.keyFor(body),
      });
      idempotency.forget();
      setText('');
      setNote('');
      toast({
        text: t('panel.adjusted', { name, count: done.onHand, difference: signed(done.quantity) }),
        action: { label: t('panel.undo'), run: () => void undo(done) },
      });
      onDone();
      await onFresh();
    } catch (error) {
      if (!isOutcomeUnknown(error)) idempotency.forget();
      refusal.show(error);
      if (isRefusal(error, 'inventory.changed_elsewhere')) {
        const before = item.onHand;
        const fresh = await onFresh();
        if (fresh) refusal.say(t('panel.changedElsewhere', { from: count(before), to: count(fresh.onHand) }));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="adjust"
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      <div className="eq">
        <div>
          <small className="label">{t('panel.eqSystem')}</small>
          <b>{count(item.onHand)}</b>
        </div>
        <label className="cnt">
          <small className="label">{t('panel.eqCounted')}</small>
          <input
            data-first
            inputMode="numeric"
            autoComplete="off"
            placeholder="–"
            value={text}
            aria-invalid={problemText() !== null}
            aria-describedby="adjust-says"
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </label>
        <div>
          <small className="label">{t('panel.eqDifference')}</small>
          <b>{difference === null ? '–' : signed(difference)}</b>
        </div>
      </div>
      <div className="field">
        <label htmlFor="adjust-reason">{t('panel.reason')}</label>
        <select
          className="in"
          id="adjust-reason"
          value={reason}
          onChange={(event) => setReason(event.target.value as Reason)}
        >
          {REASON_LIST.map((one) => (
            <option key={one} value={one}>
              {t(REASONS[one])}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="adjust-note">
          {t(needsNote(reason) ? 'panel.noteNeeded' : 'panel.noteOptional')}
        </label>
        <input
          ref={noteRef}
          className="in"
          id="adjust-note"
          maxLength={300}
          autoComplete="off"
          value={note}
          required={needsNote(reason)}
          aria-invalid={isNoteAsked && isNoteMissing}
          aria-describedby={isNoteAsked && isNoteMissing ? 'adjust-note-says' : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
        {isNoteAsked && isNoteMissing && (
          <p className="msg" id="adjust-note-says">
            {t('panel.noteMissing')}
          </p>
        )}
      </div>
      <RefusalNote refusal={refusal} />
      <div className={problemText() ? 'note warn' : 'note info'} id="adjust-says" aria-live="polite">
        <Icon name={problemText() ? 'info' : 'table'} size="s" />
        <p>{problemText() ?? consequence()}</p>
      </div>
      <div className="da">
        <button type="button" className="btn" onClick={onClose}>
          {t('panel.cancel')} <kbd className="kbd desk">Esc</kbd>
        </button>
        <button
          type="submit"
          className="btn act"
          aria-busy={isBusy}
          aria-disabled={verdict.kind !== 'change'}
        >
          {difference ? t('panel.register', { difference: signed(difference) }) : t('panel.registerNone')}{' '}
          <kbd className="kbd desk">Enter</kbd>
        </button>
      </div>
    </form>
  );

  function problemText(): string | null {
    switch (verdict.kind) {
      case 'not-a-number':
        return t('panel.countNotNumber');
      case 'negative':
        return t('panel.countNegative');
      case 'fraction':
        return t('panel.wholeNumber');
      case 'too-many':
        return t('panel.countTooMany', { count: verdict.most });
      case 'unit-limit':
        return t('panel.countUnit');
      case 'below-reserved':
        return t('panel.countReserved', { count: verdict.reserved });
      case 'empty':
      case 'same':
      case 'change':
        return null;
    }
  }

  function consequence(): string {
    if (verdict.kind === 'same') return t('panel.countSame');
    if (verdict.kind !== 'change') return t('panel.countFirst');
    const written = t('panel.willWrite', { difference: signed(verdict.difference) });
    if (verdict.counted === 0) return `${t('panel.remainNone')} ${written}`;
    const held = item.reserved > 0 ? ` ${t('panel.remainReserved', { count: item.reserved })}` : '';
    const free = t('panel.remainFree', { count: verdict.available });
    return `${t('panel.remain', { count: verdict.counted })}: ${free}${held}. ${written}`;
  }
}
