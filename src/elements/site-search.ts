import { offerSuggestions } from './search-suggestions.ts';

/**
 * `<site-search>` around a search form: suggestions while typing, and `/` anywhere puts the cursor in the first
 * visible search box, as its key hint says.
 */
export class SiteSearch extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
    const form = this.querySelector('form');
    const input = form?.querySelector<HTMLInputElement>('input[type="search"]');
    if (form && input) this.#stop = offerSuggestions(form, input);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    this.#stop?.();
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const boxes = document.querySelectorAll<HTMLInputElement>('.search input');
    const visible = [...boxes].find((box) => box.offsetParent !== null);
    if (!visible) return;
    event.preventDefault();
    visible.focus();
    visible.select();
  };
}
