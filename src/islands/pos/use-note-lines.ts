import { useCallback, useRef, useState } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { removeLine, setQuantity, troubled, type DraftLine } from './note-draft.ts';
import { wrongLineField } from './read-line-fields.ts';
import type { ScanMessage } from './scan-messages.ts';
import type { Till } from './use-till.ts';

interface NoteLines {
  /** The line that the keys act on: the chosen one, or else the first in trouble, or else the last. */
  readonly selected: DraftLine | undefined;
  /** Null: nothing chosen. A line whose field nobody could read stays chosen until that is mended. */
  select(stockItemId: string | null): void;
  move(by: number): void;
  changeQuantity(stockItemId: string, quantity: number): void;
  remove(stockItemId: string): void;
}

/** What the clerk does to the lines of the note, and what is said about it. */
export function useNoteLines(till: Till, say: (message: ScanMessage | null) => void): NoteLines {
  const { t } = useStaff();
  const toast = useToast();
  const [selectedId, setSelected] = useState<string | null>(null);
  const complain = useRef(() => {});
  complain.current = () => say({ kind: 'error', text: t('counter.fixLine') });
  const select = useCallback((stockItemId: string | null) => {
    if (stockItemId === null || !wrongLineField()) setSelected(stockItemId);
    else complain.current();
  }, []);
  const { note, pending } = till;
  const lineOf = (stockItemId: string | null) => note.lines.find((line) => line.stockItemId === stockItemId);
  const selected = lineOf(selectedId) ?? troubled(note)[0] ?? note.lines.at(-1);
  return {
    selected,
    select,
    move: (by) => {
      const index = note.lines.findIndex((line) => line.stockItemId === selected?.stockItemId);
      const next = note.lines[Math.max(0, Math.min(note.lines.length - 1, index + by))];
      if (next) select(next.stockItemId);
    },
    changeQuantity: (stockItemId, quantity) => {
      const line = lineOf(stockItemId);
      if (!line) return;
      const { name, available: count } = line;
      say(quantity > count ? { kind: 'error', text: t('counter.noMore', { name, count }) } : null);
      till.change(setQuantity(note, stockItemId, quantity));
    },
    remove: (stockItemId) => {
      const line = lineOf(stockItemId);
      if (!line || pending) return;
      till.change(removeLine(note, stockItemId));
      say(null);
      toast({
        text: t('counter.removed', { name: line.name }),
        action: { label: t('panel.undo'), run: () => till.change(note) },
      });
    },
  };
}
