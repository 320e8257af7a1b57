import { useRef } from 'react';
import type { VinAnswer } from '#contract/catalog';
import { useStaff } from '../staff/staff-context.tsx';
import type { StaffApi } from '../staff/api-client.ts';
import { choicesOfVin, noteCarOf } from './note-car.ts';
import type { ScanMessage } from './scan-messages.ts';
import type { Till } from './use-till.ts';

/** The number under the camera becomes the car of the note, where it tells one; else the clerk is asked for words. */
export function useNoteCarByVin(
  api: StaffApi,
  till: Pick<Till, 'note' | 'change'>,
  say: (message: ScanMessage) => void,
): (vin: string) => Promise<void> {
  const { t } = useStaff();
  // The answer comes later than the question: the note is what it is then.
  const latest = useRef(till);
  latest.current = till;
  return async (vin) => {
    say({ kind: 'info', text: t('counter.looking') });
    const answer = await api.get<VinAnswer>(`/vin/${encodeURIComponent(vin)}`).catch(() => null);
    if (!answer) {
      say({ kind: 'error', text: t('counter.vinFailed') });
      return;
    }
    const { choices, year } = choicesOfVin(answer);
    const [only, ...others] = choices;
    if (!only || others.length > 0) {
      say({ kind: 'info', text: t('counter.vinOpen') });
      return;
    }
    const car = noteCarOf(only, year);
    latest.current.change({ ...latest.current.note, car });
    say({ kind: 'ok', text: t('counter.vinCar', { car: car.name }) });
  };
}
