import type { LiveStock } from '../../elements/live-stock.ts';

/** Tells the `live-stock` around it which condition to count. */
export class ConditionSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.#onChange);
    // A browser may bring back the answer given before a reload.
    this.#count(this.querySelector<HTMLInputElement>('input:checked')?.value ?? '');
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#onChange);
  }

  #onChange = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) this.#count(target.value);
  };

  /** `''`: both. */
  #count(condition: string): void {
    const live = this.closest<LiveStock>('live-stock');
    if (!live) return;
    const source = new URL(live.getAttribute('src') ?? '', location.href);
    if (condition === (source.searchParams.get('condition') ?? '')) return;
    if (condition === '') source.searchParams.delete('condition');
    else source.searchParams.set('condition', condition);
    live.setAttribute('src', source.pathname + source.search);
    if (customElements.get('live-stock')) live.refresh();
  }
}
