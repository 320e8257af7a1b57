import { createRoot, extend, useFrame, type ReconcilerRoot, type RootState } from '@react-three/fiber';
import { DirectionalLight, NeutralToneMapping, type PerspectiveCamera } from 'three';
import { CarModel } from './car-model.ts';
import type { CameraControl, CarScene, CarSource, ViewerEvents } from './contract.ts';
import { loadCarFile } from './load-car.ts';
import { watchPointer } from './pointer.ts';
import { firstLevel, Quality } from './quality.ts';
import { Stage } from './stage.ts';
import { studioLight } from './studio.ts';
import { makeProbe } from './viewer-probe.ts';
import { watchSize, watchTheme } from './watch-page.ts';

extend({ DirectionalLight });

/** A second picture that takes longer than this is drawn by the processor, whatever the card says. */
const SLOWEST_PICTURE_MS = 120;
const FOV = 26;

export interface SessionOptions {
  readonly canvas: HTMLCanvasElement;
  readonly source: CarSource;
  readonly isSoftware: boolean;
  /** Slow drawing is accepted: tests, and people who asked for it. */
  readonly isForced: boolean;
  readonly scene: () => CarScene;
  readonly events: () => ViewerEvents;
}

/** One canvas with one car on it, from its first byte to its disposal. */
export class ViewerSession implements CameraControl {
  readonly #options: SessionOptions;
  readonly #gone = new AbortController();
  readonly #root: ReconcilerRoot<HTMLCanvasElement>;
  readonly #quality: Quality;
  readonly #cleanUps: (() => void)[] = [];
  #stage: Stage | undefined;
  #state: RootState | undefined;
  #frames = 0;
  #renderMs = 0;
  #wasMoving = true;
  #lastFrameMs = 0;

