import type { WeekHours } from '#contract/branches';
import { useStaff } from '../staff/staff-context.tsx';
import { DAYS, wrongDay } from './branch-form-values.ts';

type Day = keyof WeekHours;

export const DAY_WORDS = {
  mon: 'panel.mon',
  tue: 'panel.tue',
  wed: 'panel.wed',
  thu: 'panel.thu',
  fri: 'panel.fri',
  sat: 'panel.sat',
  sun: 'panel.sun',
} as const satisfies Record<Day, string>;

const NEW_DAY: [string, string] = ['09:00', '18:00'];

/** A week of opening hours: each day open from–to or closed; Monday can be copied to the working days. */
export function HoursEditor({
  hours,
  onChange,
}: {
  readonly hours: WeekHours;
  readonly onChange: (hours: WeekHours) => void;
}) {
  const { t } = useStaff();
  const wrong = wrongDay(hours);
  const set = (day: Day, value: [string, string] | null) => onChange({ ...hours, [day]: value });
  const copyMonday = () =>
    onChange({ ...hours, tue: hours.mon, wed: hours.mon, thu: hours.mon, fri: hours.mon });
  return (
    <fieldset className="field hours">
      <legend>{t('panel.hours')}</legend>
      {DAYS.map((day) => {
        const value = hours[day];
        const name = t(DAY_WORDS[day]);
        return (
          <div key={day} className="hours-row">
            <label className="tick-row">
              <input
                type="checkbox"
                name="hours"
                checked={value !== null}
                onChange={(event) => set(day, event.target.checked ? NEW_DAY : null)}
              />
              {name}
            </label>
            {value ? (
              <>
                <TimeChoice
                  label={t('panel.opens', { day: name })}
                  value={value[0]}
                  isWrong={wrong === day}
                  onChange={(time) => set(day, [time, value[1]])}
                />
                <span className="dim">–</span>
                <TimeChoice
                  label={t('panel.closes', { day: name })}
                  value={value[1]}
                  isWrong={wrong === day}
                  onChange={(time) => set(day, [value[0], time])}
                />
              </>
            ) : (
              <span className="dim closed">{t('panel.closedDay')}</span>
            )}
          </div>
        );
      })}
      {wrong && (
        <p className="msg" role="alert">
          {t('panel.hoursWrong', { day: t(DAY_WORDS[wrong]) })}
        </p>
      )}
      <button type="button" className="linkish small" onClick={copyMonday}>
        {t('panel.copyMonday')}
      </button>
    </fieldset>
  );
}

interface TimeChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (time: string) => void;
}

const HALF_HOURS = Array.from(
  { length: 48 },
  (_, index) => `${String(index >> 1).padStart(2, '0')}:${index % 2 ? '30' : '00'}`,
);

/** Half hours of the day in the 24 hours that the site writes; an odd time that is already there stays. */
function TimeChoice({ label, value, isWrong, onChange }: TimeChoiceProps) {
  const times = HALF_HOURS.includes(value) ? HALF_HOURS : [value, ...HALF_HOURS];
  return (
    <select
      className="in"
      name="hours"
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {times.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </select>
  );
}
