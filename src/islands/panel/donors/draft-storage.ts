import type { z } from 'zod';
import type { Teardown } from '#contract/inventory';
import type { CarAnswers } from '../../selector/narrow-cars.ts';
import type { TeardownState } from './teardown-state.ts';

/** The car as the person describes it in the first step. */
export interface CarDraft {
  readonly branch: string;
  readonly answers: CarAnswers;
  readonly generation: string;
  readonly modelYear: number;
  readonly vehicleId: number | null;
  readonly vin: string | null;
  readonly odometerKm: number | null;
  readonly colour: string | null;
  readonly yardPosition: string | null;
  readonly arrivedOn: string;
}

export type DraftStep = 'teardown' | 'prices';

/** A car that is being received. `id` is the donor's: sent twice, it is received once. */
export interface ReceiptDraft {
  readonly id: string;
  readonly car: CarDraft;
  readonly teardown: z.infer<typeof Teardown>;
  readonly state: TeardownState;
  readonly step: DraftStep;
  readonly savedAt: string;
}

const VERSION = 1;
const keyOf = (email: string) => `mp.donor-draft.v${VERSION}.${email}`;

/** The person's draft on this device; null for none, and for one that cannot be read. */
export function readDraft(
  email: string,
  storage: Pick<Storage, 'getItem'> = localStorage,
): ReceiptDraft | null {
  try {
    const draft = JSON.parse(storage.getItem(keyOf(email)) ?? 'null') as ReceiptDraft | null;
    return draft?.id && draft.car.generation && Array.isArray(draft.teardown.pieces) ? draft : null;
  } catch {
    return null;
  }
}

/** Answers whether it is kept: private windows and full devices keep nothing. */
export function saveDraft(
  email: string,
  draft: ReceiptDraft,
  storage: Pick<Storage, 'setItem'> = localStorage,
): boolean {
  try {
    storage.setItem(keyOf(email), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(email: string): void {
  try {
    localStorage.removeItem(keyOf(email));
  } catch {
    // What cannot be reached cannot come back.
  }
}
