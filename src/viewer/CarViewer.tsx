import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { CameraControl, CarScene, CarSource, ViewerEvents, ViewerProbe } from './contract.ts';
import { ViewerSession } from './session.tsx';

declare global {
  interface HTMLCanvasElement {
    carViewer?: ViewerProbe;
  }
}

interface CarViewerProps extends ViewerEvents {
  readonly source: CarSource;
  readonly scene: CarScene;
  /** What the picture shows, in words; everything in it can also be reached beside it. */
  readonly label: string;
  readonly isSoftware: boolean;
  readonly isForced: boolean;
  readonly ref?: Ref<CameraControl>;
}

/** The car in three dimensions: props in, callbacks out. Fetches the files of `source` and nothing else. */
export default function CarViewer({
  source,
  scene,
  label,
  isSoftware,
  isForced,
  ref,
  ...events
}: CarViewerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const session = useRef<ViewerSession | null>(null);
  const latest = useRef({ scene, events });
  useEffect(() => {
    latest.current = { scene, events };
  });
  useImperativeHandle(
    ref,
    () => ({
      turn: (degrees) => session.current?.turn(degrees),
      zoom: (factor) => session.current?.zoom(factor),
      reset: () => session.current?.reset(),
    }),
    [],
  );

  const key = JSON.stringify(source);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const opened = new ViewerSession({
      canvas: canvas.current,
      source: JSON.parse(key) as CarSource,
      isSoftware,
      isForced,
      scene: () => latest.current.scene,
      events: () => latest.current.events,
    });
    session.current = opened;
    return () => {
      session.current = null;
      opened.dispose();
    };
  }, [key, isSoftware, isForced]);

  useEffect(() => session.current?.show(scene), [scene]);

  return <canvas key={key} ref={canvas} className="carviewer" role="img" aria-label={label} />;
}
