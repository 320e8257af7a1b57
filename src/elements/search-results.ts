/**
 * `<search-results>` keeps a list and its filters without a new page: every change of `[data-filters]` and every link
 * marked `data-go` fetches the same address that the browser would have gone to, and what is marked `data-swap` is
 * replaced by what stands there. The address goes into the history, the focus stays, the count is said.
 */
export class SearchResults extends HTMLElement {
  #request: AbortController | undefined;

  connectedCallback(): void {
    this.toggleAttribute('data-live', true);
    this.addEventListener('change', this.#onChange);
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('click', this.#onClick);
    addEventListener('popstate', this.#onPop);
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.#onPop);
    this.#request?.abort();
  }

  #onChange = (event: Event): void => {
    const form = (event.target as HTMLInputElement).form;
    if (form?.matches('[data-filters]')) void this.#go(() => addressOf(form));
  };

  #onSubmit = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('[data-filters]')) return;
    event.preventDefault();
    void this.#go(() => addressOf(form));
  };

  #onClick = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-go]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.#go(() => link.href);
  };

  #onPop = (): void => {
    const request = this.#begin();
    void this.#show(location.href, request);
  };

  /** What was touched shows it first; the address, which costs as much again, and the rest follow the picture. */
  async #go(addressOfChoice: () => string): Promise<void> {
    const request = this.#begin();
    await painted();
    // Who chose again meanwhile goes there at once.
    if (request.signal.aborted) return;
    const address = addressOfChoice();
    history.pushState(null, '', address);
    await this.#show(address, request);
  }

  #begin(): AbortController {
    this.#request?.abort();
    this.#request = new AbortController();
    this.setAttribute('aria-busy', 'true');
    return this.#request;
  }

  async #show(address: string, request: AbortController): Promise<void> {
    try {
      const response = await fetch(address, { signal: request.signal, headers: { accept: 'text/html' } });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = page.querySelector('search-results');
      // Nothing of the kind there any more: the page itself says why.
      if (!fresh) throw new Error('no list');
      // A finger that came while the page was read goes first.
      await turn();
      request.signal.throwIfAborted();
      this.#take(fresh);
      // Busy until the new list is to be seen: a finger that comes before waits for its layout.
      await painted();
      if (!request.signal.aborted) this.removeAttribute('aria-busy');
    } catch {
      if (!request.signal.aborted) location.assign(address);
    }
  }

  #take(fresh: Element): void {
    const focused = document.activeElement;
    const place = this.contains(focused) ? placeOf(focused) : undefined;
    const open = new Set([...this.querySelectorAll('details[open]')].map(({ id }) => id));
    for (const old of this.querySelectorAll('[data-swap]')) {
      const next = fresh.querySelector(`[data-swap="${(old as HTMLElement).dataset.swap ?? ''}"]`);
      if (next) old.replaceWith(document.adoptNode(next));
    }
    for (const details of this.querySelectorAll('details')) details.open ||= open.has(details.id);
    if (place)
      (this.querySelector<HTMLElement>(place) ?? this.querySelector<HTMLElement>('[data-found]'))?.focus();
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = this.querySelector('[data-found]')?.textContent.trim() ?? '';
  }
}

/** After the next picture; at once where none is made, in a tab that nobody sees. */
function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Lets what waits have its turn. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Where a form sends its answers, without those left empty. */
function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') params.append(name, value);
  }
  return `${form.action}?${params.toString()}`;
}

function placeOf(element: Element | null): string | undefined {
  if (element?.id) return `#${CSS.escape(element.id)}`;
  const name = element?.getAttribute('name');
  return name ? `[name="${CSS.escape(name)}"]` : undefined;
}
