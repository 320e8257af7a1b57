import { SYSTEMS, type SystemCode } from '#shared/facts/systems.ts';
import type { CarModel, ModelPart } from './car-model.ts';
import type { CarScene } from './contract.ts';
import { EXPLODE_MS, partProgress } from './taking-apart.ts';

/** Time in which parts follow the slider. */
const FOLLOW_MS = 90;
const SETTLED = 0.001;
const SYSTEM_CODES = SYSTEMS.map(({ code }) => code);

/** Moves the parts of the systems that are taken apart, and back. */
export class Explosion {
  readonly #car: CarModel;
  readonly #progress = new Map<SystemCode, number>();
  #apart: (system: SystemCode) => boolean = () => false;
  #spread = 0.55;
  #wantedSpread = 0.55;
  #isMoving = false;
  /** Parts that have been put somewhere: what comes later goes to its place at the next step. */
  #placed = 0;

  /** Whether the last step put any part elsewhere. */
  hasMoved = false;

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
    this.hasMoved = false;
    if (!this.#isMoving) return false;
    this.#isMoving = false;
    const { parts } = this.#car;
    const isSpreading = this.#followSlider(stepMs);
    const areNew = parts.length !== this.#placed;
    const moving = new Set<SystemCode>();
    for (const system of SYSTEM_CODES) {
      const hasStepped = this.#stepSystem(system, stepMs / EXPLODE_MS);
      if (hasStepped || (isSpreading && this.progressOf(system) > 0)) moving.add(system);
    }
    if (moving.size === 0 && !areNew) return this.#isMoving;
    for (const part of parts) {
      if (areNew || (part.system !== null && moving.has(part.system))) this.#place(part);
    }
    this.#placed = parts.length;
    this.hasMoved = true;
    return this.#isMoving;
  }

  /** Returns whether parts that are apart go nearer or farther. */
  #followSlider(stepMs: number): boolean {
    const rest = this.#wantedSpread - this.#spread;
    if (rest === 0) return false;
    const follow = 1 - Math.exp(-stepMs / FOLLOW_MS);
    this.#spread = Math.abs(rest) < SETTLED ? this.#wantedSpread : this.#spread + rest * follow;
    if (this.#spread !== this.#wantedSpread) this.#isMoving = true;
    return true;
  }

  /** Returns whether the system went on. */
  #stepSystem(system: SystemCode, by: number): boolean {
    const now = this.#progress.get(system) ?? 0;
    const goal = this.#apart(system) ? 1 : 0;
    if (now === goal) return false;
    const next = goal === 1 ? Math.min(1, now + by) : Math.max(0, now - by);
    this.#progress.set(system, next);
    if (next !== goal) this.#isMoving = true;
    return true;
  }

  #place({ system, node, home, explode, order }: ModelPart): void {
    const progress = system === null ? 0 : (this.#progress.get(system) ?? 0);
    node.position.copy(home).addScaledVector(explode, partProgress(progress, order) * this.#spread);
  }
}
