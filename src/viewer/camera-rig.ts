import CameraControls from 'camera-controls';
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
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
import { cornersOf, distanceToFit, towardsCamera } from './frame-camera.ts';

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
/** Of the picture, on each side. */
const MARGIN = 0.07;
/** A system is never looked at closer than this box, so that the car around it stays recognisable. */
const LEAST_SIZE = new Vector3(0.9, 0.7, 0.9);

/** The camera on its rails around the car: never rolls, never pans, never under the ground. */
export class CameraRig implements CameraControl {
  readonly controls: CameraControls;
  readonly #camera: PerspectiveCamera;
  readonly #car: CarModel;
  readonly #explosion: Explosion;
  #scene: CarScene | undefined;
  #framed = '';

  constructor(camera: PerspectiveCamera, canvas: HTMLCanvasElement, scene: { car: CarModel; explosion: Explosion }) {
    this.#camera = camera;
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
    const framed = `${chosen?.system ?? ''} ${view === 'exploded'}`;
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
    const box = this.#boxInSight();
    const middle = box.getCenter(new Vector3());
    const target = [middle.x, middle.y, middle.z] as const;
    const lens = { fov: this.#camera.fov, aspect: this.#camera.aspect, margin: MARGIN };
    const corners = cornersOf(
      [box.min.x, box.min.y, box.min.z],
      [box.max.x, box.max.y, box.max.z],
    );
    const distance = distanceToFit(corners, target, { direction, lens });
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

  /** What is chosen, where it will be when it has come to rest. */
  #boxInSight(): Box3 {
    const system = this.#scene?.chosen?.system;
    const parts = this.#car.parts.filter((part) => (system ? part.system === system : part.system !== null));
    const box = new Box3();
    for (const part of parts) {
      box.union(part.box.clone().translate(new Vector3(...this.#explosion.restOf(part))));
    }
    if (box.isEmpty()) return new Box3(new Vector3(-0.9, 0, -3.5), new Vector3(0.9, 1.5, 0.9));
    const lacking = LEAST_SIZE.clone().sub(box.getSize(new Vector3())).max(new Vector3()).multiplyScalar(0.5);
    return box.expandByVector(lacking);
  }
}
