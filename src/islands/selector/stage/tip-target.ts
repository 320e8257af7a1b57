import type { Aim, PointedPart, ScreenPoint, StillView } from '../../../viewer/contract.ts';
import { landmarkKey } from './landmark-key.ts';

interface TipState {
  readonly hit: PointedPart | null;
  readonly pointed: Aim | undefined;
  readonly chosen: Aim | undefined;
  readonly still: StillView | null;
}

/** The tip is over what the pointer is on, else what the list points at, else the chosen part. */
export function tipOf({ hit, pointed, chosen, still }: TipState): { aim: Aim; at: ScreenPoint } | null {
  if (hit && pointed) return { aim: pointed, at: hit.top };
  const aim = pointed ?? (chosen?.type === undefined ? undefined : chosen);
  if (!aim) return null;
  const mark = still?.landmarks.find((each) => landmarkKey(each) === landmarkKey(aim));
  return mark ? { aim, at: mark.top } : null;
}
