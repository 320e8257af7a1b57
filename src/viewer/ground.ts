import {
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  type MeshStandardMaterial,
  type Texture,
} from 'three';
import type { CarModel } from './car-model.ts';

const LIFT = 0.002;
const SHADE = { solid: 0.62, glass: 0.2 } as const;

/** The shadow under the car, baked with it or drawn once; never computed per frame. */
export class Ground {
  readonly mesh: Mesh;
  readonly #material: MeshBasicMaterial;

  constructor(car: CarModel) {
    const baked = bakedShadow(car.ground);
    this.#material = new MeshBasicMaterial({
      ...(baked ?? { map: drawnShadow() }),
      color: '#000000',
      transparent: true,
      depthWrite: false,
      toneMapped: false,
    });
    this.mesh = baked && car.ground ? car.ground : plane(car);
    this.mesh.material = this.#material;
    this.mesh.position.y += LIFT;
    this.mesh.renderOrder = -1;
    if (!baked) car.root.add(this.mesh);
  }

  show(kind: 'solid' | 'glass' | 'none'): void {
    this.mesh.visible = kind !== 'none';
    if (kind !== 'none') this.#material.opacity = SHADE[kind];
  }

  dispose(): void {
    this.#material.map?.dispose();
    this.#material.dispose();
  }
}

/** As a picture, or in the alpha of the vertices. */
function bakedShadow(ground: Mesh | null): { map: Texture } | { vertexColors: true } | null {
  if (!ground) return null;
  const { map } = ground.material as MeshStandardMaterial;
  if (map) return { map };
  return ground.geometry.hasAttribute('color') ? { vertexColors: true } : null;
}

function plane({ dims }: CarModel): Mesh {
  const mesh = new Mesh(new PlaneGeometry(dims.width * 1.5, dims.length * 1.2));
  mesh.rotation.x = -Math.PI / 2;
  mesh.position.z = dims.frontOverhang - dims.length / 2;
  return mesh;
}

function drawnShadow(): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = 96;
  canvas.height = 192;
  const context = canvas.getContext('2d');
  if (context) {
    context.filter = 'blur(9px)';
    context.fillStyle = '#000';
    context.fillRect(20, 20, 56, 152);
  }
  return new CanvasTexture(canvas);
}
