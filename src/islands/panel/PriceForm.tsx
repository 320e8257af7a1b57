import { useState, type SubmitEvent } from 'react';
import type { PriceReceipt } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { divideRounded } from '#shared/money.ts';
import { parseAmount, plainAmount } from '../staff/amount.ts';
import { isOutcomeUnknown, isRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { partName } from '../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { signed } from './adjustment.ts';
import type { ItemFormProps } from './item-form.ts';
import { useIdempotencyKey } from './use-idempotency-key.ts';

/** The price with IVA; an empty field takes the piece off sale. */
export function PriceForm({ item, path, dictionary, onFresh, onClose, onDone }: ItemFormProps) {
  const { t, api, money } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const idempotency = useIdempotencyKey();
  const [text, setText] = useState(item.priceCents === null ? '' : plainAmount(item.priceCents));
  const [isBusy, setBusy] = useState(false);
  const wanted = text.trim() === '' ? null : parseAmount(text);
  const isBad = text.trim() !== '' && (wanted === null || wanted < 1);
  const isSame = !isBad && wanted === item.priceCents;
  const name = partName(item, dictionary);
  const words = (priceCents: number | null) => (priceCents === null ? t('panel.noPrice') : money(priceCents));

  const put = (priceCents: number | null, version: number, key: string) =>
    api.send<PriceReceipt>('PUT', `${path}/price`, { priceCents, version }, { idempotencyKey: key });

  const undo = async (before: number | null, version: number) => {
    try {
      await put(before, version, uuidv7(Date.now()));
      toast({ text: t('panel.priceUndone', { name, price: words(before) }) });
    } catch (error) {
      toast({
        kind: 'error',
        text: t(isOutcomeUnknown(error) ? 'panel.undoUnknown' : 'panel.undoRefused', { name }),
      });
    }
    const fresh = await onFresh();
    if (fresh) setText(fresh.priceCents === null ? '' : plainAmount(fresh.priceCents));
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBad || isSame || isBusy) return;
    const before = item.priceCents;
    setBusy(true);
    refusal.clear();
    try {
      const done = await put(wanted, item.version, idempotency.keyFor({ wanted, version: item.version }));
      idempotency.forget();
      toast({
        text: t('panel.priceChanged', { name, from: words(before), to: words(done.priceCents) }),
        action: { label: t('panel.undo'), run: () => void undo(before, done.version) },
      });
      onDone();
      await onFresh();
    } catch (error) {
      if (!isOutcomeUnknown(error)) idempotency.forget();
      refusal.show(error);
      if (isRefusal(error, 'inventory.changed_elsewhere')) {
        const fresh = await onFresh();
        if (fresh) refusal.say(t('panel.priceElsewhere', { price: words(fresh.priceCents) }));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="adjust" onSubmit={(event) => void submit(event)}>
      <div className="eq two-cells">
        <div>
          <small className="label">{t('panel.priceNow')}</small>
          <b>{item.priceCents === null ? '–' : plainMoney(money(item.priceCents))}</b>
        </div>
        <label className="cnt">
          <small className="label">{t('panel.priceNew')}</small>
          <input
            data-first
            inputMode="decimal"
            autoComplete="off"
            placeholder="–"
            value={text}
            aria-invalid={isBad}
            aria-describedby="price-says"
            onChange={(event) => setText(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </label>
      </div>
      <RefusalNote refusal={refusal} />
      <div className={isBad ? 'note warn' : 'note info'} id="price-says" aria-live="polite">
        <Icon name="info" size="s" />
        <p>{says()}</p>
      </div>
      <div className="da">
        <button type="button" className="btn" onClick={onClose}>
          {t('panel.cancel')} <kbd className="kbd desk">Esc</kbd>
        </button>
        <button type="submit" className="btn act" aria-busy={isBusy} aria-disabled={isBad || isSame}>
          {wanted === null && !isBad ? t('panel.takeOffSale') : t('panel.savePrice')}{' '}
          <kbd className="kbd desk">Enter</kbd>
        </button>
      </div>
    </form>
  );

  function says(): string {
    if (isBad) return t('panel.priceBad');
    if (isSame) return t('panel.priceHint');
    if (wanted === null) return t('panel.priceOff');
    if (item.priceCents === null || item.priceCents === 0)
      return t('panel.priceFirst', { price: money(wanted) });
    const percent = divideRounded((wanted - item.priceCents) * 100, item.priceCents);
    return t('panel.priceMoves', {
      from: money(item.priceCents),
      to: money(wanted),
      percent: `${signed(percent)} %`,
    });
  }
}

function plainMoney(amount: string): string {
  return amount.replace('$', '');
}
