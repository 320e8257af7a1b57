import { useState, type SubmitEvent } from 'react';
import type { MinimumChange } from '#contract/inventory';
import { partName } from '../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { ItemFormActs } from './ItemFormActs.tsx';
import type { ItemFormProps } from './item-form.ts';

const MOST = 100_000;

/** How many of a new part the branch wants to have; empty: no minimum. */
export function MinimumForm({ item, path, dictionary, onFresh, onClose, onDone }: ItemFormProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const before = item.minimum ?? null;
  const [text, setText] = useState(before === null ? '' : String(before));
  const [isBusy, setBusy] = useState(false);
  const trimmed = text.trim();
  const minimum = trimmed === '' ? null : Number(trimmed);
  const isBad = minimum !== null && (!/^\d+$/.test(trimmed) || minimum < 1 || minimum > MOST);
  const isSame = minimum === before;
  const name = partName(item, dictionary);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSame || isBad || isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await api.send<MinimumChange>('PUT', `${path}/minimum`, { minimum });
      toast({
        text:
          minimum === null
            ? t('panel.minimumNone', { name })
            : t('panel.minimumSaved', { name, count: minimum }),
      });
      onDone();
      await onFresh();
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="adjust" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="minimum-count">{t('panel.minimumNew')}</label>
        <input
          data-first
          className="in num"
          id="minimum-count"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={isBad}
          aria-describedby="minimum-says"
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <p className={isBad ? 'msg' : 'hint'} id="minimum-says">
          {isBad ? t('panel.wholeNumber') : t('panel.minimumHint', { count: item.available })}
        </p>
      </div>
      <RefusalNote refusal={refusal} />
      <ItemFormActs
        text={t('panel.minimumSave')}
        isBusy={isBusy}
        isIdle={isSame || isBad}
        onClose={onClose}
      />
    </form>
  );
}
