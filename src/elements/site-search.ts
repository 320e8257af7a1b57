/** `/` anywhere puts the cursor in the first visible search box, as its key hint says. */
export class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
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
