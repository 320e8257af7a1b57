import { formatMoney, formatNumber } from '#i18n';
import { readBranch, watchBranch } from './chosen-branch.ts';
import { branches, locale, t } from './page-data.ts';
import {
  fromPrice,
  stockWord,
  type StockStateName,
  type StockSummaryItem,
  type StockWord,
} from './stock-words.ts';

/**
 * `<live-stock src="/api/v1/stock/summary?generation=nissan/tsuru/b13&system=frenos" as-of="2026-11-22T16:51:00Z">`
 * keeps the numbers inside it fresh: it asks when the page is seen and every 15 s while it stays visible.
 *
 * Markup: `[data-live="<key>"]` is a row; inside it (or on it) `[data-field]` is a text that is replaced in place:
 *   summary rows  `count` `pieces` `here` `from` `state`      (key: system, system/type or system/type/position)
 *   piece rows    `price` `money` `state` `branch` `count`    (key: code of the piece, or code@branch)
 * `[data-asof]` says how old the numbers are. Nothing is added or removed, so nothing moves: the cells have room
 * for their longest text. A piece that the answer does not have is left as it is; a summary leaves out what has no
 * stock, so there a missing key is zero. A row belongs to the nearest `data-live`; rows are not nested.
 *
 * Answers (GET, with ETag; 304 counts as fresh):
 *   summary  `{ asOf, items: StockSummaryItem[] }`. `branch=<code>` is added when one is chosen.
 *   piece    `{ asOf, code, state, available, priceCents, branch: { code, name }, others: PieceItem[] }`
 *   stock    `{ asOf, items: PieceItem[] }`
 * A field that an item does not have stays as it is.
 */
interface PieceItem {
  readonly code: string;
  readonly state?: StockStateName;
  readonly available?: number;
  /** Null: not priced. */
  readonly priceCents?: number | null;
  /** The code alone, or with its name. */
  readonly branch?: string | { readonly code: string; readonly name: string };
}

interface Answer extends Partial<PieceItem> {
  readonly asOf?: string;
  readonly items?: readonly (StockSummaryItem | PieceItem)[];
  readonly others?: readonly PieceItem[];
}

const EVERY_MS = 15_000;
const SLOWEST_MS = 240_000;

export class LiveStock extends HTMLElement {
  #timer = 0;
  #failures = 0;
  #etag = '';
  #url = '';
  #confirmedMs = 0;
  #request: AbortController | undefined;
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#confirmedMs = Date.parse(this.getAttribute('as-of') ?? '') || Date.now();
    const onVisible = () => this.#schedule(document.hidden ? -1 : 0);
    const onOnline = () => this.#schedule(0);
    document.addEventListener('visibilitychange', onVisible);
    addEventListener('online', onOnline);
    const unwatch = watchBranch(onOnline);
    this.#stop = () => {
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('online', onOnline);
      unwatch();
    };
    onVisible();
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#schedule(-1);
  }

  /** Asks now; for a script that has just changed what is inside. */
  refresh(): void {
    this.#etag = '';
    this.#schedule(0);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (delayMs >= 0 && !document.hidden) this.#timer = window.setTimeout(() => void this.#ask(), delayMs);
  }

  async #ask(): Promise<void> {
    const request = (this.#request = new AbortController());
    try {
      const url = this.#address();
      if (url !== this.#url) this.#etag = '';
      this.#url = url;
      const response = await fetch(url, {
        // The ETag is ours to compare: a 304 must reach this code, so the browser's own cache stays out.
        cache: 'no-store',
        signal: request.signal,
        headers: this.#etag ? { 'If-None-Match': this.#etag } : {},
      });
      if (response.status !== 304) {
        if (!response.ok) throw new Error(String(response.status));
        this.#etag = response.headers.get('ETag') ?? '';
        this.#show((await response.json()) as Answer);
      }
      this.#failures = 0;
      this.#confirmedMs = Date.now();
      this.#say('live', t('elements.asOfLive'));
    } catch (error) {
      if (request.signal.aborted) return;
      this.#failures += 1;
      const asOf = lastConfirmed(new Date(this.#confirmedMs));
      // fetch rejects with TypeError when there is no way to the server.
      this.#say(
        'old',
        error instanceof TypeError ? t('elements.asOfOffline', { asOf: lowerFirst(asOf) }) : asOf,
      );
    }
    const slowed = Math.min(EVERY_MS * 2 ** this.#failures, SLOWEST_MS);
    this.#schedule(slowed * (0.9 + Math.random() * 0.2));
  }

  #address(): string {
    const url = new URL(this.getAttribute('src') ?? '', location.href);
    const branch = readBranch();
    if (branch && url.pathname.endsWith('/summary')) url.searchParams.set('branch', branch);
    return url.href;
  }

  #show(answer: Answer): void {
    const items = [
      ...(answer.items ?? []),
      ...(answer.others ?? []),
      ...(answer.code ? [answer as PieceItem] : []),
    ];
    const byKey = new Map(items.flatMap((item) => keysOf(item).map((key) => [key, item] as const)));
    const isSummary = new URL(this.#url).pathname.endsWith('/summary');
    for (const row of this.querySelectorAll<HTMLElement>('[data-live]')) {
      const key = row.dataset.live ?? '';
      const item = byKey.get(key) ?? (isSummary ? withoutStock(key) : undefined);
      if (!item) continue;
      const fields = row.dataset.field ? [row] : row.querySelectorAll<HTMLElement>('[data-field]');
      for (const field of fields) {
        if ('key' in item) showSummary(field, item);
        else showPiece(field, item);
      }
    }
  }

  #say(age: 'live' | 'old', text: string): void {
    for (const line of this.querySelectorAll<HTMLElement>('[data-asof]')) {
      line.dataset.age = age;
      write(line.firstElementChild ?? line, text);
    }
  }
}

