import type { SystemCode } from '#shared/facts/systems.ts';
import type { CarModel, ModelPart } from './car-model.ts';
import type { CarScene } from './contract.ts';
import { EXPLODE_MS, partProgress } from './taking-apart.ts';

/** Time in which parts follow the slider. */
const FOLLOW_MS = 90;
const SETTLED = 0.001;

/** Moves the parts of the systems that are taken apart, and back. */
export class Explosion {
  readonly #car: CarModel;
  readonly #progress = new Map<SystemCode, number>();
  #apart: (system: SystemCode) => boolean = () => false;
  #spread = 0.55;
  #wantedSpread = 0.55;
  #isMoving = false;

  constructor(car: CarModel) {
    this.#car = car;
  }

  aim({ view, chosen, spread }: CarScene): void {
    this.#apart = (system) => view === 'exploded' && (!chosen || chosen.system === system);
    this.#wantedSpread = spread;
    this.#isMoving = true;
  }

  /** Parts where they will be at rest. */
  restOf(part: ModelPart): readonly [x: number, y: number, z: number] {
    const isApart = part.system !== null && this.#apart(part.system);
    const { x, y, z } = part.explode;
    const by = isApart ? this.#wantedSpread : 0;
    return [x * by, y * by, z * by];
  }

  offsetOf(part: ModelPart): readonly [x: number, y: number, z: number] {
    const { node, home } = part;
    return [node.position.x - home.x, node.position.y - home.y, node.position.z - home.z];
  }

  /** How far a system is apart, 0 to 1. */
  progressOf(system: SystemCode | undefined): number {
    return system === undefined ? 1 : (this.#progress.get(system) ?? 0);
  }

  /** Returns whether anything is still on its way. `stepMs` of Infinity goes there at once. */
  step(stepMs: number): boolean {
    if (!this.#isMoving) return false;
    this.#isMoving = false;
    const follow = 1 - Math.exp(-stepMs / FOLLOW_MS);
    const rest = this.#wantedSpread - this.#spread;
    this.#spread = Math.abs(rest) < SETTLED ? this.#wantedSpread : this.#spread + rest * follow;
    if (this.#spread !== this.#wantedSpread) this.#isMoving = true;
    for (const system of new Set(this.#car.parts.map((part) => part.system))) {
      if (system !== null) this.#stepSystem(system, stepMs / EXPLODE_MS);
    }
    for (const part of this.#car.parts) this.#place(part);
    return this.#isMoving;
  }

  #stepSystem(system: SystemCode, by: number): void {
    const now = this.#progress.get(system) ?? 0;
    const next = this.#apart(system) ? Math.min(1, now + by) : Math.max(0, now - by);
    this.#progress.set(system, next);
    if (next !== (this.#apart(system) ? 1 : 0)) this.#isMoving = true;
  }

  #place({ system, node, home, explode, order }: ModelPart): void {
    const progress = system === null ? 0 : (this.#progress.get(system) ?? 0);
    node.position.copy(home).addScaledVector(explode, partProgress(progress, order) * this.#spread);
  }
}
