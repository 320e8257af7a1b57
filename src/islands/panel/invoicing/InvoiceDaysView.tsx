import { useState } from 'react';
import type { InvoiceDays, TaxInvoice } from '#contract/invoicing';
import { queryString } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useIdempotencyKey } from '../use-idempotency-key.ts';
import { useResource } from '../use-resource.ts';
import { useInvoicingTexts } from './invoicing-texts.tsx';
import type { InvoicingBranch } from './InvoicingPanel.tsx';
import { monthAfter, monthWords } from './months.ts';

type Day = InvoiceDays['days'][number];

interface InvoiceDaysViewProps {
  readonly branch: InvoicingBranch;
  readonly email: string;
  readonly canPrepare: boolean;
}

/** A month of a branch, day by day. */
export function InvoiceDaysView({ branch, email, canPrepare }: InvoiceDaysViewProps) {
  const { locale } = useStaff();
  const x = useInvoicingTexts();
  const [month, setMonth] = useState('');
  const [asked, setAsked] = useState<Day | null>(null);
  const days = useResource<InvoiceDays>(`/branches/${branch.code}/invoicing${queryString({ month })}`);
  return (
    <section aria-label={branch.name}>
      <ResourceState resource={days} email={email}>
        {(value) => (
          <>
            <div className="month-head">
              <button
                type="button"
                className="btn quiet"
                aria-label={x('invoicing.prevMonth')}
                onClick={() => setMonth(monthAfter(value.month, -1))}
              >
                ‹
              </button>
              <h2 className="section">{monthWords(value.month, locale)}</h2>
              <button
                type="button"
                className="btn quiet"
                aria-label={x('invoicing.nextMonth')}
                disabled={value.month >= value.today.slice(0, 7)}
                onClick={() => setMonth(monthAfter(value.month, 1))}
              >
                ›
              </button>
              <MonthTotal days={value.days} />
            </div>
            {value.days.length === 0 ? (
              <div className="empty in-page">
                <b>{x('invoicing.empty')}</b>
                <p className="soft small">{x('invoicing.emptyBody', { branch: branch.name })}</p>
              </div>
            ) : (
              <DayTable days={value.days} branch={branch.code} canPrepare={canPrepare} onPrepare={setAsked} />
            )}
            {asked && (
              <PrepareDialog
                day={asked}
                branch={branch}
                isToday={asked.businessDate === value.today}
                onClose={() => setAsked(null)}
                onDone={() => {
                  setAsked(null);
                  void days.reload();
                }}
              />
            )}
          </>
        )}
      </ResourceState>
    </section>
  );
}

function MonthTotal({ days }: { readonly days: readonly Day[] }) {
  const { money } = useStaff();
  const x = useInvoicingTexts();
  const sum = (of: (day: Day) => number) => days.reduce((total, day) => total + of(day), 0);
  return (
    <p className="small soft month-total">
      {x('invoicing.monthTotal', {
        count: sum(({ tickets }) => tickets),
        net: money(sum(({ netCents }) => netCents)),
        tax: money(sum(({ taxCents }) => taxCents)),
        total: money(sum(({ totalCents }) => totalCents)),
      })}
    </p>
  );
}

interface DayTableProps {
  readonly days: readonly Day[];
  readonly branch: string;
  readonly canPrepare: boolean;
  readonly onPrepare: (day: Day) => void;
}

