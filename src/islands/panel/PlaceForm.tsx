import { useState, type SubmitEvent } from 'react';
import type { ItemVersion } from '#contract/inventory';
import { isRefusal } from '../staff/api-client.ts';
import { partName } from '../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { ItemFormActs } from './ItemFormActs.tsx';
import type { ItemFormProps } from './item-form.ts';

/** Where an item lies; empty takes the place away. */
export function PlaceForm({ item, path, dictionary, onFresh, onClose, onDone }: ItemFormProps) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [text, setText] = useState(item.bin ?? '');
  const [isBusy, setBusy] = useState(false);
  const bin = text.trim().toUpperCase() === '' ? null : text.trim().toUpperCase();
  const isSame = bin === item.bin;
  const name = partName(item, dictionary);

  const put = (place: string | null, version: number) =>
    api.send<ItemVersion>('PUT', `${path}/place`, { bin: place, version });

  const undo = async (version: number) => {
    try {
      await put(item.bin, version);
    } catch (error) {
      refusal.show(error);
    }
    await onFresh();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSame || isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      const { version } = await put(bin, item.version);
      toast({
        text: bin === null ? t('panel.placeNone', { name }) : t('panel.placeSaved', { name, place: bin }),
        action: { label: t('panel.undo'), run: () => void undo(version) },
      });
      onDone();
      await onFresh();
    } catch (error) {
      refusal.show(error);
      if (isRefusal(error, 'inventory.changed_elsewhere')) await onFresh();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="adjust" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="place-bin">{t('panel.placeNew')}</label>
        <input
          data-first
          className="in mono"
          id="place-bin"
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          value={text}
          aria-describedby="place-says"
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <p className="hint" id="place-says">
          {t('panel.placeHint')}
        </p>
      </div>
      <RefusalNote refusal={refusal} />
      <ItemFormActs text={t('panel.placeSave')} isBusy={isBusy} isIdle={isSame} onClose={onClose} />
    </form>
  );
}
