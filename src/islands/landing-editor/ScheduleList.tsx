import { useState } from 'react';
import type { LandingSchedule, LandingState } from '#contract/landing';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { LandingApi } from './landing-api.ts';

interface ScheduleListProps {
  readonly api: LandingApi;
  readonly state: LandingState;
  readonly onState: (state: LandingState) => void;
}

/** What goes live or off by itself, soonest first. */
export function ScheduleList({ api, state, onState }: ScheduleListProps) {
  const x = useEditorTexts();
  const { when } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [busy, setBusy] = useState<string | null>(null);
  if (state.schedules.length === 0) return null;
  const cancel = async ({ id }: LandingSchedule) => {
    if (busy) return;
    setBusy(id);
    refusal.clear();
    try {
      onState(await api.cancelSchedule(id));
      toast({ text: x('pageEditor.scheduleCancelled') });
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section aria-labelledby="schedules-title">
      <h3 className="label" id="schedules-title">
        {x('pageEditor.schedules')}
      </h3>
      <ul className="schedules">
        {state.schedules.map((schedule) => (
          <li key={schedule.id}>
            <span>
              <b>
                {when(schedule.dueAt, 'day', state.timeZone)}, {when(schedule.dueAt, 'time', state.timeZone)}
              </b>{' '}
              {schedule.version
                ? x('pageEditor.scheduledVersion', { number: schedule.version.number })
                : x('pageEditor.scheduledTakeDown')}
              {schedule.author && <span className="soft"> · {schedule.author}</span>}
            </span>
            <button
              type="button"
              className="linkish small"
              aria-busy={busy === schedule.id}
              onClick={() => void cancel(schedule)}
            >
              {x('pageEditor.cancelSchedule')}
            </button>
          </li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
    </section>
  );
}
