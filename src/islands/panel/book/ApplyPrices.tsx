import { useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type {
  PriceBatch,
  PriceBatchList,
  PriceListFilter,
  PricePreview,
  PriceUndone,
} from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { queryString } from '../../staff/api-client.ts';
import { partName } from '../../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { priceWhy } from '../price-why.ts';
import { ResourceState } from '../ResourceState.tsx';
import { useIdempotencyKey } from '../use-idempotency-key.ts';
import { useResource } from '../use-resource.ts';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { SystemChoice } from './RuleForm.tsx';

type Preview = z.infer<typeof PricePreview>;
type Filter = z.infer<typeof PriceListFilter>;

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly branch: BookBranch;
  readonly email: string;
}

/** A list priced by the rules: first shown piece by piece, then applied together, and undone together. */
export function ApplyPrices({ branch, dictionary, email }: Props) {
  const { api } = useStaff();
  const t = useBookTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const idempotency = useIdempotencyKey();
  const [shown, setShown] = useState<{ filter: Filter; preview: Preview } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const path = `/branches/${branch.code}/prices`;
  const batches = useResource<z.infer<typeof PriceBatchList>>(path);

  const run = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await work();
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  const calculate = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const system = form.get('system');
    const filter: Filter = {
      condition: form.get('condition') === 'new' ? 'new' : 'used',
      ...(typeof system === 'string' && system !== '' ? { system } : {}),
    };
    void run(async () => {
      const preview = await api.get<Preview>(
        `${path}/preview${queryString({ system: filter.system ?? '', condition: filter.condition })}`,
      );
      setShown({ filter, preview });
    });
  };
  const undo = (id: string) =>
    run(async () => {
      const done = await api.send<z.infer<typeof PriceUndone>>('POST', `${path}/${id}/undo`, undefined, {
        idempotencyKey: uuidv7(Date.now()),
      });
      toast({
        text: t('book.undone', { changed: String(done.changed), skipped: String(done.skipped) }),
      });
      await batches.reload();
    });
  const apply = () =>
    run(async () => {
      if (!shown) return;
      const { filter, preview } = shown;
      const lines = preview.lines.map(({ stockItemId, version, afterCents }) => ({
        stockItemId,
        version,
        priceCents: afterCents,
      }));
      const id = idempotency.keyFor(lines);
      const batch = await api.send<z.infer<typeof PriceBatch>>(
        'POST',
        path,
        { id, filter, lines },
        {
          idempotencyKey: id,
        },
      );
      idempotency.forget();
      setShown(null);
      toast({
        text: t('book.applied', { count: batch.items }),
        action: { label: t('book.undoApply'), run: () => void undo(batch.id) },
      });
      await batches.reload();
    });

  return (
    <section className="apply-prices" aria-labelledby="apply-prices">
      <h2 className="section" id="apply-prices">
        {t('book.apply')}
      </h2>
      <p className="soft small">{t('book.applyBody')}</p>
      <form className="count-scan" onSubmit={calculate}>
        <SystemChoice id="apply-system" dictionary={dictionary} />
        <div className="field">
          <label htmlFor="apply-condition">{t('book.ruleOrigin')}</label>
          <select className="in" id="apply-condition" name="condition">
            <option value="used">{t('book.scopeUsed')}</option>
            <option value="new">{t('book.scopeNew')}</option>
          </select>
        </div>
        <button type="submit" className="btn" aria-busy={isBusy}>
          {t('book.calculate')}
        </button>
      </form>
      <RefusalNote refusal={refusal} />
      {shown && (
        <PreviewTable
          preview={shown.preview}
          dictionary={dictionary}
          isBusy={isBusy}
          onApply={() => void apply()}
        />
      )}
      <ResourceState resource={batches} email={email}>
        {({ items }) =>
          items.length > 0 && <Batches items={items} branch={branch} onUndo={(id) => void undo(id)} />
        }
      </ResourceState>
    </section>
  );
}

interface PreviewProps extends Pick<BookProps, 'dictionary'> {
  readonly preview: Preview;
  readonly isBusy: boolean;
  readonly onApply: () => void;
}

function PreviewTable({ preview, dictionary, isBusy, onApply }: PreviewProps) {
  const { t: staff, money, count } = useStaff();
  const t = useBookTexts();
  const { lines } = preview;
  return (
    <>
      <p role="status">
        {lines.length === 0
          ? t('book.previewNone')
          : t('book.previewSum', {
              changes: count(lines.length),
              looked: count(preview.looked),
              without: count(preview.withoutBasis),
            })}
      </p>
      {lines.length > 0 && (
        <>
          <table className="ledger-table preview-table">
            <thead>
              <tr>
                <th>{t('book.colPiece')}</th>
                <th className="num">{t('book.colBefore')}</th>
                <th className="num">{t('book.colAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.stockItemId}>
                  <td>
                    <b>{partName(line, dictionary)}</b> {line.vehicleLabel}
                    <span className="cap">
                      <span className="mono">{line.code}</span> · {priceWhy(line.why, { t: staff, money })}
                    </span>
                  </td>
                  <td className="num dim">{line.beforeCents === null ? '–' : money(line.beforeCents)}</td>
                  <td className="num">
                    <b>{money(line.afterCents)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" className="btn act" aria-busy={isBusy} onClick={onApply}>
            {t('book.applyAll', { count: lines.length })}
          </button>
        </>
      )}
    </>
  );
}

interface BatchesProps {
  readonly items: z.infer<typeof PriceBatchList>['items'];
  readonly branch: BookBranch;
  readonly onUndo: (id: string) => void;
}

function Batches({ items, branch, onUndo }: BatchesProps) {
  const { when } = useStaff();
  const t = useBookTexts();
  return (
    <>
      <h3 className="label">{t('book.lastApplied')}</h3>
      <ul className="rule-list">
        {items.map((batch) => (
          <li key={batch.id}>
            <span>
              <b>{t('book.batchItems', { count: batch.items })}</b>
              <span className="cap">
                {batch.appliedBy} · {when(batch.appliedAt, 'moment', branch.timeZone)}
              </span>
            </span>
            {batch.undoneAt ? (
              <span className="soft small">{t('book.wasUndone')}</span>
            ) : (
              <button type="button" className="btn tiny" onClick={() => onUndo(batch.id)}>
                {t('book.undoApply')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
