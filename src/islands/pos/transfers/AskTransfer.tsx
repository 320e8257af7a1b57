import { useRef, useState } from 'react';
import type { StockListing } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { ApiRefusal } from '../../staff/api-client.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useKeys } from '../../staff/use-keys.ts';

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

  const complain = (error: unknown) => {
    const text = error instanceof ApiRefusal && error.message ? error.message : t('panel.noAnswer');
    toast({ kind: 'error', text });
  };
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
      toast({
        text: t('counter.askedToast', { code, branch: branchName }),
        action: { label: t('panel.undo'), run: () => void withdraw(code) },
      });
    } catch (error) {
      complain(error);
    } finally {
      setBusy(false);
    }
  };
  // A key pressed by mistake asks nobody to pack anything.
  const withdraw = async (code: string) => {
    try {
      await api.send('POST', `/branches/${branchCode}/transfers/${id.current}/cancel`, {});
      id.current = null;
      setAsked(null);
      toast({ text: t('counter.askUndone', { code, branch: branchName }) });
    } catch (error) {
      complain(error);
    }
  };
  useKeys(
    (event) => {
      if (event.key !== ASK_KEY) return;
      event.preventDefault();
      void ask();
    },
    { isOff: !isChosen },
  );

  if (asked) {
    return (
      <>
        <span className="st transit">
          <span>{t('counter.askedTransfer')}</span>
        </span>
        <span className="mono asked-code">{asked}</span>
      </>
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
      {t('counter.askTransfer')}
    </button>
  );
}
