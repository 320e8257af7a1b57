import { currentCar, watchGarage } from './garage.ts';
import { ownCarLink } from './own-car-link.ts';
import { t } from './page-data.ts';

/**
 * `<own-car data-base="/buscar" data-query="faro" data-within="nissan">` beside the question for which car: its link
 * `[data-own]` takes the place of the other one once this browser knows a car. Its row has room for either.
 */
export class OwnCar extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = watchGarage(() => this.#render());
    this.#render();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #render(): void {
    const { base = '', query = '', year, within = '' } = this.dataset;
    const car = currentCar();
    const href = ownCarLink(car, { base, query, hasYear: year !== undefined, within });
    const own = this.querySelector<HTMLAnchorElement>('[data-own]');
    if (!own) return;
    if (car && href) {
      own.href = href;
      own.textContent = t('elements.ownCar', { car: [car.label, car.year].filter(Boolean).join(' ') });
    }
    own.hidden = href === null;
    this.querySelector('[data-other]')?.toggleAttribute('hidden', href !== null);
  }
}
