import { useStaff } from '../staff/staff-context.tsx';
import { useTyped } from '../staff/use-typed.ts';
import { ANY_DAY, QUICK_DAYS, quickRange, todayOf, type DayRange } from './day-range.ts';

interface DayRangeFilterProps {
  readonly range: DayRange;
  readonly timeZone: string;
  readonly onChange: (range: DayRange) => void;
}

const QUICK_WORDS = {
  today: 'panel.daysToday',
  yesterday: 'panel.daysYesterday',
  week: 'panel.daysWeek',
} as const;

/** From and to, and the days that are asked for most. What is chosen twice is left again. */
export function DayRangeFilter({ range, timeZone, onChange }: DayRangeFilterProps) {
  const { t } = useStaff();
  const today = todayOf(timeZone);
  const isSame = (one: DayRange) => one.from === range.from && one.to === range.to;
  return (
    <>
      <span className="quick-days" role="group" aria-label={t('panel.days')}>
        {QUICK_DAYS.map((quick) => {
          const days = quickRange(quick, today);
          const isOn = isSame(days);
          return (
            <button
              key={quick}
              type="button"
              className={isOn ? 'chip on' : 'chip'}
              aria-pressed={isOn}
              onClick={() => onChange(isOn ? ANY_DAY : days)}
            >
              {t(QUICK_WORDS[quick])}
            </button>
          );
        })}
      </span>
      <DayChip
        label={t('panel.daysFrom')}
        value={range.from}
        max={range.to || today}
        onChange={(from) => onChange({ ...range, from })}
      />
      <DayChip
        label={t('panel.daysTo')}
        value={range.to}
        min={range.from}
        max={today}
        onChange={(to) => onChange({ ...range, to })}
      />
    </>
  );
}

interface DayChipProps {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max: string;
  readonly onChange: (value: string) => void;
}

/** A year that is being typed is of the second, the twentieth, the two hundredth first. */
const FIRST_DAY = '2000-01-01';

function DayChip({ label, value, min, max, onChange }: DayChipProps) {
  const [typed, setTyped] = useTyped(value);
  return (
    <label className={value ? 'chip day on' : 'chip day'}>
      <small>{label}</small>
      <input
        type="date"
        value={typed}
        min={min || FIRST_DAY}
        max={max}
        onChange={(event) => {
          const day = event.target.value;
          setTyped(day);
          if (day === '' || day >= FIRST_DAY) onChange(day);
        }}
      />
    </label>
  );
}
