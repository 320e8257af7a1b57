import { heldQuantities } from '#domain/sales';
import type { ReservationSource } from './reconcile.ts';

/** Everything that keeps pieces back. */
export const RESERVATIONS: readonly ReservationSource[] = [heldQuantities];
