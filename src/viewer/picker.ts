import { Box3, Raycaster, Vector2, Vector3, type Camera, type Intersection } from 'three';
import type { CarModel, ModelPart } from './car-model.ts';
import type { ScreenPoint } from './contract.ts';
import type { Wardrobe } from './wardrobe.ts';

const box = new Box3();
const moved = new Vector3();
const met = new Vector3();

/** Finds the part under a point of the canvas. Ghosts are looked through. */
export class Picker {
  lastMs = 0;
  readonly #ray = new Raycaster();
  readonly #point = new Vector2();
  readonly #car: CarModel;
  readonly #wardrobe: Wardrobe;

  constructor(car: CarModel, wardrobe: Wardrobe) {
    this.#car = car;
    this.#wardrobe = wardrobe;
  }

  pick({ x, y }: ScreenPoint, camera: Camera, size: { width: number; height: number }): ModelPart | null {
    const start = performance.now();
    this.#point.set((x / size.width) * 2 - 1, 1 - (y / size.height) * 2);
    this.#ray.setFromCamera(this.#point, camera);
    const part = this.#nearest();
    this.lastMs = performance.now() - start;
    return part?.system ? part : null;
  }

  /** From the nearest box on; what begins behind a hit cannot be before it. */
  #nearest(): ModelPart | null {
    const hits: Intersection[] = [];
    let nearest: ModelPart | null = null;
    let distance = Number.POSITIVE_INFINITY;
    for (const { part, from } of this.#onTheWay()) {
      if (from > distance) break;
      for (const { mesh } of part.meshes) mesh.raycast(this.#ray, hits);
      for (const hit of hits) {
        if (hit.distance >= distance) continue;
        distance = hit.distance;
        nearest = part;
      }
      hits.length = 0;
    }
    return nearest;
  }

  /** Parts that can be picked and whose boxes the ray meets, by where it meets them. */
  #onTheWay(): { readonly part: ModelPart; readonly from: number }[] {
    const found: { part: ModelPart; from: number }[] = [];
    const { ray } = this.#ray;
    for (const part of this.#car.parts) {
      const look = this.#wardrobe.lookOf(part);
      if (look === 'hidden' || look === 'ghost') continue;
      box.copy(part.box).translate(moved.subVectors(part.node.position, part.home));
      if (box.containsPoint(ray.origin)) found.push({ part, from: 0 });
      else if (ray.intersectBox(box, met)) found.push({ part, from: met.distanceTo(ray.origin) });
    }
    return found.sort((a, b) => a.from - b.from);
  }
}
