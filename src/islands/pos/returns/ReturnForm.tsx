import { useRef, useState, type SubmitEvent } from 'react';
import type { NextReturn, ReturnableNote, ReturnReceipt } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import { isRefusal, isSessionOver } from '../../staff/api-client.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useSending, type KeyedWrite } from '../papers/use-sending.ts';
import { ApproveReturn } from './ApproveReturn.tsx';
import {
  firstChoice,
  returnOf,
  sumsOf,
  type ChosenLines,
  type NoteLine,
  type RefundMethod,
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

/** A sold note: which of its pieces come back and why, what became of them, and how they are paid back. */
export function ReturnForm(props: ReturnFormProps) {
  const { api, place, shiftId, branch, note, said, canApprove, onCore, onOther, onDone } = props;
  const { t, money, when } = useStaff();
  const [chosen, setChosen] = useState<ChosenLines>(() => firstChoice(note));
  const [method, setMethod] = useState<RefundMethod>('cash');
  const [reference, setReference] = useState('');
  const [words, setWords] = useState('');
  const [isAsking, setAsking] = useState(false);
  const sending = useSending(api);
  // From the first question to the answer: approvals are for this id.
  const id = useRef(uuidv7(Date.now()));
  const sums = sumsOf(note, chosen);
  const isLocked = sending.phase !== 'idle';
  const isReady = sums.pieces > 0 && (!sums.needsWords || words.trim() !== '');

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
    return returnOf(note, chosen, { method, reference, note: words }, stamp);
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
    if (sending.phase === 'sending' || (sending.phase === 'idle' && !isReady)) return;
    if (sending.phase === 'idle' && sums.isOutside && !canApprove) setAsking(true);
    else void send();
  };
  const { failure } = sending.refusal;
  const isStale = isRefusal(failure, 'sales.already_returned') || isRefusal(failure, 'sales.refund_mismatch');

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
            isFirst={index === 0}
            onChoose={(next) => setChosen({ ...chosen, [line.lineNo]: next })}
            onCore={() => onCore(line)}
          />
        ))}
      </ul>
      {sums.pieces > 0 && (
        <RefundChoice
          {...{ sums, method, reference, words, isLocked }}
          branchName={branch.name}
          onMethod={setMethod}
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

  function submitText(): string {
    const amount = money(sums.refundCents);
    if (sending.phase === 'unknown') return t('returns.tryAgain');
    if (sums.pieces === 0) return t('returns.choose');
    if (sums.isOutside && !canApprove) return t('returns.askApproval');
    if (sums.refundCents === 0) return t('returns.giveNothing');
    return t(method === 'store_credit' ? 'returns.giveCredit' : 'returns.give', { amount });
  }
}
