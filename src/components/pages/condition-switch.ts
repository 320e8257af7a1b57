import type { LiveStock } from '../../elements/live-stock.ts';

/** Tells the `live-stock` around it which condition to count. */
export class ConditionSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.#onChange);
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#onChange);
  }

  #onChange = ({ target }: Event): void => {
    const live = this.closest<LiveStock>('live-stock');
    if (!live || !(target instanceof HTMLInputElement)) return;
    const source = new URL(live.getAttribute('src') ?? '', location.href);
    if (target.value === '') source.searchParams.delete('condition');
    else source.searchParams.set('condition', target.value);
    live.setAttribute('src', source.pathname + source.search);
    live.refresh();
  };
}
