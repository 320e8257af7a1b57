import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusal, isSessionOver } from '../staff/api-client.ts';
import { useRefusal, type Refusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';

interface Paged {
  readonly next: string | null;
}

export interface Pages<Page> {
  /** Every page so far, the first with its sums; null until it is here. */
  readonly pages: readonly Page[] | null;
  readonly isLoading: boolean;
  readonly isLoggedOut: boolean;
  readonly refusal: Refusal;
  reload(): void;
  more(): void;
  readonly hasMore: boolean;
}

/** A list of the API, page after page. `path` ends where `after=` may follow. */
export function usePages<Page extends Paged>(path: string): Pages<Page> {
  const { t, api } = useStaff();
  const [pages, setPages] = useState<readonly Page[] | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [isLoggedOut, setLoggedOut] = useState(false);
  const refusal = useRefusal();
  const { show, say, clear } = refusal;
  const run = useRef(0);
  const load = useCallback(
    async (after: string | null) => {
      const thisRun = ++run.current;
      setLoading(true);
      clear();
      try {
        const page = await api.get<Page>(after ? `${path}&after=${encodeURIComponent(after)}` : path);
        // Another list was asked for meanwhile.
        if (thisRun !== run.current) return;
        setLoggedOut(false);
        setPages((before) => (after && before ? [...before, page] : [page]));
      } catch (error) {
        if (thisRun !== run.current) return;
        if (isSessionOver(error)) setLoggedOut(true);
        else if (error instanceof ApiRefusal) show(error);
        else say(t('panel.noAnswerRead'));
      } finally {
        if (thisRun === run.current) setLoading(false);
      }
    },
    [t, api, path, show, say, clear],
  );
  useEffect(() => {
    setPages(null);
    void load(null);
  }, [load]);
  const next = pages?.at(-1)?.next ?? null;
  return {
    pages,
    isLoading,
    isLoggedOut,
    refusal,
    reload: () => void load(null),
    more: () => void load(next),
    hasMore: next !== null,
  };
}
