import { Raycaster, Vector2, type Camera, type Mesh } from 'three';
import type { CarModel, ModelPart } from './car-model.ts';
import type { ScreenPoint } from './contract.ts';
import { UNSEEN_LAYER, type Wardrobe } from './wardrobe.ts';

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
    this.#ray.layers.enable(UNSEEN_LAYER);
  }

  pick({ x, y }: ScreenPoint, camera: Camera, size: { width: number; height: number }): ModelPart | null {
    const start = performance.now();
    this.#point.set((x / size.width) * 2 - 1, 1 - (y / size.height) * 2);
    this.#ray.setFromCamera(this.#point, camera);
    const [hit] = this.#ray.intersectObjects(this.#solid(), false);
    this.lastMs = performance.now() - start;
    const part = hit && this.#car.partOf(hit.object);
    return part?.system ? part : null;
  }

  #solid(): Mesh[] {
    const solid: Mesh[] = [];
    for (const part of this.#car.parts) {
      const look = this.#wardrobe.lookOf(part);
      if (look === 'hidden' || look === 'ghost') continue;
      for (const { mesh } of part.meshes) solid.push(mesh);
    }
    return solid;
  }
}
