import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { Position } from '#shared/positions.ts';
import { CameraRig, type Room } from './camera-rig.ts';
import type { CarModel, ModelPart } from './car-model.ts';
import type { CarScene, PointedPart, ScreenPoint, StillView } from './contract.ts';
import { Explosion } from './explosion.ts';
import { Ground } from './ground.ts';
import { probePoints, stillView, topOf } from './landmarks.ts';
import { disposePalette, makePalette, stageColours, type Palette } from './palette.ts';
import { Picker } from './picker.ts';
import { Wardrobe } from './wardrobe.ts';

/** After a pause the first step would jump: it is taken as one frame. */
const LONGEST_STEP_MS = 34;

/** Share of the way apart on which a system keeps the accent. */
const OPENED = 0.45;

interface Setting {
  readonly car: CarModel;
  readonly camera: PerspectiveCamera;
  readonly canvas: HTMLCanvasElement;
  readonly gl: WebGLRenderer;
}

/** The car in its studio: one scene in, one picture out; draws only while something moves. */
export class Stage {
  readonly car: CarModel;
  readonly rig: CameraRig;
  lastSelectMs = 0;
  isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly #setting: Setting;
  readonly #room: Room;
  readonly #explosion: Explosion;
  readonly #wardrobe: Wardrobe;
  readonly #picker: Picker;
  readonly #ground: Ground;
  #palette: Palette;
  #scene: CarScene | undefined;
  #isOpening = false;

  constructor(setting: Setting) {
    const { car, camera, canvas } = setting;
    const colours = stageColours(canvas);
    this.car = car;
    this.#setting = setting;
    this.#room = { width: canvas.clientWidth, height: canvas.clientHeight };
    this.#palette = makePalette(colours);
    this.#explosion = new Explosion(car);
    this.#wardrobe = new Wardrobe(car, this.#palette);
    this.#wardrobe.take();
    this.#picker = new Picker(car, this.#wardrobe);
    this.#ground = new Ground(car);
    this.rig = new CameraRig(camera, canvas, { car, explosion: this.#explosion, room: this.#room });
    this.rig.isStill = this.isReduced;
    setting.gl.setClearColor(colours.stage, 1);
  }

  get lastPickMs(): number {
    return this.#picker.lastMs;
  }

  show(scene: CarScene): void {
    const start = performance.now();
    const isFirst = this.#scene === undefined;
    const opens = scene.view === 'exploded' && scene.chosen?.system !== this.#scene?.chosen?.system;
    this.#scene = scene;
    this.#explosion.aim(scene);
    this.#isOpening = opens ? !isFirst && !this.isReduced : this.#isOpening && scene.view === 'exploded';
    this.#dress(scene);
    const isGlass = scene.view !== 'assembled' && (scene.chosen !== undefined || scene.view === 'xray');
    this.rig.show(scene);
    const hidesGround = isGlass && this.rig.preset.hidesGround;
    this.#ground.show(hidesGround ? 'none' : isGlass ? 'glass' : 'solid');
    if (isFirst || this.isReduced) this.#move(Number.POSITIVE_INFINITY);
    if (isFirst) this.rig.controls.update(1e3);
    this.lastSelectMs = performance.now() - start;
  }

  /** A system is seen whole, in the accent, before it goes apart in its own colours. */
  #dress(scene: CarScene): void {
    this.#wardrobe.dress(this.#isOpening ? { ...scene, view: 'xray' } : scene);
  }

  /** More of the car has come. */
  refresh(): void {
    this.#wardrobe.take();
    if (this.#scene) this.show(this.#scene);
  }

  recolour(): void {
    const colours = stageColours(this.#setting.canvas);
    const before = this.#palette;
    this.#palette = makePalette(colours);
    this.#wardrobe.use(this.#palette);
    this.#setting.gl.setClearColor(colours.stage, 1);
    this.refresh();
    disposePalette(before);
  }

  /** Returns whether another frame is needed. */
  step(elapsedMs: number): boolean {
    const stepMs = Math.min(elapsedMs, LONGEST_STEP_MS);
    const isExploding = this.#move(this.isReduced ? Number.POSITIVE_INFINITY : stepMs);
    if (this.#isOpening && this.#scene && this.#explosion.progressOf(this.#scene.chosen?.system) >= OPENED) {
      this.#isOpening = false;
      this.#dress(this.#scene);
    }
    const isTurning = this.rig.controls.update(stepMs / 1000);
    return isExploding || isTurning;
  }

  #move(stepMs: number): boolean {
    const isMoving = this.#explosion.step(stepMs);
    if (this.#explosion.hasMoved) this.#wardrobe.follow();
    return isMoving;
  }

  /** The canvas has another size. */
  fit(width: number, height: number): void {
    const room = this.#room;
    if (width === room.width && height === room.height) return;
    room.width = width;
    room.height = height;
    this.rig.refit();
  }

  pick(point: ScreenPoint): PointedPart | null {
    const { camera } = this.#setting;
    const part = this.#picker.pick(point, camera, this.#room);
    if (!part?.system) return null;
    const { system, type, position } = part;
    return { system, type, position, top: topOf(this.#sight, part) };
  }

  still(): StillView {
    return this.#scene ? stillView(this.#sight, this.#scene) : { landmarks: [], outline: [] };
  }

  /** A point of the canvas where that part is hit: near its middle first, then across its box. */
  locate(type: string, position: Position): ScreenPoint | null {
    const part = this.#find(type, position);
    if (!part) return null;
    for (const point of probePoints(this.#sight, part)) {
      const hit = this.pick(point);
      if (hit?.type === type && hit.position === position) return point;
    }
    return null;
  }

  dispose(scene: Scene): void {
    this.rig.dispose();
    this.#ground.dispose();
    this.#wardrobe.dispose();
    disposePalette(this.#palette);
    scene.environment?.dispose();
    for (const { meshes } of this.car.parts) {
      for (const { mesh, material } of meshes) {
        mesh.geometry.dispose();
        material.dispose();
      }
    }
  }

  get #sight() {
    const { camera } = this.#setting;
    return { car: this.car, explosion: this.#explosion, camera, size: this.#room };
  }

  #find(type: string, position: Position): ModelPart | undefined {
    return this.car.parts.find((part) => part.type === type && part.position === position);
  }
}
