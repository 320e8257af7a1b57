import { useRef, useState, type SubmitEvent } from 'react';
import type { NextReturn, ReturnableNote, ReturnReceipt } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import { isRefusal, isSessionOver } from '../../staff/api-client.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useSending, type KeyedWrite } from '../papers/use-sending.ts';
import { ApproveReturn } from './ApproveReturn.tsx';
import { PaidHow } from './PaidHow.tsx';
import {
  firstChoice,
  leftOf,
  planOf,
  reasonFieldId,
  returnOf,
  sumsOf,
  type ChosenLines,
  type NoteLine,
  type RefundChoice as Choice,
} from './return-draft.ts';
import { RefundChoice } from './RefundChoice.tsx';
import type { ReturnPlace } from './ReturnDialog.tsx';
import { ReturnLine } from './ReturnLine.tsx';

interface ReturnFormProps extends ReturnPlace {
  readonly note: ReturnableNote;
  /** What was done with it just now. */
  readonly said: string | null;
  readonly onCore: (line: NoteLine) => void;
  /** The note is not what it was: read it again. */
  readonly onStale: () => void;
  readonly onOther: () => void;
  readonly onDone: (receipt: ReturnReceipt) => void;
}

/** The note is not what the screen shows. */
const STALE = ['sales.already_returned', 'sales.refund_mismatch', 'sales.refund_not_as_paid'];

/** A sold note: which of its pieces come back and why, what became of them, and how they are paid back. */
export function ReturnForm(props: ReturnFormProps) {
  const { api, place, shiftId, branch, note, said, canApprove, onCore, onOther, onDone } = props;
  const { t, money, when } = useStaff();
  const [chosen, setChosen] = useState<ChosenLines>(() => firstChoice(note));
  /** Null: as the note was paid. */
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reference, setReference] = useState('');
  const [words, setWords] = useState('');
  const [isAsking, setAsking] = useState(false);
  const sending = useSending(api);
  // From the first question to the answer: approvals are for this id.
  const id = useRef(uuidv7(Date.now()));
  const sums = sumsOf(note, chosen);
  const isLocked = sending.phase !== 'idle';
  const first = note.lines.findIndex((line) => leftOf(line) > 0);
  const plan = planOf(choice, note, sums.refundCents);
  const isShort = sums.needsWords && words.trim() === '';
  const isReady = sums.pieces > 0 && sums.unexplained === null && !isShort;
  const isForSupervisor = (sums.isOutside || !plan.isAsPaid) && !canApprove;

  const draftOf = (folioSequence: number, approvalId?: string) => {
    const stamp = {
      id: id.current,
      branch: place.branch,
      terminalId: place.terminalId,
      shiftId,
      folioSequence,
      madeAt: new Date().toISOString(),
      ...(approvalId ? { approvalId } : {}),
    };
    return returnOf(note, chosen, { refunds: plan.refunds, reference, note: words }, stamp);
  };
  const writeOf = (folioSequence: number, approvalId?: string): KeyedWrite => {
    return { path: '/returns', key: id.current, body: { ...draftOf(folioSequence, approvalId) } };
  };
  const send = async (approvalId?: string) => {
    try {
      const query = `/branches/${place.branch}/returns/next?terminal=${place.terminalId}`;
      const { folioSequence } = await api.get<NextReturn>(query);
      const receipt = await sending.send<ReturnReceipt>(() => writeOf(folioSequence, approvalId));
      if (receipt) onDone(receipt);
    } catch (error) {
      if (isSessionOver(error)) props.onSessionOver();
      else sending.refusal.show(error);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.phase === 'sending') return;
    if (sending.phase === 'unknown') void send();
    else if (!isReady) showMissing();
    else if (isForSupervisor) setAsking(true);
    else void send();
  };
  const { failure } = sending.refusal;
  const isStale = STALE.some((code) => isRefusal(failure, code));

  if (isAsking) {
    return (
      <ApproveReturn
        {...props}
        draft={draftOf(0)}
        onBack={() => setAsking(false)}
        onApproved={(approvalId) => {
          setAsking(false);
          void send(approvalId);
        }}
      />
    );
  }
  return (
    <form className="return-form" onSubmit={submit}>
      <div className="paper-head">
        <div>
          <p className="mono paper-folio">{note.folio}</p>
          <p className="small soft">
            {t('returns.soldOn', {
              when: when(note.soldAt, 'moment', branch.timeZone),
              cashier: note.cashier,
            })}
            {note.customerName && ` · ${note.customerName}`}
          </p>
        </div>
        <div className="paper-when">
          <b className="money">{money(note.totalCents + note.coreCents)}</b>
          <button type="button" className="linkish small" onClick={onOther}>
            {t('returns.otherNote')}
          </button>
        </div>
      </div>
      <PaidHow ways={note.ways} />
      {said && (
        <p className="notice ok" role="status">
          {said}
        </p>
      )}
      <ul className="return-lines">
        {note.lines.map((line, index) => (
          <ReturnLine
            key={line.lineNo}
            note={note}
            line={line}
            chosen={chosen[line.lineNo]}
            isLocked={isLocked}
            isFirst={index === first}
            onChoose={(next) => setChosen({ ...chosen, [line.lineNo]: next })}
            onCore={() => onCore(line)}
          />
        ))}
      </ul>
      {sums.pieces > 0 && (
        <RefundChoice
          {...{ sums, plan, reference, words, isLocked }}
          ways={note.ways}
          branchName={branch.name}
          onChoice={setChoice}
          onReference={setReference}
          onWords={setWords}
        />
      )}
      <RefusalNote refusal={sending.refusal} />
      <div className="da">
        {isStale && (
          <button type="button" className="btn" onClick={props.onStale}>
            {t('returns.findButton')} {note.folio}
          </button>
        )}
        <button
          type="submit"
          className="btn act big"
          aria-busy={sending.phase === 'sending'}
          aria-disabled={sending.phase === 'idle' && !isReady}
        >
          {submitText()}
        </button>
      </div>
    </form>
  );

  /** The button says what is missing; pressed, it leads there. */
  function showMissing() {
    const field = sums.unexplained === null ? 'return-words' : reasonFieldId(sums.unexplained);
    document.getElementById(field)?.focus();
  }

  function submitText(): string {
    const amount = money(sums.refundCents);
    if (sending.phase === 'unknown') return t('returns.tryAgain');
    if (sums.pieces === 0) return t('returns.choose');
    if (sums.unexplained !== null) return t('returns.chooseReason');
    if (isShort) return t('returns.sayOther');
    if (isForSupervisor) return t('returns.askApproval');
    if (sums.refundCents === 0) return t('returns.giveNothing');
    return t(plan.choice === 'store_credit' ? 'returns.giveCredit' : 'returns.give', { amount });
  }
}
