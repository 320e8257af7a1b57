import type { Material, Mesh } from 'three';
import type { CarModel, ModelPart, PartMesh } from './car-model.ts';
import type { CarScene } from './contract.ts';
import { lookOf, type Look } from './look.ts';
import { MergedShapes } from './merged-shapes.ts';
import type { Palette } from './palette.ts';

/** Layer of meshes that are drawn with others: rays find them, the camera does not see them. */
const UNSEEN_LAYER = 1;
const SEEN_LAYER = 0;

/**
 * Dresses every part for a scene; remembers what they wear, so that only what changes is touched. What is clear in
 * its own colours is drawn by itself, from the farthest on; all else with what wears the same.
 */
export class Wardrobe {
  readonly #worn = new Map<ModelPart, Look>();
  readonly #car: CarModel;
  #palette: Palette;
  #merged: readonly MergedShapes[] = [];

  constructor(car: CarModel, palette: Palette) {
    this.#car = car;
    this.#palette = palette;
  }

  /** Merges the parts that came since. They must stand at home. */
  take(): void {
    const merged = new Set(this.#merged.flatMap(({ parts }) => parts));
    const parts = this.#car.parts.filter((part) => !merged.has(part));
    if (parts.length > 0) this.#merged = [...this.#merged, new MergedShapes(parts, this.#car.root)];
  }

  /** Takes what is drawn to where the parts are. */
  follow(): void {
    for (const merged of this.#merged) merged.follow();
  }

  dispose(): void {
    for (const merged of this.#merged) merged.dispose();
  }

  /** Returns whether anything changed. */
  dress(scene: CarScene): boolean {
    let hasChanged = false;
    for (const part of this.#car.parts) {
      const look = lookOf(part, scene);
      if (this.#worn.get(part) === look) continue;
      this.#worn.set(part, look);
      hasChanged = true;
    }
    if (hasChanged) this.#show();
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

  #show(): void {
    const wearers = new Map<Material, Mesh[]>();
    for (const part of this.#car.parts) {
      const look = this.lookOf(part);
      part.node.visible = look !== 'hidden';
      if (look === 'hidden') continue;
      for (const each of part.meshes) {
        const worn = this.#materialOf(each, look);
        const isAlone = look === 'own' && worn.transparent;
        each.mesh.layers.set(isAlone ? SEEN_LAYER : UNSEEN_LAYER);
        each.mesh.material = worn;
        if (isAlone) continue;
        const known = wearers.get(worn);
        if (known) known.push(each.mesh);
        else wearers.set(worn, [each.mesh]);
      }
    }
    for (const merged of this.#merged) merged.show(wearers);
  }

  #materialOf({ material }: PartMesh, look: Exclude<Look, 'hidden'>): Material {
    return look === 'own' ? material : this.#palette[look];
  }
}
