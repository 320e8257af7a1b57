import type { LiveStock } from '../../elements/live-stock.ts';

/**
 * The page of one system and that of another differ in a few places. To open a system in place its own static page
 * is fetched and those are taken over, so that there is one way to draw them: the server's. What is `kept` is alive
 * (the branch and condition that were chosen, the age of the numbers) and the same on every page.
 */
const PANES = [
  { name: '.crumb', kept: null },
  { name: '.gh', kept: '.asof' },
  { name: '.stage > .fig', kept: null },
  { name: '.parts', kept: '.pt' },
] as const;

type PaneName = (typeof PANES)[number]['name'];

interface Pane {
  readonly label: string | null;
  readonly content: DocumentFragment;
}

export interface SystemPage {
  readonly title: string;
  readonly panes: ReadonlyMap<PaneName, Pane>;
}

const pages = new Map<string, Promise<SystemPage>>();

/** Fetched once per address; a failed one is forgotten. */
export function fetchSystemPage(address: string): Promise<SystemPage> {
  let page = pages.get(address);
  if (!page) {
    page = fetch(address, { headers: { Accept: 'text/html' } }).then(async (response) => {
      if (!response.ok) throw new Error(String(response.status));
      return readPage(new DOMParser().parseFromString(await response.text(), 'text/html'));
    });
    pages.set(address, page);
    page.catch(() => pages.delete(address));
  }
  return page;
}

/** The page as it stands; taken before anything on it changes. */
export function rememberPage(address: string): void {
  if (!pages.has(address)) pages.set(address, Promise.resolve(readPage(document)));
}

function readPage(source: Document): SystemPage {
  const panes = new Map<PaneName, Pane>();
  for (const { name } of PANES) {
    const pane = source.querySelector(`main ${name}`);
    if (!pane) continue;
    const content = document.createDocumentFragment();
    content.append(...[...pane.childNodes].map((node) => document.importNode(node, true)));
    panes.set(name, { label: pane.getAttribute('aria-label'), content });
  }
  return { title: source.title, panes };
}

/** Puts another system's panes in the place of those of this one, and asks for its live numbers. */
export function showPage(page: SystemPage): void {
  document.title = page.title;
  for (const { name, kept } of PANES) {
    const pane = document.querySelector(`main ${name}`);
    const next = page.panes.get(name);
    if (!pane || !next) continue;
    const content = next.content.cloneNode(true) as DocumentFragment;
    const [alive, stale] = kept ? [pane.querySelector(kept), content.querySelector(kept)] : [null, null];
    if (alive && stale) stale.replaceWith(alive);
    pane.replaceChildren(content);
    if (next.label !== null) pane.setAttribute('aria-label', next.label);
    pane.scrollTop = 0;
  }
  const live = document.querySelector<LiveStock>('main live-stock');
  if (customElements.get('live-stock')) live?.refresh();
}
