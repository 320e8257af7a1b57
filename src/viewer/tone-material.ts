import type { Color } from 'three';
import { DoubleSide, MeshStandardMaterial } from 'three';
import type { Tone } from './contract.ts';

/** Stripes of half the width for nothing, dots for few, plain for many; in pixels of the screen. */
const PATTERNS: Readonly<Record<Tone, string>> = {
  none: 'step(0.5, fract((gl_FragCoord.x + gl_FragCoord.y) / (9.0 * grain)))',
  few: 'step(length(fract(gl_FragCoord.xy / (8.0 * grain)) - 0.5), 0.27)',
  many: '0.0',
};

interface Inks {
  readonly colour: Color;
  /** Of the stripes or dots. */
  readonly mark: Color;
}

/** Paint that says how much there is, with a pattern that says the same without colour. */
export function toneMaterial(tone: Tone, { colour, mark }: Inks): MeshStandardMaterial {
  const material = new MeshStandardMaterial({
    name: `tone-${tone}`,
    color: colour,
    roughness: 0.55,
    side: DoubleSide,
  });
  material.onBeforeCompile = (shader) => {
    shader.uniforms['mark'] = { value: mark };
    shader.uniforms['grain'] = { value: Math.min(2, globalThis.devicePixelRatio) };
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform vec3 mark;\nuniform float grain;')
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>\ndiffuseColor.rgb = mix(diffuseColor.rgb, mark, ${PATTERNS[tone]});`,
      );
  };
  material.customProgramCacheKey = () => `tone-${tone}`;
  return material;
}
