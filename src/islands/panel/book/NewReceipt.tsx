import { useRef, useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type { Receipt, Receivable, ReceivablePart } from '#contract/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { businessDateOf } from '#shared/time.ts';
import { plainAmount } from '../../staff/amount.ts';
import { isOutcomeUnknown, queryString } from '../../staff/api-client.ts';
import { partName } from '../../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { LabelButton } from '../../scanner/LabelButton.tsx';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { readLine, withPart, type DraftLine, type ReadLine } from './receipt-draft.ts';
import { ReceiptLines } from './ReceiptLines.tsx';

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly branch: BookBranch;
  readonly suppliers: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A supplier's document and what came with it, received in one go. */
export function NewReceipt({ branch, dictionary, suppliers, onClose, onDone }: Props) {
  const { t: staff, api, locale, money } = useStaff();
  const t = useBookTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const [id, setId] = useState(() => uuidv7(Date.now()));
  const [code, setCode] = useState('');
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [found, setFound] = useState<{ code: string; items: readonly ReceivablePart[] } | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const add = (part: ReceivablePart) => {
    setFound(null);
    setLines((before) =>
      withPart(before, {
        part,
        quantity: '1',
        cost: part.lastCostCents === null ? '' : plainAmount(part.lastCostCents),
        price: part.priceCents === null ? '' : plainAmount(part.priceCents),
        bin: part.bin ?? '',
      }),
    );
    field.current?.focus();
  };
  const find = async (text: string) => {
    refusal.clear();
    try {
      const answer = await api.get<z.infer<typeof Receivable>>(
        `/branches/${branch.code}/receivable${queryString({ code: text })}`,
      );
      const [first] = answer.items;
      if (answer.exact && first) add(first);
      else setFound({ code: text, items: answer.items });
    } catch (error) {
      refusal.show(error);
    }
  };
  const submitCode = (event: SubmitEvent) => {
    event.preventDefault();
    const text = code.trim();
    if (text === '') return;
    setCode('');
    void find(text);
  };

  const read = lines.map(readLine);
  const good = read.flatMap((one): ReadLine[] => ('line' in one ? [one.line] : []));
  const pieces = good.reduce((sum, { quantity }) => sum + quantity, 0);
  const costCents = good.reduce((sum, line) => sum + line.quantity * (line.unitCostCents ?? 0), 0);

  const receive = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    setAsked(true);
    if (isBusy || good.length === 0 || good.length < lines.length) return;
    if (!said('supplier') || !said('documentNumber') || !said('receivedOn')) return;
    const draft = {
      id,
      supplier: said('supplier'),
      documentNumber: said('documentNumber'),
      receivedOn: said('receivedOn'),
      lines: good,
    };
    setBusy(true);
    refusal.clear();
    try {
      const done = await api.send<z.infer<typeof Receipt>>(
        'POST',
        `/branches/${branch.code}/receipts`,
        draft,
        {
          idempotencyKey: id,
        },
      );
      toast({ text: t('book.received', { count: done.pieces, supplier: done.supplier }) });
      onDone();
    } catch (error) {
      refusal.show(error);
      if (!isOutcomeUnknown(error)) setId(uuidv7(Date.now()));
      setBusy(false);
    }
  };

  const today = businessDateOf(new Date(), branch.timeZone);
  return (
    <section className="sheet pad new-receipt" aria-label={t('book.newReceipt')}>
      <form className="count-scan" onSubmit={submitCode}>
        <div className="field code">
          <label htmlFor="receipt-code">{t('book.lineCode')}</label>
          <input
            ref={field}
            className="in mono"
            id="receipt-code"
            value={code}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <button type="submit" className="btn">
          {t('book.lineFind')} <kbd className="kbd desk">Enter</kbd>
        </button>
        <LabelButton
          locale={locale}
          label={t('book.scanCamera')}
          title={t('book.scanTitle')}
          hint={t('book.scanHint')}
          said={t('book.receiveTotal', { count: pieces, amount: money(costCents) })}
          onCode={(text) => void find(text)}
        />
      </form>
      {found && (
        <div className="found-parts" role="status">
          <p>
            {found.items.length === 0 ? t('book.lineUnknown', { code: found.code }) : t('book.lineChoose')}
          </p>
          {found.items.map((part) => (
            <button key={part.partId} type="button" className="btn" onClick={() => add(part)}>
              {partName(part, dictionary)} · {part.maker} · <span className="mono">{part.partNumber}</span>
            </button>
          ))}
        </div>
      )}
      <form className="adjust" noValidate onSubmit={(event) => void receive(event)}>
        {lines.length === 0 ? (
          <p className="soft">{t('book.noLines')}</p>
        ) : (
          <ReceiptLines {...{ lines, dictionary, isAsked }} onChange={setLines} />
        )}
        <div className="receipt-head">
          <div className="field">
            <label htmlFor="receipt-supplier">{t('book.supplier')}</label>
            <input
              className="in"
              id="receipt-supplier"
              name="supplier"
              list="receipt-suppliers"
              maxLength={120}
              autoComplete="off"
              required
            />
            <datalist id="receipt-suppliers">
              {suppliers.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </div>
          <div className="field">
            <label htmlFor="receipt-document">{t('book.document')}</label>
            <input
              className="in mono"
              id="receipt-document"
              name="documentNumber"
              maxLength={60}
              autoComplete="off"
              required
              aria-describedby="receipt-document-says"
            />
            <p className="hint" id="receipt-document-says">
              {t('book.documentHint')}
            </p>
          </div>
          <div className="field">
            <label htmlFor="receipt-day">{t('book.receivedOn')}</label>
            <input
              className="in"
              id="receipt-day"
              name="receivedOn"
              type="date"
              defaultValue={today}
              max={today}
              required
            />
          </div>
        </div>
        {isAsked && <MissingNote lines={lines.length} bad={lines.length - good.length} />}
        <RefusalNote refusal={refusal} />
        <div className="count-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {staff('panel.cancel')}
          </button>
          <p className="small soft" aria-live="polite">
            {t('book.receiveTotal', { count: pieces, amount: money(costCents) })}
          </p>
          <button type="submit" className="btn act" aria-busy={isBusy} aria-disabled={good.length === 0}>
            {t('book.receive')}
          </button>
        </div>
      </form>
    </section>
  );
}

function MissingNote({ lines, bad }: { readonly lines: number; readonly bad: number }) {
  const { t: staff } = useStaff();
  const t = useBookTexts();
  if (lines > 0 && bad === 0) return null;
  return (
    <p className="msg">{lines === 0 ? t('book.noLines') : staff('panel.checkFields', { count: bad })}</p>
  );
}
