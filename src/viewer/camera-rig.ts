import CameraControls from 'camera-controls';
import type { PerspectiveCamera } from 'three';
import { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 } from 'three';
import {
  HOME_PRESET,
  POLAR_LIMITS,
  POLAR_LIMITS_UNDERSIDE,
  presetOf,
  type CameraPreset,
} from '#shared/car/camera-presets.ts';
import type { CarModel } from './car-model.ts';
import type { CameraControl, CarScene } from './contract.ts';
import type { Explosion } from './explosion.ts';
import { frameOf, towardsCamera, type Boxes } from './frame-camera.ts';

const DEGREE = Math.PI / 180;
const { ACTION } = CameraControls;

CameraControls.install({
  THREE: {
    Box3,
    Matrix4,
    Quaternion,
    Raycaster,
    Sphere,
    Spherical,
    Vector2,
    Vector3,
    Vector4,
  },
});

const SMOOTH_S = 0.24;
/** Of the picture, on each side: a system fills it, round the whole car its systems are written. */
const MARGIN = { system: 0.05, car: 0.085, carWithNames: 0.13 } as const;
/** Of the canvas, where names fit beside the car. */
const WIDE_PX = 760;
/** Narrower than this, tools stand in a row over the picture, so high. */
const NARROW_PX = 600;
const TOOLS_PX = 50;
/** A system is never looked at closer than this box, so that the car around it stays recognisable. */
const LEAST_SIZE = new Vector3(0.9, 0.7, 0.9);

/** Of the canvas, in CSS pixels. Asking the canvas itself would lay the whole page out in the middle of a choice. */
export interface Room {
  width: number;
  height: number;
}

/** The camera on its rails around the car: never rolls, never pans, never under the ground. */
export class CameraRig implements CameraControl {
  readonly controls: CameraControls;
  readonly #camera: PerspectiveCamera;
  readonly #room: Readonly<Room>;
  readonly #car: CarModel;
  readonly #explosion: Explosion;
  #scene: CarScene | undefined;
  #framed = '';

  constructor(
    camera: PerspectiveCamera,
    canvas: HTMLCanvasElement,
    scene: { car: CarModel; explosion: Explosion; room: Readonly<Room> },
  ) {
    this.#camera = camera;
    this.#room = scene.room;
    this.#car = scene.car;
    this.#explosion = scene.explosion;
    const controls = new CameraControls(camera, canvas);
    this.controls = controls;
    const { mouseButtons, touches } = controls;
    mouseButtons.right = mouseButtons.middle = mouseButtons.wheel = ACTION.NONE;
    touches.one = ACTION.TOUCH_ROTATE;
    touches.two = ACTION.TOUCH_DOLLY;
    touches.three = ACTION.NONE;
    controls.draggingSmoothTime = 0.08;
    controls.azimuthRotateSpeed = controls.polarRotateSpeed = 0.7;
    // The page scrolls through the canvas; only sideways drags turn the car.
    canvas.style.touchAction = 'pan-y';
  }

  set isStill(isStill: boolean) {
    this.controls.smoothTime = isStill ? 0 : SMOOTH_S;
  }

  /** Frames what is chosen, when that is something else than before. */
  show(scene: CarScene): void {
    const { chosen, view } = scene;
    // Before its file has come a system is nowhere: it is framed again once it stands.
    const isThere = chosen === undefined || this.#car.partsOf(chosen.system).length > 0;
    const framed = `${chosen?.system ?? ''} ${view === 'exploded'} ${isThere}`;
    this.#scene = scene;
    if (framed === this.#framed) return;
    this.#framed = framed;
    this.reset();
  }

  /** After the stage changed its shape. */
  refit(): void {
    if (this.#scene) this.#look(false);
  }

  reset(): void {
    if (this.#scene) this.#look(true);
  }

  turn(degrees: number): void {
    void this.controls.rotate(degrees * DEGREE, 0, true);
  }

  zoom(factor: number): void {
    void this.controls.dollyTo(this.controls.distance / factor, true);
  }

  get preset(): CameraPreset {
    const chosen = this.#scene?.chosen;
    return chosen ? presetOf(chosen.system) : HOME_PRESET;
  }

  dispose(): void {
    this.controls.dispose();
  }

  #look(isSmooth: boolean): void {
    const { controls, preset } = this;
    const direction = { azimuth: preset.azimuth, polar: preset.polar };
    const limits = preset.hidesGround ? POLAR_LIMITS_UNDERSIDE : POLAR_LIMITS;
    controls.minPolarAngle = limits.min * DEGREE;
    controls.maxPolarAngle = limits.max * DEGREE;
    const lens = {
      fov: this.#camera.fov,
      aspect: this.#camera.aspect,
      margin: this.#margin,
      headroom: this.#makeHeadroom(),
    };
    const { target, distance } = frameOf(this.#boxesInSight(), direction, lens);
    controls.minDistance = distance * 0.35;
    controls.maxDistance = distance * 1.6;
    const [x, y, z] = towardsCamera(direction);
    void controls.setLookAt(
      target[0] + x * distance,
      target[1] + y * distance,
      target[2] + z * distance,
      ...target,
      isSmooth,
    );
  }

  /** Lets the picture down under the tools. */
  #makeHeadroom(): number {
    const { width, height } = this.#room;
    if (width >= NARROW_PX || height === 0) {
      this.#camera.clearViewOffset();
      return 0;
    }
    this.#camera.setViewOffset(width, height, 0, -TOOLS_PX / 2, width, height);
    return TOOLS_PX / height;
  }

  get #margin(): number {
    if (this.#scene?.chosen) return MARGIN.system;
    return this.#room.width >= WIDE_PX ? MARGIN.carWithNames : MARGIN.car;
  }

  /** What is chosen, where it will be when it has come to rest. */
  #boxesInSight(): Boxes {
    const system = this.#scene?.chosen?.system;
    const boxes: number[] = [];
    const whole = new Box3();
    const put = ({ min, max }: Box3, by: readonly [x: number, y: number, z: number]) => {
      const [x, y, z] = by;
      boxes.push(min.x + x, min.y + y, min.z + z, max.x + x, max.y + y, max.z + z);
      whole.min.set(
        Math.min(whole.min.x, min.x + x),
        Math.min(whole.min.y, min.y + y),
        Math.min(whole.min.z, min.z + z),
      );
      whole.max.set(
        Math.max(whole.max.x, max.x + x),
        Math.max(whole.max.y, max.y + y),
        Math.max(whole.max.z, max.z + z),
      );
    };
    for (const part of this.#car.parts) {
      if (system ? part.system === system : part.system !== null) put(part.box, this.#explosion.restOf(part));
    }
    if (whole.isEmpty()) put(this.#wholeCar(), [0, 0, 0]);
    const lacking = LEAST_SIZE.clone().sub(whole.getSize(new Vector3()));
    if (lacking.x > 0 || lacking.y > 0 || lacking.z > 0) {
      put(whole.clone().expandByVector(lacking.max(new Vector3()).multiplyScalar(0.5)), [0, 0, 0]);
    }
    return boxes;
  }

  #wholeCar(): Box3 {
    const { width, height, length, frontOverhang } = this.#car.dims;
    return new Box3(
      new Vector3(-width / 2, 0, frontOverhang - length),
      new Vector3(width / 2, height, frontOverhang),
    );
  }
}
