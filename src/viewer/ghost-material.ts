import type { Color } from 'three';
import { FrontSide, ShaderMaterial } from 'three';

const VERTEX = /* glsl */ `
  varying vec3 vNormal;
  varying vec3 vToEye;
  void main() {
    #include <begin_vertex>
    vec4 seen = modelViewMatrix * vec4(transformed, 1.0);
    vNormal = normalMatrix * normal;
    vToEye = -seen.xyz;
    gl_Position = projectionMatrix * seen;
  }
`;

const FRAGMENT = /* glsl */ `
  uniform vec3 colour;
  uniform vec2 alpha;
  varying vec3 vNormal;
  varying vec3 vToEye;
  void main() {
    float facing = abs(dot(normalize(vNormal), normalize(vToEye)));
    gl_FragColor = vec4(colour, mix(alpha.x, alpha.y, pow(1.0 - facing, 2.2)));
    #include <colorspace_fragment>
  }
`;

/** The car as glass: clear where it faces the eye, drawn where it turns away. Lies over what is inside. */
export function ghostMaterial(colour: Color): ShaderMaterial {
  return new ShaderMaterial({
    name: 'ghost',
    uniforms: { colour: { value: colour }, alpha: { value: [0.025, 0.4] } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    side: FrontSide,
  });
}
