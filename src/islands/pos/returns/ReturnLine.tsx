import {
  isWarrantyReason,
  RETURN_OUTCOMES,
  RETURN_REASONS,
  type ReturnableNote,
  type ReturnReason,
} from '#contract/sales';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import {
  chosenOf,
  leftOf,
  reasonFieldId,
  verdictFor,
  withReason,
  type Chosen,
  type NoteLine,
} from './return-draft.ts';

interface ReturnLineProps {
  readonly note: ReturnableNote;
  readonly line: NoteLine;
  readonly chosen: Chosen | undefined;
  readonly isLocked: boolean;
  readonly isFirst: boolean;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onCore: () => void;
}

/** A line of the note: how many of it come back, why, where they go, and whether its terms cover that. */
export function ReturnLine(props: ReturnLineProps) {
  const { line, chosen, isLocked, isFirst, onChoose, onCore } = props;
  const { t, money } = useStaff();
  const left = leftOf(line);
  const quantity = chosen?.quantity ?? 0;
  const { description: name, terms } = line;
  const days = (count: number) => (count > 0 ? t('returns.days', { count }) : t('returns.none'));
  const choose = (wanted: number) => onChoose(chosenOf(line, Math.max(0, Math.min(left, wanted)), chosen));
  return (
    <li className={quantity > 0 ? 'on' : undefined}>
      <div className="return-what">
        <b>{name}</b>
        <span className="small soft">
          <span className="mono">{line.code}</span> · {t('returns.sold', { sold: line.quantity })}
          {line.returned > 0 && `, ${t('returns.returnedBefore', { returned: line.returned })}`} ·{' '}
          {money(line.totalCents)}
        </span>
        <span className="small soft">
          {t('returns.promised', { returns: days(terms.returnDays), warranty: days(terms.warrantyDays) })}
          {line.termsNote && ` · ${line.termsNote}`}
        </span>
        {line.isConflict && <span className="small">{t('returns.conflict')}</span>}
        {!line.isConflict && left === 0 && <span className="small">{t('returns.nothingLeft')}</span>}
        {line.coreOpen > 0 && (
          <span className="return-core small">
            {t('returns.coreOpen', {
              count: line.coreOpen,
              amount: money(line.coreOpen * line.coreUnitCents),
            })}
            <button type="button" className="btn tiny" disabled={isLocked} onClick={onCore}>
              {t('returns.receiveCore')}
            </button>
          </span>
        )}
      </div>
      {left > 0 && (
        <span className="stepper" role="group" aria-label={t('returns.quantity', { name })}>
          <button
            type="button"
            aria-label={t('returns.lessOf', { name })}
            disabled={isLocked || quantity === 0}
            onClick={() => choose(quantity - 1)}
          >
            <Icon name="minus" size="s" />
          </button>
          <output className="num">{quantity}</output>
          <button
            type="button"
            data-first={(isFirst && quantity < left) || undefined}
            aria-label={t('returns.moreOf', { name })}
            disabled={isLocked || quantity === left}
            onClick={() => choose(quantity + 1)}
          >
            <Icon name="plus" size="s" />
          </button>
        </span>
      )}
      {chosen && quantity > 0 && <LineChoice {...props} chosen={chosen} />}
    </li>
  );
}

function LineChoice({
  note,
  line,
  chosen,
  isLocked,
  isFirst,
  onChoose,
}: ReturnLineProps & { readonly chosen: Chosen }) {
  const { t } = useStaff();
  const id = (field: string) => `return-${line.lineNo}-${field}`;
  return (
    <div className="return-choice">
      <div className="field">
        <label htmlFor={reasonFieldId(line.lineNo)}>{t('returns.reason')}</label>
        <select
          className="in"
          id={reasonFieldId(line.lineNo)}
          value={chosen.reason ?? ''}
          disabled={isLocked}
          aria-required
          data-first={(isFirst && chosen.reason === null) || undefined}
          onChange={(event) => onChoose(withReason(chosen, reasonIn(event.target.value)))}
        >
          {chosen.reason === null && <option value="">{t('returns.chooseReason')}</option>}
          {RETURN_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`returns.reason.${reason}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={id('outcome')}>{t('returns.outcome')}</label>
        <select
          className="in"
          id={id('outcome')}
          value={chosen.outcome}
          disabled={isLocked}
          onChange={(event) => onChoose({ ...chosen, outcome: event.target.value as Chosen['outcome'] })}
        >
          {RETURN_OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`returns.outcome.${outcome}`)}
            </option>
          ))}
        </select>
      </div>
      {chosen.outcome === 'shelf' && (
        <div className="field">
          <label htmlFor={id('bin')}>{t('returns.bin')}</label>
          <input
            className="in"
            id={id('bin')}
            maxLength={20}
            autoComplete="off"
            value={chosen.bin}
            disabled={isLocked}
            onChange={(event) => onChoose({ ...chosen, bin: event.target.value })}
          />
        </div>
      )}
      {chosen.reason !== null && <Verdict note={note} line={line} reason={chosen.reason} />}
    </div>
  );
}

const reasonIn = (value: string): ReturnReason | null =>
  RETURN_REASONS.find((reason) => reason === value) ?? null;

function Verdict({
  note,
  line,
  reason,
}: Pick<ReturnLineProps, 'note' | 'line'> & { readonly reason: ReturnReason }) {
  const { t, when } = useStaff();
  const verdict = verdictFor(note, line, reason);
  const day = (date: string) => when(date, 'day');
  if (verdict.kind === 'within') {
    return (
      <p className="return-verdict ok">
        <Icon name="check" size="s" /> {t('returns.verdict.within', { date: day(verdict.until) })}
        {verdict.daysLeft === 0 && ` · ${t('returns.verdict.last')}`}
      </p>
    );
  }
  return (
    <p className="return-verdict bad">
      <Icon name="no" size="s" />{' '}
      {verdict.kind === 'expired'
        ? t('returns.verdict.expired', { date: day(verdict.on) })
        : t(isWarrantyReason(reason) ? 'returns.verdict.neverWarranty' : 'returns.verdict.neverReturn')}
    </p>
  );
}
