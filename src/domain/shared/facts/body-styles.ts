/** What a car is by its shape. */
export const BODY_STYLES = [
  'sedan',
  'hatchback',
  'coupe',
  'suv',
  'van',
  'van-mpv',
  'pickup-regular',
  'pickup-crew',
] as const;

export type BodyStyle = (typeof BODY_STYLES)[number];
