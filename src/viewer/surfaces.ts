import { MeshStandardMaterial, type Material } from 'three';
import { FINISHES } from '#shared/car/finish.ts';

const vectors = FINISHES.map(({ metalness, roughness }) => `vec2(${glsl(metalness)}, ${glsl(roughness)})`);

/** Materials of the car's files by their names, one each however many files there are. */
export class Surfaces {
  readonly #made = new Map<string, Material>();
  readonly #paint: string;

  constructor(paint: string) {
    this.#paint = paint;
  }

  /** What stands for a material as it was loaded. */
  of(loaded: Material): Material {
    const known = this.#made.get(loaded.name);
    if (known) return known;
    const made = loaded instanceof MeshStandardMaterial ? finished(loaded, this.#paint) : loaded;
    if (loaded.name !== '') this.#made.set(loaded.name, made);
    return made;
  }
}

function finished(loaded: MeshStandardMaterial, paint: string): Material {
  if (loaded.name === 'paint') {
    loaded.color.set(paint);
    loaded.roughness = 0.36;
    loaded.metalness = 0.12;
  }
  if (loaded.name === 'solid') readFinish(loaded);
  return loaded;
}

/** The alpha of `solid`'s colours is no transparency: it numbers how the surface shines. */
function readFinish(material: MeshStandardMaterial): void {
  material.transparent = false;
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <roughnessmap_fragment>',
        `vec2 finishes[${vectors.length}] = vec2[](${vectors.join(', ')});
         vec2 finish = finishes[int(clamp((1.0 - vColor.a) * 255.0 / 16.0 + 0.5, 0.0, ${glsl(vectors.length - 1)}))];
         float roughnessFactor = finish.y;`,
      )
      .replace('#include <metalnessmap_fragment>', 'float metalnessFactor = finish.x;')
      .replace('#include <color_fragment>', 'diffuseColor.rgb *= vColor.rgb;');
  };
  material.customProgramCacheKey = () => 'solid';
}

function glsl(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
