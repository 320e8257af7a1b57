/** A run of words that both texts have, that only the newer has, or that only the older had. */
export interface WordRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above this many words on a side the whole text is shown as replaced: nobody reads such a patchwork. */
const MOST_WORDS = 600;

/** What changed from one text to the other, word by word: the longest common run of words stays. */
export function diffWords(before: string, after: string): WordRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS) return replaced(before, after);
  const common = commonLengths(old, fresh);
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      push(runs, 'same', old[i++] ?? '');
      j++;
    } else if (j >= fresh.length || (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      push(runs, 'removed', old[i++] ?? '');
    } else {
      push(runs, 'added', fresh[j++] ?? '');
    }
  }
  return runs;
}

function replaced(before: string, after: string): WordRun[] {
  const runs: WordRun[] = [];
  if (before !== '') runs.push({ kind: 'removed', text: before });
  if (after !== '') runs.push({ kind: 'added', text: after });
  return runs;
}

/** Words with the space after them, so that the runs together are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+\s?/g) ?? [];
}

/** `table[i][j]`: how many words the rests of both texts have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = table[i];
      if (!row) continue;
      row[j] =
        old[i] === fresh[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

function push(runs: WordRun[], kind: WordRun['kind'], text: string): void {
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}
