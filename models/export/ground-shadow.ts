/** A flat grid under the car whose vertex alpha is how much light the car takes away; GLB frame. */
export interface GroundShadow {
  readonly positions: Float32Array;
  /** Black with alpha. */
  readonly colors: Uint8Array;
  readonly indices: Uint16Array;
}
