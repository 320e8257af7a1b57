import { distanceKm, type Place } from '#shared/distance.ts';
import { readBranch, watchBranch } from '../../../elements/chosen-branch.ts';

interface Data {
  /** Branch of the piece. */
  readonly here: string;
  readonly points: Readonly<Record<string, Place & { readonly name: string }>>;
  readonly words: Readonly<Record<'own' | 'fromBranch' | 'fromYou' | 'unknown', string>>;
}

const ASK = { maximumAge: 600_000, timeout: 10_000 } as const;

/** Where somebody is stays in their browser: the distance is worked out here and nothing is sent. */
export class BranchDistance extends HTMLElement {
  #stop: (() => void) | undefined;
  #you: Place | undefined;

  connectedCallback(): void {
    this.#stop = watchBranch(() => this.#say());
    const button = this.querySelector('button');
    if (button && 'geolocation' in navigator) {
      button.hidden = false;
      button.addEventListener('click', () => this.#locate(button));
    }
    this.#say();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #locate(button: HTMLButtonElement): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#you = coords;
        button.hidden = true;
        this.#say();
      },
      () => this.#write(this.#data().words.unknown),
      ASK,
    );
  }

  #data(): Data {
    return JSON.parse(this.dataset['distance'] ?? '{}') as Data;
  }

  #say(): void {
    const { here, points, words } = this.#data();
    const place = points[here];
    const chosen = readBranch();
    const from = chosen === null ? undefined : points[chosen];
    if (!place) return;
    if (this.#you) this.#write(words.fromYou.replace('{km}', kilometres(this.#you, place)));
    else if (chosen === here) this.#write(words.own);
    else if (from) {
      this.#write(words.fromBranch.replace('{km}', kilometres(from, place)).replace('{branch}', from.name));
    }
  }

  #write(text: string): void {
    const line = this.querySelector('[data-text]');
    if (line) line.textContent = text;
  }
}

function kilometres(from: Place, to: Place): string {
  const km = distanceKm(from, to);
  return (km < 10 ? Math.max(0.1, Math.round(km * 10) / 10) : Math.round(km)).toLocaleString();
}
