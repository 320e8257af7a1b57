import {
  BackSide,
  BoxGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  Scene,
  type Texture,
  type WebGLRenderer,
} from 'three';

/** Mid grey: a bright room would flatten light paint. */
const ROOM = '#4a4d52';

interface Strip {
  readonly size: readonly [x: number, y: number, z: number];
  readonly at: readonly [x: number, y: number, z: number];
  readonly power: number;
}

/** Lights of a car studio: a long one over the car, a strip along each side, a low one before and behind it. */
const STRIPS: readonly Strip[] = [
  { size: [2.6, 0.05, 7], at: [0, 5, -1], power: 7 },
  { size: [0.05, 1.1, 9], at: [6, 2.6, 1.5], power: 4.6 },
  { size: [0.05, 0.9, 8], at: [-6, 2.1, -1], power: 3.4 },
  { size: [6, 0.9, 0.05], at: [1.5, 2.2, 8], power: 3.4 },
  { size: [6, 1.2, 0.05], at: [0, 2.4, -9], power: 2.6 },
  { size: [16, 0.05, 16], at: [0, -2, 0], power: 0.72 },
];

/** The light of the scene as one small prefiltered cube, made on the graphics card; no picture is fetched. */
export function studioLight(gl: WebGLRenderer): Texture {
  const scene = new Scene();
  const box = new BoxGeometry();
  const room = new Mesh(box, new MeshBasicMaterial({ color: ROOM, side: BackSide }));
  room.scale.set(24, 14, 28);
  scene.add(room, ...STRIPS.map((strip) => strip3d(strip, box)));
  const generator = new PMREMGenerator(gl);
  const { texture } = generator.fromScene(scene, 0.02, 0.1, 60);
  generator.dispose();
  scene.traverse((each) => each instanceof Mesh && (each.material as MeshBasicMaterial).dispose());
  box.dispose();
  return texture;
}

function strip3d({ size, at, power }: Strip, box: BoxGeometry): Mesh {
  const material = new MeshBasicMaterial({ color: new Color(1, 1, 1).multiplyScalar(power) });
  const strip = new Mesh(box, material);
  strip.position.set(...at);
  strip.scale.set(...size);
  return strip;
}