  constructor(options: SessionOptions) {
    const { canvas, isSoftware } = options;
    this.#options = options;
    this.#root = createRoot(canvas);
    const { hardwareConcurrency, deviceMemory } = navigator as Navigator & { deviceMemory?: number };
    this.#quality = new Quality(
      firstLevel({ isSoftware, cores: hardwareConcurrency, memoryGb: deviceMemory }),
    );
    this.#open().catch(() => this.#fail());
  }

  show(scene: CarScene): void {
    this.#stage?.show(scene);
    this.#wake();
  }

  turn(degrees: number): void {
    this.#stage?.rig.turn(degrees);
    this.#wake();
  }

  zoom(factor: number): void {
    this.#stage?.rig.zoom(factor);
    this.#wake();
  }

  reset(): void {
    this.#stage?.rig.reset();
    this.#wake();
  }

  dispose(): void {
    this.#gone.abort();
    for (const cleanUp of this.#cleanUps) cleanUp();
    if (this.#state) this.#stage?.dispose(this.#state.scene);
    this.#root.unmount();
  }

  async #open(): Promise<void> {
    const { canvas, source } = this.#options;
    const { signal } = this.#gone;
    const onLost = (event: Event) => {
      event.preventDefault();
      this.#options.events().onFailure('lost');
    };
    canvas.addEventListener('webglcontextlost', onLost, { signal });
    const [exterior] = await Promise.all([loadCarFile(source.exterior, signal), this.#configure()]);
    signal.throwIfAborted();
    this.#root.render(<Studio session={this} car={new CarModel(exterior, source)} />);
  }

  async #configure(): Promise<void> {
    const { canvas, isSoftware } = this.#options;
    const { width, height } = canvas.parentElement?.getBoundingClientRect() ?? canvas;
    const ratio = this.#quality.ratio(false, devicePixelRatio);
    await this.#root.configure({
      frameloop: 'demand',
      dpr: ratio,
      size: { width, height, top: 0, left: 0 },
      camera: { fov: FOV, near: 0.1, far: 60, position: [5, 2, 6] },
      gl: {
        antialias: !isSoftware && ratio < 1.5,
        alpha: false,
        powerPreference: 'high-performance',
        toneMapping: NeutralToneMapping,
      },
    });
  }

  /** Called by the scene when its renderer is there. */
  stand(car: CarModel, state: RootState): void {
    if (this.#stage) return;
    const { canvas, scene } = this.#options;
    const { gl, camera } = state;
    this.#state = state;
    state.scene.environment = studioLight(gl);
    const stage = new Stage({ car, camera: camera as PerspectiveCamera, canvas, gl });
    this.#stage = stage;
    stage.show(scene());
    this.#watch(stage, state);
    canvas.carViewer = makeProbe(stage, gl, () => ({
      frames: this.#frames,
      renderMs: this.#renderMs,
      quality: this.#quality.level.name,
    }));
  }

  /** Draws one picture, and says whether it was the last for now. */
  draw(state: RootState, elapsedS: number): void {
    const stage = this.#stage;
    if (!stage || this.#gone.signal.aborted) return;
    const isMoving = stage.step(elapsedS * 1000);
    this.#keepPace(state, isMoving);
    const start = performance.now();
    state.gl.render(state.scene, state.camera);
    this.#renderMs = performance.now() - start;
    this.#frames += 1;
    const { canvas } = this.#options;
    canvas.dataset['3dFrames'] = String(this.#frames);
    if (this.#frames === 1 && !this.#begin(state)) return;
    if (isMoving) state.invalidate();
    if (isMoving && !this.#wasMoving) this.#options.events().onStill(null);
    if (!isMoving) this.#options.events().onStill(stage.still());
    this.#wasMoving = isMoving;
  }

  /** Sharp at rest, lighter on the move; lower for good where that is not enough. */
  #keepPace(state: RootState, isMoving: boolean): void {
    const now = performance.now();
    if (isMoving && this.#wasMoving) this.#quality.frame(now - this.#lastFrameMs);
    this.#lastFrameMs = now;
    const ratio = this.#quality.ratio(isMoving, devicePixelRatio);
    if (ratio !== state.viewport.dpr) state.setDpr(ratio);
  }

  /** Times the second picture: the first one carries shaders and buffers to the card. */
  #begin({ gl, scene, camera }: RootState): boolean {
    const { canvas, isForced, events } = this.#options;
    const pixel = new Uint8Array(4);
    const context = gl.getContext();
    const settle = () => context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
    settle();
    const start = performance.now();
    gl.render(scene, camera);
    settle();
    if (!isForced && performance.now() - start > SLOWEST_PICTURE_MS) {
      events().onFailure('slow');
      return false;
    }
    canvas.dataset['3dReady'] = 'true';
    events().onReady();
    void this.#loadInside();
    return true;
  }

  async #loadInside(): Promise<void> {
    const { inside } = this.#options.source;
    const { signal } = this.#gone;
    if (inside === null) return;
    // The first picture of the closed car goes before what nobody has asked for yet.
    if (!this.#options.scene().chosen) await idle();
    try {
      const group = await loadCarFile(inside, signal);
      this.#stage?.car.add(group);
      this.#stage?.refresh();
      this.#options.canvas.dataset['3dWhole'] = 'true';
      this.#wake();
    } catch {
      this.#fail();
    }
  }

  #watch(stage: Stage, state: RootState): void {
    const { canvas, events } = this.#options;
    const { controls } = stage.rig;
    for (const type of ['controlstart', 'control', 'transitionstart'] as const) {
      controls.addEventListener(type, () => this.#wake());
    }
    this.#cleanUps.push(
      watchPointer(canvas, {
        onHover: (point) => events().onPoint(point && stage.pick(point)),
        onTap: (point) => {
          const part = stage.pick(point);
          if (part) events().onPick(part);
        },
        onZoom: (factor) => this.zoom(factor),
      }),
    );
    this.#cleanUps.push(
      watchSize(canvas, (width, height) => {
        const { size } = state.get();
        if (width !== size.width || height !== size.height) state.setSize(width, height, 0, 0);
        stage.fit(width, height);
        this.#wake();
      }),
      watchTheme(() => {
        stage.recolour();
        this.#wake();
      }),
    );
  }

  #wake(): void {
    this.#state?.invalidate();
  }

  #fail(): void {
    if (!this.#gone.signal.aborted) this.#options.events().onFailure('files');
  }
}

const IDLE_MS = 1_500;

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_MS });
    else setTimeout(resolve, IDLE_MS / 3);
  });
}

interface StudioProps {
  readonly session: ViewerSession;
  readonly car: CarModel;
}

function Studio({ session, car }: StudioProps) {
  useFrame((state, elapsedS) => {
    session.stand(car, state);
    session.draw(state, elapsedS);
  }, 1);
  return (
    <>
      <primitive object={car.root} dispose={null} />
      <directionalLight position={[4.5, 6.5, 2.5]} intensity={1.2} />
    </>
  );
}
