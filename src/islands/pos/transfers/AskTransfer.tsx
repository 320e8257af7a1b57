import { useEffect, useRef, useState } from 'react';
import type { StockListing } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { ApiRefusal } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';

/** Its own among the function keys of the till. */
export const ASK_KEY = 'F11';

interface AskTransferProps {
  readonly listing: StockListing;
  /** The branch of this till. */
  readonly branchCode: string;
  readonly branchName: string;
  /** The key works on the chosen row only. */
  readonly isChosen: boolean;
}

/** Asks another branch to send one of its pieces here. A lost answer is asked again with the same number. */
export function AskTransfer({ listing, branchCode, branchName, isChosen }: AskTransferProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const id = useRef<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);

  const ask = async () => {
    if (isBusy || asked) return;
    id.current ??= uuidv7(Date.now());
    setBusy(true);
    try {
      const line = { code: listing.code, maker: listing.maker, quantity: 1 };
      const body = { id: id.current, from: listing.branch, to: branchCode, lines: [line] };
      const { code } = await api.send<{ readonly code: string }>(
        'POST',
        `/branches/${branchCode}/transfers`,
        body,
        { idempotencyKey: id.current },
      );
      setAsked(code);
      toast({ text: t('counter.askedToast', { code, branch: branchName }) });
    } catch (error) {
      const text = error instanceof ApiRefusal && error.message ? error.message : t('panel.noAnswer');
      toast({ kind: 'error', text });
    } finally {
      setBusy(false);
    }
  };
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!isChosen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ASK_KEY) return;
      event.preventDefault();
      void latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isChosen]);

  if (asked) {
    return (
      <span className="st transit">
        <span>{t('counter.askedTransfer', { code: asked })}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className="btn quiet ask-transfer"
      aria-busy={isBusy}
      onClick={(event) => {
        event.stopPropagation();
        void ask();
      }}
    >
      {t('counter.askTransfer')} {isChosen && <kbd className="kbd desk">{ASK_KEY}</kbd>}
    </button>
  );
}
