import { useEffect, useRef } from 'react';
import type { LiveStock } from '../../elements/live-stock.ts';
import { sceneOf, showFigureCar } from './figure-car.ts';

const SYSTEM_PAGE = /^(\/en)?\/sistemas\/([a-z-]+)$/;

interface ChosenCar {
  readonly path: string;
  /** `Nissan Tsuru 1992–2017` */
  readonly name: string;
}

/**
 * On the home page: while a car is chosen, the figure is that car and the twelve systems lead to its own systems and
 * count its pieces. Everything is the server's and comes back when the car goes. `keep` is called when a link to the
 * car is followed.
 */
export function useHomeFigure(car: ChosenCar | null, prefix: string, hint: string, keep: () => void): void {
  const kept = useRef(keep);
  useEffect(() => {
    kept.current = keep;
  });
  const path = car?.path;
  const name = car?.name;

  useEffect(() => {
    const main = document.querySelector('main');
    if (path === undefined || name === undefined || !main) return undefined;
    const base = `${prefix}/refacciones/${path}`;
    const gone = new AbortController();
    const undo = [leadTo(main, base), countOnly(main, path)];
    main.addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest(`a[href^="${base}/"]`)) kept.current();
      },
      { signal: gone.signal },
    );
    drawCar(main, { base, path, name, hint }, gone.signal).then(
      (restore) => (gone.signal.aborted ? restore() : undo.push(restore)),
      // Without its drawing the car still has its links: the figure before it stays.
      () => undefined,
    );
    return () => {
      gone.abort();
      for (const restore of [...undo].reverse()) restore();
    };
  }, [path, name, prefix, hint]);
}

/** The links of the twelve systems, to the same systems of one car. */
function leadTo(main: Element, base: string): () => void {
  const links = [...main.querySelectorAll<HTMLElement>('a[href]')].flatMap((link) => {
    const href = link.getAttribute('href') ?? '';
    const system = SYSTEM_PAGE.exec(href)?.[2];
    return system === undefined ? [] : [{ link, href, system }];
  });
  for (const { link, system } of links) link.setAttribute('href', `${base}/${system}`);
  return () => {
    for (const { link, href } of links) link.setAttribute('href', href);
  };
}

/** The live counts of the page, of one car. */
function countOnly(main: Element, path: string): () => void {
  const element = main.querySelector<LiveStock>('live-stock[src^="/api/v1/stock/summary"]');
  const src = element?.getAttribute('src');
  if (!element || src == null) return () => undefined;
  const ask = (url: string) => {
    element.setAttribute('src', url);
    if (customElements.get('live-stock')) element.refresh();
  };
  ask(`/api/v1/stock/summary?${new URLSearchParams({ generation: path }).toString()}`);
  return () => ask(src);
}

/** The drawing of the car's own page in the place of the home page's. */
async function drawCar(
  main: Element,
  { base, path, name, hint }: ChosenCar & { readonly base: string; readonly hint: string },
  signal: AbortSignal,
): Promise<() => void> {
  const place = main.querySelector('.stage .car-drawing');
  const words = main.querySelector('.stage > .fig .desk');
  const response = await fetch(base, { headers: { Accept: 'text/html' }, signal });
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const drawing = page.querySelector('.stage .car-drawing > svg');
  if (!place || !drawing) return () => undefined;
  const [before, said] = [[...place.childNodes], words?.textContent ?? ''];
  place.replaceChildren(document.importNode(drawing, true));
  if (words) words.textContent = `${name}. ${hint}`;
  showFigureCar({ carName: name, path, scene: sceneOf(page) });
  return () => {
    showFigureCar(null);
    place.replaceChildren(...before);
    if (words) words.textContent = said;
  };
}