function DayTable({ days, branch, canPrepare, onPrepare }: DayTableProps) {
  const x = useInvoicingTexts();
  return (
    <div className="table-scroll">
      <table className="admin-table invoice-days">
        <thead>
          <tr>
            <th>{x('invoicing.colDay')}</th>
            <th className="num wide-col">{x('invoicing.colNotes')}</th>
            <th className="num wide-col">{x('invoicing.colNet')}</th>
            <th className="num wide-col">{x('invoicing.colTax')}</th>
            <th className="num">{x('invoicing.colTotal')}</th>
            <th>{x('invoicing.colOpen')}</th>
            <th>{x('invoicing.colInvoices')}</th>
            <th>{x('invoicing.colFiles')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.businessDate} {...{ day, branch, canPrepare, onPrepare }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayRow({ day, branch, canPrepare, onPrepare }: Omit<DayTableProps, 'days'> & { readonly day: Day }) {
  const { money, count, when } = useStaff();
  const x = useInvoicingTexts();
  const name = when(day.businessDate, 'day');
  const path = `/api/v1/branches/${branch}/invoicing/${day.businessDate}/tickets`;
  return (
    <tr>
      <td className="nw">
        <b>{name}</b>
      </td>
      <td className="num wide-col">{count(day.tickets)}</td>
      <td className="money wide-col">{money(day.netCents)}</td>
      <td className="money wide-col">{money(day.taxCents)}</td>
      <td className="money">{money(day.totalCents)}</td>
      <td>
        {day.open === 0 ? (
          <span className="soft">{x('invoicing.allIn')}</span>
        ) : (
          <>
            <span className="nw">
              {x('invoicing.openNotes', { count: day.open })} · {money(day.openCents)}
            </span>{' '}
            {canPrepare && (
              <button type="button" className="btn tiny" onClick={() => onPrepare(day)}>
                {x('invoicing.prepare')}
                <span className="sr"> {name}</span>
              </button>
            )}
          </>
        )}
      </td>
      <td>
        {day.invoices.map((invoice) => (
          <InvoiceLink key={invoice.id} invoice={invoice} branch={branch} />
        ))}
      </td>
      <td className="nw">
        <a href={`${path}.csv`} download aria-label={x('invoicing.notesCsv', { day: name })}>
          {x('invoicing.csv')}
        </a>{' '}
        ·{' '}
        <a href={`${path}.xlsx`} download aria-label={x('invoicing.notesXlsx', { day: name })}>
          {x('invoicing.xlsx')}
        </a>
      </td>
    </tr>
  );
}

function InvoiceLink({ invoice, branch }: { readonly invoice: TaxInvoice; readonly branch: string }) {
  const x = useInvoicingTexts();
  const folio = `${invoice.series}-${invoice.number}`;
  return (
    <span className="invoice-link">
      <a
        className="mono"
        href={`/api/v1/branches/${branch}/invoicing/invoices/${invoice.id}.xml`}
        download
        aria-label={x('invoicing.xmlOf', { folio })}
      >
        {folio}
      </a>{' '}
      <span className={invoice.stampUuid ? 'st available' : 'st last'}>
        <span>{x(invoice.stampUuid ? 'invoicing.stamped' : 'invoicing.unstamped')}</span>
      </span>
    </span>
  );
}

interface PrepareDialogProps {
  readonly day: Day;
  readonly branch: InvoicingBranch;
  readonly isToday: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Which notes go in cannot be changed afterwards, so it asks. */
function PrepareDialog({ day, branch, isToday, onClose, onDone }: PrepareDialogProps) {
  const { api, money, when } = useStaff();
  const x = useInvoicingTexts();
  const toast = useToast();
  const refusal = useRefusal();
  const key = useIdempotencyKey();
  const [isBusy, setBusy] = useState(false);
  const prepare = async () => {
    setBusy(true);
    refusal.clear();
    const body = { businessDate: day.businessDate };
    const id = key.keyFor(body);
    try {
      const made = await api.send<TaxInvoice>(
        'POST',
        `/branches/${branch.code}/invoicing`,
        { id, ...body },
        { idempotencyKey: id },
      );
      const folio = `${made.series}-${made.number}`;
      toast({
        text: x('invoicing.prepared', { folio, count: made.tickets, amount: money(made.totalCents) }),
      });
      onDone();
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={x('invoicing.askTitle', { day: when(day.businessDate, 'day') })}
      onClose={onClose}
      closeLabel={x('invoicing.cancel')}
    >
      <p>
        {x('invoicing.askBody', {
          count: day.open,
          branch: branch.name,
          amount: money(day.openCents),
        })}
      </p>
      {isToday && <p className="soft small">{x('invoicing.todayStill')}</p>}
      <RefusalNote refusal={refusal} />
      <div className="invoice-acts">
        <button
          type="button"
          className="btn act"
          data-first
          aria-busy={isBusy}
          disabled={isBusy}
          onClick={() => void prepare()}
        >
          {x(isBusy ? 'invoicing.preparing' : 'invoicing.askYes')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {x('invoicing.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
