import { useEffect, useState } from 'react';
import type { CarSource } from '../../../viewer/contract.ts';
import { sceneOf } from '../../selector/figure-car.ts';

export interface CarSceneFiles {
  readonly source: CarSource | null;
  /** The engraving of the car's own page. */
  readonly plate: SVGElement | null;
  /** Until it is known whether there is anything to show, its place is kept. */
  readonly isLoading: boolean;
}

const NOTHING: CarSceneFiles = { source: null, plate: null, isLoading: false };

/** What the car's own page shows it with. Without network there is none, and the list says the same. */
export function useCarScene(generation: string): CarSceneFiles {
  const [files, setFiles] = useState<CarSceneFiles>({ ...NOTHING, isLoading: true });
  useEffect(() => {
    const gone = new AbortController();
    setFiles({ ...NOTHING, isLoading: true });
    fetchCarScene(generation, gone.signal).then(setFiles, () => gone.signal.aborted || setFiles(NOTHING));
    return () => gone.abort();
  }, [generation]);
  return files;
}

async function fetchCarScene(generation: string, signal: AbortSignal): Promise<CarSceneFiles> {
  const response = await fetch(`/refacciones/${generation}`, { headers: { Accept: 'text/html' }, signal });
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const drawing = page.querySelector<SVGElement>('.stage .car-drawing > svg');
  return { source: sceneOf(page), plate: drawing && document.importNode(drawing, true), isLoading: false };
}
