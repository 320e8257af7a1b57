import type { Group } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'meshoptimizer/decoder';

const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);

/** One file of a car. Nothing else is fetched: textures, if any, are inside of it. */
export async function loadCarFile(address: string, signal: AbortSignal): Promise<Group> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const bytes = await response.arrayBuffer();
  signal.throwIfAborted();
  const { scene } = await loader.parseAsync(bytes, '');
  signal.throwIfAborted();
  return scene;
}
