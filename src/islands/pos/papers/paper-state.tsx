import type { Hold, Quote } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';
import { timeLeft } from './time-left.ts';
import './paper-state.css';

const QUOTE_WORDS = {
  open: 'papers.stateOpen',
  expired: 'papers.stateQuoteExpired',
  sold: 'papers.stateQuoteSold',
} as const;

const HOLD_WORDS = {
  active: 'papers.stateActive',
  overdue: 'papers.stateOverdue',
  sold: 'papers.stateSold',
  released: 'papers.stateReleased',
  expired: 'papers.stateExpired',
} as const;

const TONES: Readonly<Record<string, string>> = {
  open: 'ok',
  active: 'ok',
  overdue: 'late',
  expired: 'late',
};

/** The state as a word, with the quiet colour of its kind. */
export function PaperState({ state, of }: { readonly of: 'quote' | 'hold'; readonly state: string }) {
  const { t } = useStaff();
  const key = of === 'quote' ? QUOTE_WORDS[state as Quote['state']] : HOLD_WORDS[state as Hold['state']];
  return <span className={`paper-state ${TONES[state] ?? 'done'}`}>{t(key)}</span>;
}

const LEFT = {
  days: 'papers.leftDays',
  hours: 'papers.leftHours',
  minutes: 'papers.leftMinutes',
} as const;

/** "quedan 3 días": what is left until then, in the largest unit that is not zero. */
export function TimeLeft({
  until,
  now,
  timeZone,
}: {
  readonly until: string;
  readonly now: Date;
  readonly timeZone: string;
}) {
  const { t, when } = useStaff();
  const left = timeLeft(new Date(until), now, timeZone);
  return left ? (
    <>{t(LEFT[left.unit], { count: left.count })}</>
  ) : (
    <>{t('papers.over', { when: when(until, 'moment', timeZone) })}</>
  );
}
