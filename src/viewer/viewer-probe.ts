import type { WebGLRenderer } from 'three';
import type { ViewerProbe } from './contract.ts';
import type { Stage } from './stage.ts';

type Pulse = Pick<ViewerProbe, 'frames' | 'renderMs' | 'quality'>;

/** What tests and benches read off a canvas, always as it is now. */
export function makeProbe(stage: Stage, gl: WebGLRenderer, pulse: () => Pulse): ViewerProbe {
  return {
    get frames() {
      return pulse().frames;
    },
    get renderMs() {
      return pulse().renderMs;
    },
    get quality() {
      return pulse().quality;
    },
    get draws() {
      return gl.info.render.calls;
    },
    get triangles() {
      return gl.info.render.triangles;
    },
    get lastPickMs() {
      return stage.lastPickMs;
    },
    get lastSelectMs() {
      return stage.lastSelectMs;
    },
    get parts() {
      return stage.car.parts.map(({ type, position }) => `${type}/${position}`);
    },
    locate: (type, position) => stage.locate(type, position),
  };
}
