import { currentCar, watchGarage } from '../../../elements/garage.ts';
import { verdictFor, type FitData } from './fit-verdict.ts';

interface Data extends FitData {
  readonly words: Readonly<Record<'yes' | 'yesWhy' | 'table' | 'tableWhy' | 'no' | 'noWhy', string>>;
}

const GLYPHS = {
  yes: 'M4.5 12.5l5 5 10-11',
  table: 'M3.5 4.5h17v15h-17zM3.5 9.5h17M3.5 14.5h17M9.5 4.5v15',
  no: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
} as const;

/** Turns "fits these cars" into a verdict for the car in the customer's garage; without a car it changes nothing. */
export class PieceFit extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = watchGarage(() => this.#render());
    this.#render();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #render(): void {
    const car = currentCar();
    const box = this.querySelector('.fit');
    if (!car || !box) return;
    const data = JSON.parse(this.dataset['fit'] ?? '{}') as Data;
    const verdict = verdictFor(data, car);
    const name = [car.label, car.year].filter(Boolean).join(' ');
    box.className = `fit ${verdict}`;
    const say = (selector: string, text: string) => {
      const node = box.querySelector(selector);
      if (node) node.textContent = text.replace('{car}', name);
    };
    say('b', data.words[verdict]);
    say('[data-why]', data.words[`${verdict}Why`]);
    box.querySelector('.g path')?.setAttribute('d', GLYPHS[verdict]);
    this.querySelector('.fit path')?.removeAttribute('stroke-width');
  }
}
