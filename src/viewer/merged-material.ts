import type { Material, Texture } from 'three';

const HEAD = /* glsl */ `
  uniform highp sampler2D offsets;
  attribute float part;
`;
const MOVED = /* glsl */ `vec3 transformed = position + texelFetch(offsets, ivec2(int(part + 0.5), 0), 0).xyz;`;

/** The same material for merged shapes: every vertex goes with its part, by the offset that the texture holds. */
export function mergedMaterial(material: Material, offsets: Texture): Material {
  const merged = material.clone();
  merged.onBeforeCompile = (shader, gl) => {
    material.onBeforeCompile(shader, gl);
    shader.uniforms['offsets'] = { value: offsets };
    shader.vertexShader = HEAD + shader.vertexShader.replace('#include <begin_vertex>', MOVED);
  };
  merged.customProgramCacheKey = () => `merged-${material.name}`;
  return merged;
}
