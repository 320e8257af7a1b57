import { useState, type SubmitEvent } from 'react';
import type { DonorCosts } from '#contract/inventory';
import { parseAmount, plainAmount } from '../../staff/amount.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { changedFields, isUnchanged } from '../changed-fields.ts';
import { useDonorTexts } from './donor-texts.tsx';
import type { FileOfDonor, FileWork } from './DonorFileView.tsx';

const PARTS = [
  ['purchaseCents', 'donors.costPurchase'],
  ['towCents', 'donors.costTow'],
  ['papersCents', 'donors.costPapers'],
  ['otherCents', 'donors.costOther'],
] as const satisfies readonly (readonly [keyof DonorCosts, string])[];

interface Props {
  readonly file: FileOfDonor;
  readonly work: FileWork;
  readonly onMoved: () => void;
}

/** Where the car stands and what it cost, part by part. */
export function DonorCostsForm({ file, work, onMoved }: Props) {
  const { api, t: staff } = useStaff();
  const t = useDonorTexts();
  const toast = useToast();
  const [texts, setTexts] = useState<Readonly<Record<keyof DonorCosts, string>>>(() => ({
    purchaseCents: written(file.costs.purchaseCents),
    towCents: written(file.costs.towCents),
    papersCents: written(file.costs.papersCents),
    otherCents: written(file.costs.otherCents),
  }));
  const [place, setPlace] = useState(file.yardPosition ?? '');
  const isClosed = file.status === 'closed';
  const bad = PARTS.filter(([key]) => texts[key].trim() !== '' && parseAmount(texts[key]) === null);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (bad.length > 0) return;
    const read = (key: keyof DonorCosts) => (texts[key].trim() === '' ? null : parseAmount(texts[key]));
    const body = {
      yardPosition: place.trim() === '' ? null : place.trim().toUpperCase(),
      costs: {
        purchaseCents: read('purchaseCents'),
        towCents: read('towCents'),
        papersCents: read('papersCents'),
        otherCents: read('otherCents'),
      },
      version: file.version,
    };
    const { yardPosition, costs } = file;
    if (
      isUnchanged(
        changedFields({ yardPosition, ...costs }, { yardPosition: body.yardPosition, ...body.costs }),
      )
    ) {
      toast({ text: staff('panel.unchanged') });
      return;
    }
    if (await work.run(() => api.send<FileOfDonor>('PUT', work.path, body))) {
      toast({ text: t('donors.costsSaved') });
      onMoved();
    }
  };

  return (
    <section className="costs" aria-label={t('donors.costs')}>
      <h2 className="section">{t('donors.costs')}</h2>
      <form className="paper-form" noValidate onSubmit={(event) => void submit(event)}>
        {!isClosed && (
          <div className="field wide-field">
            <label htmlFor="yard-place">{t('donors.yardPlace')}</label>
            <input
              className="in mono"
              id="yard-place"
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              value={place}
              aria-describedby="yard-place-says"
              onChange={(event) => setPlace(event.target.value)}
            />
            <p className="hint" id="yard-place-says">
              {t('donors.yardPlaceHint')}
            </p>
          </div>
        )}
        {PARTS.map(([key, text]) => {
          const isBad = bad.some(([one]) => one === key);
          return (
            <div key={key} className="field">
              <label htmlFor={`cost-${key}`}>{t(text)}</label>
              <input
                className="in num"
                id={`cost-${key}`}
                inputMode="decimal"
                maxLength={16}
                autoComplete="off"
                value={texts[key]}
                aria-invalid={isBad}
                aria-describedby={isBad ? `cost-${key}-says` : undefined}
                onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
              />
              {isBad && (
                <p className="msg" id={`cost-${key}-says`}>
                  {t('donors.costBad')}
                </p>
              )}
            </div>
          );
        })}
        <div className="paper-acts">
          <button type="submit" className="btn" aria-disabled={bad.length > 0}>
            {t('donors.costsSave')}
          </button>
        </div>
      </form>
    </section>
  );
}

const written = (amountCents: number | null) => (amountCents === null ? '' : plainAmount(amountCents));
