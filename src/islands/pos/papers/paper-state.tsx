import type { Hold, Quote } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';

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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

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
  const leftMs = Date.parse(until) - now.getTime();
  if (leftMs <= 0) return <>{t('papers.over', { when: when(until, 'moment', timeZone) })}</>;
  if (leftMs >= 2 * DAY_MS) return <>{t('papers.leftDays', { count: Math.floor(leftMs / DAY_MS) })}</>;
  if (leftMs >= HOUR_MS) return <>{t('papers.leftHours', { count: Math.floor(leftMs / HOUR_MS) })}</>;
  return <>{t('papers.leftMinutes', { count: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) })}</>;
}
