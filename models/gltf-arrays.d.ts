import type {} from '@gltf-transform/core';

declare module '@gltf-transform/core' {
  interface Accessor {
    /** Arrays over any buffer: ours are never shared between threads. */
    setArray(array: Float32Array | Uint8Array | Uint16Array | Uint32Array | null): this;
  }
}
