import { carKey, chooseCar, currentCar, readGarage, removeCar, saveCar, watchGarage } from './garage.ts';
import type { GarageCar } from './garage.ts';
import { t } from './page-data.ts';

/**
 * The customer's car in the header and the garage behind it. The server renders the plate without a car and a
 * `<template>` of one row; this fills both. `data-base` is the language's prefix of addresses; a page about one
 * generation gives it as JSON in `data-car` so that it can be kept.
 */
export class CarPlate extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
    this.addEventListener('change', this.#onChange);
    this.#stop = watchGarage(() => this.#render());
    this.#render();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #onChange = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) chooseCar(event.target.value);
  };

  #onClick = (event: Event): void => {
    const button = (event.target as Element).closest('button');
    if (button?.dataset.remove) {
      removeCar(button.dataset.remove);
      this.querySelector<HTMLElement>('[popover]')?.focus();
    }
    const car = this.#pageCar();
    if (button?.dataset.keep !== undefined && car) saveCar(car);
  };

  #pageCar(): GarageCar | null {
    return this.dataset.car ? (JSON.parse(this.dataset.car) as GarageCar) : null;
  }

  #render(): void {
    const garage = readGarage();
    const car = currentCar(garage);
    this.#text('label', car?.label ?? t('elements.plateEmpty'));
    this.#text('year', car?.year ? String(car.year) : '—');
    this.#text('suffix', car?.year ? String(car.year) : '');
    this.#text('engine', car?.engine ?? '—');
    this.#text('go', t(garage.cars.length > 0 ? 'elements.plateChange' : 'elements.plateChoose'));
    this.toggleAttribute('data-has-car', car !== null);

    const template = this.querySelector('template');
    const list = this.querySelector('[data-list]');
    list?.replaceChildren(
      ...garage.cars.map((each) => this.#row(template, each, carKey(each) === garage.current)),
    );
    this.querySelector('[data-none]')?.toggleAttribute('hidden', garage.cars.length > 0);

    const pageCar = this.#pageCar();
    const keep = this.querySelector<HTMLElement>('[data-keep]');
    if (keep && pageCar) {
      keep.hidden = garage.cars.some((each) => each.gen === pageCar.gen);
      keep.textContent = t('elements.garageSave', { car: pageCar.label });
    }
  }

  #row(template: HTMLTemplateElement | null, car: GarageCar, isCurrent: boolean): Node {
    const row = (template?.content.cloneNode(true) ?? document.createDocumentFragment()) as DocumentFragment;
    const name = [car.label, car.year].filter(Boolean).join(' ');
    const [input, title, link, remove] = [
      row.querySelector('input'),
      row.querySelector('b'),
      row.querySelector('a'),
      row.querySelector<HTMLElement>('[data-remove]'),
    ];
    if (input) Object.assign(input, { value: carKey(car), checked: isCurrent });
    if (title) title.textContent = [name, car.engine].filter(Boolean).join(' · ');
    if (link) {
      link.href = `${this.dataset.base ?? ''}/refacciones/${car.gen}`;
      link.setAttribute('aria-label', `${t('elements.garageOpen')}: ${name}`);
    }
    if (remove) {
      remove.dataset.remove = carKey(car);
      remove.setAttribute('aria-label', t('elements.garageRemove', { car: name }));
    }
    return row;
  }

  #text(name: string, text: string): void {
    const element = this.querySelector(`[data-plate="${name}"]`);
    if (element && element.textContent !== text) element.textContent = text;
  }
}
