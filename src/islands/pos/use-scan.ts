import { useCallback, useMemo, useRef, useState } from 'react';
import type { BranchStockRow, StockListing } from '#contract/inventory';
import { isMarkedCredit } from '#shared/credit-code.ts';
import { readDocumentCode, readNoteCode } from '#shared/folio.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import type { StaffApi } from '../staff/api-client.ts';
import { useCounterSearch, type CounterFound } from './use-counter-search.ts';
import { makeWedge } from './wedge.ts';

export type ScanEvent =
  | { readonly kind: 'piece'; readonly row: BranchStockRow }
  | { readonly kind: 'elsewhere'; readonly listing: StockListing }
  | { readonly kind: 'missing'; readonly code: string }
  | { readonly kind: 'choose'; readonly code: string }
  /** The code is exactly this piece of the branch, which cannot be sold now. */
  | { readonly kind: 'gone'; readonly row: BranchStockRow }
  | { readonly kind: 'failed'; readonly code: string; readonly error: unknown }
  /** The folio or QR of a quote or hold. */
  | { readonly kind: 'paper'; readonly code: string }
  /** The folio or QR of a sold note. */
  | { readonly kind: 'sold-note'; readonly code: string }
  /** The code of a vale. */
  | { readonly kind: 'credit'; readonly code: string }
  /** Enter on an empty field; `method` when only 1, 2 or 3 was typed. */
  | { readonly kind: 'pay'; readonly method: 0 | 1 | 2 | 3 };

export interface Scan {
  readonly text: string;
  setText(text: string): void;
  readonly here: readonly BranchStockRow[];
  readonly elsewhere: readonly StockListing[];
  /** How many match as well and are not listed. */
  readonly more: CounterFound['more'];
  readonly selected: number;
  select(index: number): void;
  /** Moves the choice among the results; false when there are none. */
  move(step: number): boolean;
  readonly isLoading: boolean;
  readonly isAnswered: boolean;
  readonly error: unknown;
  /** Scans whose answer is still on its way. */
  readonly looking: number;
  /** A printable key went into the field. */
  key(atMs: number): void;
  enter(atMs: number): void;
  /** A code under the camera, or that a hand-held scanner wrote elsewhere on the page. */
  scanned(code: string): void;
  take(index: number): void;
}

export function documentKindOf(text: string): 'paper' | 'sold-note' | 'credit' | null {
  if (readDocumentCode(text)) return 'paper';
  if (readNoteCode(text)) return 'sold-note';
  return isMarkedCredit(text) ? 'credit' : null;
}

/** Scanners type the hyphen of another keyboard as another mark. */
function isSameCode(code: string, typed: string): boolean {
  return normalizePartNumber(code) === normalizePartNumber(typed);
}

const AFTER_SCAN_MS = 90;
const NO_MORE = { here: 0, elsewhere: 0 };

/** The scan field: what it found, what is chosen, and what Enter means. Scans are answered one after the other. */
export function useScan(api: StaffApi, branch: string, onEvent: (event: ScanEvent) => void): Scan {
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const [looking, setLooking] = useState(0);
  const search = useCounterSearch(api, branch, text);
  const wedge = useMemo(makeWedge, []);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const scannedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const here = search.found?.here ?? [];
  const elsewhere = search.found?.elsewhere ?? [];
  const rows = here.length + elsewhere.length;

  const change = useCallback((next: string) => {
    setText(next);
    setSelected(0);
  }, []);

  const offer = (code: string, found: CounterFound) => {
    const exact = found.here.find((row) => row.id === found.exact);
    if (exact) {
      change('');
      onEvent({ kind: 'piece', row: exact });
      return;
    }
    const listing = found.elsewhere.find((one) => isSameCode(one.code, code));
    const gone = found.here.find((row) => isSameCode(row.code, code) && row.available < 1);
    if (found.here.length + found.elsewhere.length === 0) onEvent({ kind: 'missing', code });
    else {
      change(code);
      if (listing) onEvent({ kind: 'elsewhere', listing });
      else onEvent(gone ? { kind: 'gone', row: gone } : { kind: 'choose', code });
    }
  };

  const lookUp = (code: string) => {
    setLooking((count) => count + 1);
    queue.current = queue.current.then(async () => {
      try {
        offer(code, await search.lookUp(code));
      } catch (error) {
        onEvent({ kind: 'failed', code, error });
      } finally {
        setLooking((count) => count - 1);
      }
    });
  };

  const take = (index: number) => {
    const row = here[index];
    const listing = elsewhere[index - here.length];
    if (row && row.available < 1 && isSameCode(row.code, text)) onEvent({ kind: 'gone', row });
    else if (row) {
      change('');
      onEvent({ kind: 'piece', row });
    } else if (listing) onEvent({ kind: 'elsewhere', listing });
  };

  const enter = (atMs: number) => {
    const query = text.trim();
    const wasScanned = wedge.ended(atMs, query.length);
    if (query === '') {
      // Some scanners end a code with two Enters.
      if (atMs - scannedAtMs.current > AFTER_SCAN_MS) onEvent({ kind: 'pay', method: 0 });
      return;
    }
    const document = documentKindOf(query);
    if (document) {
      scannedAtMs.current = atMs;
      change('');
      onEvent({ kind: document, code: query });
      return;
    }
    if (wasScanned) {
      scannedAtMs.current = atMs;
      change('');
      lookUp(query);
    } else if (/^[123]$/.test(query)) {
      change('');
      onEvent({ kind: 'pay', method: Number(query) as 1 | 2 | 3 });
    } else if (search.answered === query && search.found) {
      if (rows > 0) take(selected);
      else onEvent({ kind: 'missing', code: query });
    } else {
      lookUp(query);
    }
  };

  return {
    text,
    setText: change,
    here,
    elsewhere,
    more: search.found?.more ?? NO_MORE,
    selected: Math.min(selected, Math.max(0, rows - 1)),
    select: setSelected,
    move: (step) => {
      if (rows === 0) return false;
      setSelected((now) => Math.max(0, Math.min(rows - 1, now + step)));
      return true;
    },
    isLoading: search.isLoading,
    isAnswered: text.trim() !== '' && search.answered === text.trim(),
    error: search.error,
    looking,
    key: wedge.key,
    enter,
    scanned: (code) => {
      change('');
      const document = documentKindOf(code);
      if (document) onEvent({ kind: document, code });
      else lookUp(code);
    },
    take,
  };
}
