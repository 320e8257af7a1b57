import { useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type { BranchStockPage, ItemLedger } from '#contract/inventory';
import { queryString } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { signed } from '../adjustment.ts';
import { useBookTexts, type BookBranch } from './book-texts.tsx';

type Book = z.infer<typeof ItemLedger>;

/** Every movement of one piece, found by its code, with its running balance. */
export function ItemBook({ branch }: { readonly branch: BookBranch }) {
  const { t: staff, api } = useStaff();
  const t = useBookTexts();
  const refusal = useRefusal();
  const [code, setCode] = useState('');
  const [path, setPath] = useState('');
  const [book, setBook] = useState<Book | null>(null);
  const [isBusy, setBusy] = useState(false);

  const show = async (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = code.trim();
    if (wanted === '') return;
    setBusy(true);
    refusal.clear();
    setBook(null);
    try {
      const page = await api.get<BranchStockPage>(
        `/branches/${branch.code}/stock${queryString({ q: wanted, limit: 20 })}`,
      );
      const plain = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
      const item = page.items.find((row) => plain(row.code) === plain(wanted)) ?? page.items[0];
      if (!item) {
        refusal.say(t('book.itemNotFound'));
        return;
      }
      const at = `/branches/${branch.code}/stock/${item.id}/ledger`;
      setPath(at);
      setBook(await api.get<Book>(at));
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  const more = async () => {
    try {
      const next = await api.get<Book>(`${path}${queryString({ after: book?.next ?? null })}`);
      setBook((before) => before && { ...next, movements: [...before.movements, ...next.movements] });
    } catch (error) {
      refusal.show(error);
    }
  };

  return (
    <section className="item-book" aria-labelledby="item-book">
      <h2 className="section" id="item-book">
        {t('book.itemBook')}
      </h2>
      <form className="count-scan" onSubmit={(event) => void show(event)}>
        <div className="field code">
          <label htmlFor="item-book-code">{t('book.itemBookFind')}</label>
          <input
            className="in mono"
            id="item-book-code"
            maxLength={80}
            autoComplete="off"
            autoCapitalize="characters"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <button type="submit" className="btn" aria-busy={isBusy}>
          {t('book.itemBookShow')}
        </button>
      </form>
      <RefusalNote refusal={refusal} />
      {book && (
        <>
          <ItemTable book={book} branch={branch} />
          {book.next && (
            <button type="button" className="btn" onClick={() => void more()}>
              {staff('panel.more')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function ItemTable({ book, branch }: { readonly book: Book; readonly branch: BookBranch }) {
  const { when, count } = useStaff();
  const t = useBookTexts();
  const isSound = book.sum === book.onHand;
  const figures = { sum: String(book.sum), onHand: String(book.onHand) };
  return (
    <>
      <p className={isSound ? 'note ok' : 'note error'} role="status">
        <Icon name={isSound ? 'check' : 'no'} size="s" />
        <span>
          <span className="mono">{book.code}</span> ·{' '}
          {t(isSound ? 'book.proofItem' : 'book.proofItemBroken', figures)}
        </span>
      </p>
      <table className="ledger-table">
        <thead>
          <tr>
            <th>{t('book.colWhen')}</th>
            <th>{t('book.colWhat')}</th>
            <th className="num">±</th>
            <th className="num">{t('book.colBalance')}</th>
          </tr>
        </thead>
        <tbody>
          {book.movements.map((movement) => (
            <tr key={movement.id}>
              <td className="day">{when(movement.occurredAt, 'moment', branch.timeZone)}</td>
              <td>
                {t(`book.kind_${movement.kind}`)}
                <span className="cap">
                  {[movement.document, movement.note, movement.actor].filter(Boolean).join(' · ')}
                </span>
              </td>
              <td className="num">{signed(movement.quantity)}</td>
              <td className="num">
                <b>{count(movement.balance)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
