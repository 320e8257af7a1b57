import { useState } from 'react';
import type { z } from 'zod';
import type { BranchLedger } from '#contract/inventory';
import type { BranchCheck } from '#contract/reporting';
import { businessDateOf } from '#shared/time.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
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
import { ItemBook } from './ItemBook.tsx';

export function LedgerPanel({ locale, messages, ...rest }: BookIslandProps & BookProps) {
  return (
    <BookProvider locale={locale} messages={messages}>
      <Ledger {...rest} />
    </BookProvider>
  );
}

function Ledger({ person, branches }: BookProps) {
  const t = useBookTexts();
  return (
    <BookFrame
      title={t('book.ledger')}
      lead={({ name }) => t('book.ledgerLead', { branch: name })}
      here="/panel/almacen/libro"
      person={person}
      branches={branches}
    >
      {(branch) => <BranchBook branch={branch} email={person.email} />}
    </BookFrame>
  );
}

interface BranchBookProps {
  readonly branch: BookBranch;
  readonly email: string;
}

function BranchBook({ branch, email }: BranchBookProps) {
  const t = useBookTexts();
  const today = businessDateOf(new Date(), branch.timeZone);
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState<string>(today);
  const ledger = useResource<z.infer<typeof BranchLedger>>(
    `/branches/${branch.code}/ledger?from=${from}&to=${to}`,
  );
  return (
    <div className="ledger">
      <section aria-label={t('book.ledger')}>
        <div className="ledger-days">
          {(
            [
              ['book.from', from, setFrom],
              ['book.to', to, setTo],
            ] as const
          ).map(([text, value, put]) => (
            <label key={text} className="field">
              <span>{t(text)}</span>
              <input
                className="in"
                type="date"
                value={value}
                max={today}
                onChange={(event) => event.target.value && put(event.target.value)}
              />
            </label>
          ))}
        </div>
        <ResourceState resource={ledger} email={email}>
          {(value) => <LedgerTable ledger={value} />}
        </ResourceState>
        <BooksCheck branch={branch} />
      </section>
      <ItemBook branch={branch} />
    </div>
  );
}

function LedgerTable({ ledger }: { readonly ledger: z.infer<typeof BranchLedger> }) {
  const { count } = useStaff();
  const t = useBookTexts();
  const isSound = ledger.difference === 0;
  return (
    <>
      <table className="ledger-table">
        <thead>
          <tr>
            <th />
            <th className="num">{t('book.colMovements')}</th>
            <th className="num">{t('book.came')}</th>
            <th className="num">{t('book.left')}</th>
            <th className="num">{t('book.pieces')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="sum">
            <th scope="row">{t('book.opening')}</th>
            <td colSpan={3} />
            <td className="num">
              <b>{count(ledger.opening)}</b>
            </td>
          </tr>
          {ledger.kinds.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row">{t(`book.kind_${kind.kind}`)}</th>
              <td className="num dim">{count(kind.movements)}</td>
              <td className="num">{kind.came > 0 ? `+${count(kind.came)}` : ''}</td>
              <td className="num">{kind.left > 0 ? `−${count(kind.left)}` : ''}</td>
              <td />
            </tr>
          ))}
          {(
            [
              ['book.closing', ledger.closing],
              ['book.sinceThen', ledger.since],
              ['book.onHandNow', ledger.onHand],
            ] as const
          ).map(([text, value]) => (
            <tr key={text} className="sum">
              <th scope="row">{t(text)}</th>
              <td colSpan={3} />
              <td className="num">
                <b>{count(value)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={isSound ? 'note ok' : 'note error'} role="status">
        <Icon name={isSound ? 'check' : 'no'} size="s" />
        <span>
          {isSound ? t('book.proofSound') : t('book.proofBroken', { count: Math.abs(ledger.difference) })}
        </span>
      </p>
    </>
  );
}

/** Kinds of faults whose figures are money. */
const IN_CENTS: ReadonlySet<string> = new Set(['refund', 'credit', 'core']);

/** Everything that has to add up, asked for by hand: it reads the whole book. */
function BooksCheck({ branch }: { readonly branch: BookBranch }) {
  const { api, money } = useStaff();
  const t = useBookTexts();
  const refusal = useRefusal();
  const figureOf = (kind: string, figure: number) => (IN_CENTS.has(kind) ? money(figure) : String(figure));
  const [check, setCheck] = useState<z.infer<typeof BranchCheck> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    refusal.clear();
    try {
      setCheck(await api.get(`/branches/${branch.code}/ledger/check`));
    } catch (error) {
      refusal.show(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="books-check">
      <button type="button" className="btn" aria-busy={isBusy} onClick={() => void run()}>
        {t(isBusy ? 'book.checking' : 'book.checkBooks')}
      </button>
      <RefusalNote refusal={refusal} />
      {check && (
        <div role="status">
          <p>
            <b>
              {check.faults.length === 0
                ? t('book.checkSound', { count: check.checks })
                : t('book.checkBroken', { count: check.faults.length })}
            </b>
          </p>
          <ul className="faults">
            {check.faults.map((fault, index) => (
              <li key={index}>
                <b className="mono">{fault.code ?? fault.stockItemId}</b>{' '}
                {t(`book.fault_${fault.kind}`, { document: fault.document ?? '–' })}
                {fault.expected !== null && fault.found !== null && (
                  <span className="cap">
                    {t('book.faultFigures', {
                      expected: figureOf(fault.kind, fault.expected),
                      found: figureOf(fault.kind, fault.found),
                    })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
