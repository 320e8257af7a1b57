import { useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type { DonorClosed } from '#contract/inventory';
import { isOutcomeUnknown } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useIdempotencyKey } from '../use-idempotency-key.ts';
import { useDonorTexts } from './donor-texts.tsx';
import type { FileOfDonor } from './DonorFileView.tsx';

interface Props {
  readonly file: FileOfDonor;
  readonly car: string;
  readonly path: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The end of a car: what becomes of the pieces that are left, with the consequence in words. */
export function CloseDonor({ file, car, path, onClose, onDone }: Props) {
  const { t: staff, api, money } = useStaff();
  const t = useDonorTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const idempotency = useIdempotencyKey();
  const [remaining, setRemaining] = useState<'write-off' | 'keep'>('keep');
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { leftPieces, leftCents } = file.returns;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const trimmed = note.trim();
    const body = { remaining, version: file.version, ...(trimmed ? { note: trimmed } : {}) };
    setBusy(true);
    refusal.clear();
    try {
      const done = await api.send<z.infer<typeof DonorClosed>>('POST', `${path}/closing`, body, {
        idempotencyKey: idempotency.keyFor(body),
      });
      toast({ text: t('donors.closed', { car, writtenOff: done.writtenOff, kept: done.kept }) });
      onDone();
    } catch (error) {
      if (!isOutcomeUnknown(error)) idempotency.forget();
      refusal.show(error);
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('donors.closeTitle')} onClose={onClose} closeLabel={staff('panel.close')}>
      <form className="adjust" onSubmit={(event) => void submit(event)}>
        <p>
          {leftPieces === 0
            ? t('donors.closeNone')
            : t('donors.closeBody', { count: leftPieces, value: money(leftCents) })}
        </p>
        {leftPieces > 0 && (
          <fieldset className="close-choice">
            {(
              [
                ['keep', 'donors.closeKeep'],
                ['write-off', 'donors.closeWriteOff'],
              ] as const
            ).map(([value, text]) => (
              <label key={value} className="tick-row">
                <input
                  type="radio"
                  name="remaining"
                  value={value}
                  checked={remaining === value}
                  onChange={() => setRemaining(value)}
                />
                <span>{t(text)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="field">
          <label htmlFor="close-note">{t('donors.closeNote')}</label>
          <input
            data-first
            className="in"
            id="close-note"
            maxLength={300}
            autoComplete="off"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <RefusalNote refusal={refusal} />
        <button type="submit" className="btn act wide" aria-busy={isBusy}>
          {t('donors.close')}
        </button>
      </form>
    </Dialog>
  );
}
