import { createTranslator, type AllTexts } from '#i18n';
import type { CarKnown, FitFacts } from '#shared/fit/facts.ts';
import { fitVerdict, type FitVerdict } from '#shared/fit/fit-verdict.ts';
import { fitBrief, fitWords, type FitWords } from './fit-words.ts';
import { currentCar, knownOf, learn, watchGarage, type GarageCar } from './garage.ts';
import { locale } from './page-data.ts';

/** The car a verdict is for, as the server wrote it into the page. */
interface PageCar {
  readonly known: CarKnown;
  /** `Nissan Tsuru 1992–2017`. */
  readonly name: string;
  /** Make and model, for the plate. */
  readonly label: string;
}

const texts = JSON.parse(document.getElementById('mp-fit')?.textContent ?? '{}') as Pick<AllTexts, 'fit'>;
const t = createTranslator(locale, texts);

const GLYPHS = {
  confirmed: 'M4.5 12.5l5 5 10-11',
  table: 'M3.5 4.5h17v15h-17zM3.5 9.5h17M3.5 14.5h17M9.5 4.5v15',
  ask: 'M8 9V7l2-2.5h4L16.5 7v2.5L12 13v2.5M12 18.5v1',
  no: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
} as const;

interface Judged {
  readonly verdict: FitVerdict;
  readonly words: FitWords;
  /** The customer's own car, or the page's. */
  readonly own: GarageCar | null;
  readonly gen: { readonly gen: string; readonly label: string };
  readonly carName: string;
}

/**
 * A verdict that follows the customer's garage. The server renders it for the car of the page or of the address, so
 * without JavaScript its answers are links; here they teach the garage and every verdict turns at once.
 */
export class FitVerdictElement extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.addEventListener('click', answer);
    this.#stop = watchGarage(() => this.#render());
    if (currentCar()) this.#render();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  get isMini(): boolean {
    return this.dataset['mini'] !== undefined;
  }

  /** For the customer's car, or on a list of another car's parts for that car. Null: no car at all. */
  judge(): Judged | null {
    const page = this.dataset['car'] ? (JSON.parse(this.dataset['car']) as PageCar) : null;
    const own = currentCar();
    const isOwn = own !== null && (page === null || page.known.generation === own.gen || !this.isMini);
    if (!isOwn && !page) return null;
    const facts = JSON.parse(this.dataset['facts'] ?? '{"rows":[],"cars":{}}') as FitFacts;
    const said = page && isOwn && page.known.generation === own.gen ? page.known : {};
    const known = isOwn ? { ...said, ...knownOf(own) } : page?.known;
    if (!known) return null;
    const verdict = fitVerdict(facts, known);
    const name = isOwn ? [own.label, own.year].filter(Boolean).join(' ') : (page?.name ?? '');
    const car = isOwn ? t('fit.own', { car: name }) : name;
    const gen = isOwn
      ? { gen: own.gen, label: own.label }
      : { gen: known.generation, label: page?.label ?? name };
    return {
      verdict,
      words: fitWords(verdict, { t, locale, car }),
      own: isOwn ? own : null,
      gen,
      carName: name,
    };
  }

  #render(): void {
    const judged = this.judge();
    const box = this.querySelector('.fit');
    if (!judged || !box) return;
    const { verdict, words } = judged;
    const look = verdict.verdict === 'confirmed' ? 'yes' : verdict.verdict;
    box.className = this.isMini ? `fit mini ${look}` : `fit ${look}`;
    const say = (selector: string, text: string) => {
      const node = box.querySelector(selector);
      if (node) node.textContent = text;
    };
    say(this.isMini ? '.v' : 'b', this.isMini ? words.mini : words.title);
    say('[data-why]', words.why);
    if (this.isMini) box.setAttribute('title', words.why);
    box.querySelector('.g path')?.setAttribute('d', GLYPHS[verdict.verdict]);
    if (!this.isMini) showChoices(this, judged);
    this.closest('tr')?.classList.toggle('off', verdict.verdict === 'no');
    tellBranch(this, judged);
  }
}

/** The question that most pieces of a list wait for, asked once above it. */
export class FitQuestionElement extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.addEventListener('click', answer);
    this.#stop = watchGarage(() => this.#render());
    if (currentCar()) this.#render();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #render(): void {
    const all = [...document.querySelectorAll<FitVerdictElement>('fit-verdict[data-mini]')].flatMap(
      (element) => element.judge() ?? [],
    );
    const waiting = all.filter(({ words }) => words.choices.length > 0);
    const isNoneFitting = all.length > 0 && all.every(({ verdict }) => verdict.verdict === 'no');
    const byQuestion = Map.groupBy(waiting, ({ words: { question, choices } }) =>
      [question, ...choices.map(({ label }) => label)].join('|'),
    );
    const [most] = [...byQuestion.values()].sort((a, b) => b.length - a.length);
    const first = most?.[0];
    this.hidden = !first && !isNoneFitting;
    const say = (selector: string, text: string) => {
      const node = this.querySelector(selector);
      if (node) node.textContent = text;
    };
    say('b', isNoneFitting ? t('fit.noneFits') : (first?.words.question ?? ''));
    say('[data-why]', isNoneFitting ? t('fit.noneFitsWhy') : t('fit.pending', { count: waiting.length }));
    this.querySelector('.fit-choices')?.toggleAttribute('hidden', !first);
    if (!first) return;
    showChoices(this, first);
  }
}

function showChoices(host: HTMLElement, { words, gen }: Judged): void {
  const list = host.querySelector<HTMLElement>('.fit-choices');
  if (!list) return;
  const hadFocus = list.contains(document.activeElement);
  list.hidden = words.choices.length === 0;
  list.replaceChildren(
    ...words.choices.map(({ label, know }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'chip';
      button.textContent = label;
      button.dataset['know'] = JSON.stringify(know);
      button.dataset['gen'] = JSON.stringify(gen);
      return button;
    }),
  );
  if (!hadFocus) return;
  const next = list.querySelector('button') ?? host.querySelector<HTMLElement>('.fit');
  if (next && !(next instanceof HTMLButtonElement)) next.tabIndex = -1;
  next?.focus();
}

/** An answer given with JavaScript teaches the garage instead of following the link. */
function answer(event: Event): void {
  const choice = (event.target as Element).closest<HTMLElement>('[data-know]');
  if (!choice) return;
  event.preventDefault();
  const gen = JSON.parse(choice.dataset['gen'] ?? '{}') as { gen: string; label: string };
  learn(gen, JSON.parse(choice.dataset['know'] ?? '{}') as Omit<CarKnown, 'generation'>);
}

/** The message to the branch says which car it is for, and what was said of the fit. */
function tellBranch(host: FitVerdictElement, { own, verdict, carName }: Judged): void {
  if (!own) return;
  const links = host.isMini
    ? host.closest('tr')?.querySelectorAll<HTMLAnchorElement>('a[href^="https://wa.me/"]')
    : document.querySelectorAll<HTMLAnchorElement>(
        '.buy a[href^="https://wa.me/"], .dock a[href^="https://wa.me/"]',
      );
  for (const link of links ?? []) {
    const url = new URL(link.href);
    const plain = (link.dataset['plain'] ??= url.searchParams.get('text') ?? '');
    const car = [carName, own.engine].filter(Boolean).join(' ');
    url.searchParams.set(
      'text',
      `${plain}\n${t('fit.message', { car, verdict: fitBrief(verdict.verdict, t) })}`,
    );
    link.href = url.href;
  }
}
