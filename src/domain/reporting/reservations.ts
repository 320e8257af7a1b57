import type { ReservationSource } from './reconcile.ts';

/** Everything that keeps pieces back. Holds add theirs here. */
export const RESERVATIONS: readonly ReservationSource[] = [];
