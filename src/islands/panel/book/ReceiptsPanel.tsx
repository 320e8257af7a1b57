import { useState } from 'react';
import type { z } from 'zod';
import type { ReceiptList } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { EmptyList } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { BookFrame } from './BookFrame.tsx';
import {
  BookProvider,
  useBookTexts,
  type BookBranch,
  type BookIslandProps,
  type BookProps,
} from './book-texts.tsx';
import { NewReceipt } from './NewReceipt.tsx';

export function ReceiptsPanel({ locale, messages, ...rest }: BookIslandProps & BookProps) {
  return (
    <BookProvider locale={locale} messages={messages}>
      <Receipts {...rest} />
    </BookProvider>
  );
}

function Receipts({ person, branches, dictionary }: BookProps) {
  const t = useBookTexts();
  const [isNew, setNew] = useState(false);
  return (
    <BookFrame
      title={t('book.receipts')}
      lead={({ name }) => t('book.receiptsLead', { branch: name })}
      here="/panel/almacen/entradas"
      person={person}
      branches={branches}
      acts={
        !isNew && (
          <button type="button" className="btn act" onClick={() => setNew(true)}>
            <Icon name="plus" size="s" /> {t('book.newReceipt')}
          </button>
        )
      }
    >
      {(branch) => (
        <ReceiptBody {...{ branch, dictionary, isNew }} email={person.email} onClose={() => setNew(false)} />
      )}
    </BookFrame>
  );
}

interface BodyProps extends Pick<BookProps, 'dictionary'> {
  readonly branch: BookBranch;
  readonly email: string;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

function ReceiptBody({ branch, email, dictionary, isNew, onClose }: BodyProps) {
  const { when, money, count } = useStaff();
  const t = useBookTexts();
  const receipts = useResource<z.infer<typeof ReceiptList>>(`/branches/${branch.code}/receipts`);
  return (
    <ResourceState resource={receipts} email={email}>
      {({ items, suppliers }) => (
        <>
          {isNew && (
            <NewReceipt
              {...{ branch, dictionary, suppliers, onClose }}
              onDone={() => {
                onClose();
                void receipts.reload();
              }}
            />
          )}
          {items.length === 0 && !isNew && (
            <EmptyList title={t('book.noReceipts')} body={t('book.noReceiptsBody')} />
          )}
          {items.length > 0 && (
            <table className="admin-table receipt-table">
              <thead>
                <tr>
                  <th>{t('book.supplier')}</th>
                  <th className="wide-col">{t('book.by')}</th>
                  <th className="day">{t('book.receivedOn')}</th>
                  <th className="num">{t('book.colQuantity')}</th>
                  <th className="num wide-col">{t('book.colAmount')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((receipt) => (
                  <tr key={receipt.id}>
                    <td>
                      <b>{receipt.supplier}</b>
                      <span className="cap mono">{receipt.documentNumber}</span>
                    </td>
                    <td className="wide-col">{receipt.receivedBy}</td>
                    <td className="day">{when(receipt.receivedOn, 'short')}</td>
                    <td className="num">{count(receipt.pieces)}</td>
                    <td className="num wide-col">{money(receipt.costCents)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </ResourceState>
  );
}
