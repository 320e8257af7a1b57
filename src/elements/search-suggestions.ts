import { readBranch } from './chosen-branch.ts';
import { locale, t } from './page-data.ts';

interface Suggestion {
  readonly kind: 'search' | 'piece';
  readonly title: string;
  readonly detail: string;
  readonly href: string;
}

const PAUSE_MS = 120;
const MIN_LETTERS = 2;

let lists = 0;

/**
 * Makes the search box inside an element a combobox: what may be meant while typing, by keyboard or finger, each
 * entry an address. Without an answer the box is what it was. Returns how to take it away.
 */
export function offerSuggestions(box: HTMLElement, input: HTMLInputElement): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const list = document.createElement('ul');
  list.id = `sugerencias-${(lists += 1)}`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', t('elements.suggestions'));
  box.append(list);
  const attributes = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let active = -1;
  let timer = 0;
  let request: AbortController | undefined;

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) choose(-1);
  }

  function choose(at: number): void {
    active = at;
    [...list.children].forEach((option, each) => option.setAttribute('aria-selected', String(each === at)));
    const option = list.children[at];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function show(items: readonly Suggestion[]): void {
    list.replaceChildren(...items.map((item, at) => optionOf(item, `${list.id}-${at}`)));
    open(items.length > 0 && document.activeElement === input);
  }

  async function ask(): Promise<void> {
    request?.abort();
    const text = input.value.trim();
    if (text.length < MIN_LETTERS) {
      open(false);
      return;
    }
    request = new AbortController();
    const params = new URLSearchParams({ q: text, locale });
    const near = readBranch();
    if (near) params.set('near', near);
    try {
      const response = await fetch(`/api/v1/suggest?${params.toString()}`, { signal: request.signal });
      if (response.ok) show(((await response.json()) as { items: Suggestion[] }).items);
    } catch {
      // Typed on, or no way to the server: the box sends its sentence all the same.
    }
  }

  function onKey(event: KeyboardEvent): void {
    const count = list.children.length;
    if (event.key === 'Escape' && !list.hidden) open(false);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      if (list.hidden) open(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are options: the sentence itself.
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      follow(list.children[active]);
    } else return;
    event.preventDefault();
  }

  input.addEventListener(
    'input',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), PAUSE_MS);
    },
    { signal },
  );
  function follow(option: Element | null | undefined): void {
    const href = option instanceof HTMLElement ? option.dataset.href : undefined;
    if (href) location.assign(href);
  }

  // The cursor stays in the box while a finger or the mouse is on the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => follow((target as Element).closest('[role="option"]')));
  input.addEventListener('keydown', onKey, { signal });
  input.addEventListener('focus', () => list.children.length > 0 && open(true), { signal });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!box.contains(relatedTarget as Node | null)) open(false);
  });
  // Typed before the script was here.
  if (document.activeElement === input && input.value !== input.defaultValue) void ask();
  return () => {
    stop.abort();
    clearTimeout(timer);
    request?.abort();
    list.remove();
  };
}

function optionOf({ kind, title, detail, href }: Suggestion, id: string): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.kind = kind;
  option.dataset.href = href;
  const name = document.createElement('b');
  name.textContent = title;
  const more = document.createElement('small');
  more.textContent = detail;
  option.append(name, ' ', more);
  return option;
}
