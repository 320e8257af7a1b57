import type { CarModel, ModelPart } from './car-model.ts';
import type { CarScene } from './contract.ts';
import { lookOf, type Look } from './look.ts';
import type { Palette } from './palette.ts';

/** Above what is opaque: glass before it would hide what lies inside. */
const GHOST_ORDER = 2;

/** Dresses every part for a scene; remembers what they wear, so that only what changes is touched. */
export class Wardrobe {
  readonly #worn = new Map<ModelPart, Look>();
  readonly #car: CarModel;
  #palette: Palette;

  constructor(car: CarModel, palette: Palette) {
    this.#car = car;
    this.#palette = palette;
  }

  /** Returns whether anything changed. */
  dress(scene: CarScene): boolean {
    let hasChanged = false;
    for (const part of this.#car.parts) {
      const look = lookOf(part, scene);
      if (this.#worn.get(part) === look) continue;
      this.#worn.set(part, look);
      this.#wear(part, look);
      hasChanged = true;
    }
    return hasChanged;
  }

  lookOf(part: ModelPart): Look {
    return this.#worn.get(part) ?? 'own';
  }

  /** Other colours of the page: everything is dressed anew at the next scene. */
  use(palette: Palette): void {
    this.#palette = palette;
    this.#worn.clear();
  }

  #wear(part: ModelPart, look: Look): void {
    part.node.visible = look !== 'hidden';
    if (look === 'hidden') return;
    for (const { mesh, material } of part.meshes) {
      mesh.material = look === 'own' ? material : this.#palette[look];
      mesh.renderOrder = look === 'ghost' ? GHOST_ORDER : 0;
    }
  }
}