function keysOf(item: StockSummaryItem | PieceItem): string[] {
  if ('key' in item) return [item.key];
  return item.branch === undefined ? [item.code] : [item.code, `${item.code}@${branchCode(item.branch)}`];
}

function withoutStock(key: string): StockSummaryItem {
  return { key, available: 0, here: readBranch() ? 0 : null, fromCents: null, branches: [] };
}

function branchCode(branch: NonNullable<PieceItem['branch']>): string {
  return typeof branch === 'string' ? branch : branch.code;
}

type Texts<Item> = Readonly<Record<string, (item: Item) => string | null>>;

/** Null leaves the field as it is. */
const SUMMARY_TEXTS: Texts<StockSummaryItem> = {
  count: ({ available }) => formatNumber(available, locale),
  pieces: ({ available }) => t('elements.pieces', { count: available }),
  here({ here }) {
    const branch = readBranch();
    if (branch === null || here === null) return '';
    return t('elements.here', { count: here, branch: nameOf(branch) });
  },
  from(item) {
    const price = fromPrice(item, readBranch());
    return price === null ? '' : formatMoney(price, locale, { whole: true });
  },
};

const PIECE_TEXTS: Texts<PieceItem> = {
  money: ({ priceCents }) => (priceCents == null ? null : formatMoney(priceCents, locale)),
  count: ({ available }) => (available === undefined ? null : formatNumber(available, locale)),
  branch({ branch }) {
    if (branch === undefined) return null;
    return typeof branch === 'string' ? nameOf(branch) : branch.name;
  },
};

const STATE_TEXTS = {
  available: 'elements.stateAvailable',
  last: 'elements.stateLast',
  held: 'elements.stateHeld',
  transit: 'elements.stateTransit',
  sold: 'elements.stateSold',
  review: 'elements.stateReview',
} as const;

function showSummary(field: HTMLElement, item: StockSummaryItem): void {
  const name = field.dataset.field ?? '';
  if (name === 'state') showWord(field, stockWord(item));
  else writeMaybe(field, SUMMARY_TEXTS[name]?.(item));
}

const SERIAL = /^[A-Z]{3}-P-\d+$/;

/** A used piece is sold; a new part is sold out. */
function stateText(code: string, state: StockStateName): string {
  return t(state === 'sold' && SERIAL.test(code) ? 'elements.stateSoldUnit' : STATE_TEXTS[state]);
}

function showPiece(field: HTMLElement, item: PieceItem): void {
  const name = field.dataset.field ?? '';
  if (name === 'price') showPrice(field, item.priceCents);
  else if (name !== 'state') writeMaybe(field, PIECE_TEXTS[name]?.(item));
  else if (item.state) badge(field, item.state, stateText(item.code, item.state));
}

function showWord(field: HTMLElement, word: StockWord): void {
  if (word.state === 'available') badge(field, 'available', t('elements.available', { count: word.count }));
  else if (word.state !== 'elsewhere') badge(field, word.state, t(STATE_TEXTS[word.state]));
  else badge(field, 'sold', t('elements.elsewhere', { branch: nameOf(word.code), count: word.count }));
}

/** Price.astro: whole pesos, a hidden point, centavos in `<small>`. */
function showPrice(field: HTMLElement, priceCents: number | null | undefined): void {
  const small = field.querySelector('small');
  if (priceCents == null || !small || !field.firstChild) return;
  const [pesos = '', centavos = ''] = formatMoney(priceCents, locale).split('.');
  write(small, centavos);
  write(field.firstChild, pesos);
}

function nameOf(branchCode: string): string {
  return branches[branchCode] ?? branchCode;
}

function writeMaybe(node: Node, text: string | null | undefined): void {
  if (text != null) write(node, text);
}

function badge(element: HTMLElement, state: StockStateName, text: string): void {
  if (element.dataset.state !== state) {
    element.classList.remove(element.dataset.state ?? '');
    element.classList.add(state);
    element.dataset.state = state;
  }
  write(element.firstElementChild ?? element, text);
}

function lastConfirmed(at: Date): string {
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  if (at.toDateString() === new Date().toDateString()) return t('elements.asOf', { time });
  return t('elements.asOfDay', {
    day: at.toLocaleDateString(locale, { day: 'numeric', month: 'short' }),
    time,
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Touches the page only when the text is another one. */
function write(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
