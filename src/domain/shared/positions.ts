/**
 * Where on the car a part sits. One list for the database, `?pos=` in URLs and the 3D node names.
 * c centre · l left (lado piloto) · r right · f front · b back · fl fr rl rr corners.
 */
export const POSITIONS = ['c', 'l', 'r', 'f', 'b', 'fl', 'fr', 'rl', 'rr'] as const;

export type Position = (typeof POSITIONS)[number];
