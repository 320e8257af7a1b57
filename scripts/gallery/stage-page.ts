import { NeutralToneMapping, PerspectiveCamera, Scene, DirectionalLight, WebGLRenderer } from 'three';
import { CarModel } from '../../src/viewer/car-model.ts';
import type { CarScene, CarSource } from '../../src/viewer/contract.ts';
import { loadCarFile } from '../../src/viewer/load-car.ts';
import { Stage } from '../../src/viewer/stage.ts';
import { studioLight } from '../../src/viewer/studio.ts';

// Runs in the browser of `npm run gallery`: the product's own stage, without the page around it.

export interface Pose {
  readonly scene: CarScene;
  /** Degrees that the camera goes round from where the scene puts it. */
  readonly turn?: number;
  /** Degrees from straight above instead of the scene's own. */
  readonly polar?: number;
  /** Closer than the scene's own view: above 1. */
  readonly zoom?: number;
  /** Drawn as it is, but without these part types. */
  readonly without?: readonly string[];
}

export interface GalleryPage {
  open(source: CarSource): Promise<void>;
  /** The picture as a data address. */
  shoot(pose: Pose, type: 'image/webp' | 'image/png'): string;
}

const FOV = 26;
const QUALITY = 0.82;
const LONG_ENOUGH_MS = 10_000;

const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('No canvas');
const { clientWidth, clientHeight } = canvas;
const gl = new WebGLRenderer({ canvas, antialias: true });
gl.setSize(clientWidth, clientHeight, false);
gl.toneMapping = NeutralToneMapping;
const camera = new PerspectiveCamera(FOV, clientWidth / clientHeight, 0.1, 60);
const environment = studioLight(gl);
let shown: { readonly stage: Stage; readonly scene: Scene } | undefined;

async function open(source: CarSource): Promise<void> {
  const never = new AbortController().signal;
  const car = new CarModel(await loadCarFile(source.exterior, never), source);
  if (source.inside !== null) car.add(await loadCarFile(source.inside, never));
  const scene = new Scene();
  scene.environment = environment;
  const sun = new DirectionalLight('#ffffff', 0.6);
  sun.position.set(3, 6, 4);
  scene.add(car.root, sun);
  const stage = new Stage({ car, camera, canvas: canvas as HTMLCanvasElement, gl });
  stage.isReduced = true;
  stage.rig.isStill = true;
  shown = { stage, scene };
}

function shoot({ scene, turn = 0, polar, zoom = 1, without = [] }: Pose, type: string): string {
  if (!shown) throw new Error('No car');
  const { stage } = shown;
  stage.show(scene);
  stage.rig.reset();
  for (const part of stage.car.parts) if (without.includes(part.type)) part.node.visible = false;
  stage.step(LONG_ENOUGH_MS);
  const { controls } = stage.rig;
  void controls.rotate((turn * Math.PI) / 180, 0, false);
  if (polar !== undefined) {
    controls.maxPolarAngle = Math.PI;
    void controls.rotatePolarTo((polar * Math.PI) / 180, false);
  }
  if (zoom !== 1) void controls.dollyTo(controls.distance / zoom, false);
  controls.update(1e3);
  gl.render(shown.scene, camera);
  return gl.domElement.toDataURL(type, QUALITY);
}

declare global {
  interface Window {
    gallery?: GalleryPage;
  }
}

window.gallery = { open, shoot };
