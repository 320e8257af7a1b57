import { documentCodeOf } from '#shared/folio.ts';
import { phoneWords } from '#shared/phone.ts';
import { PaperState } from '../../pos/papers/paper-state.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { Head } from './paper-page.ts';

interface PaperTableProps {
  readonly document: 'quote' | 'hold';
  readonly heads: readonly Head[];
  readonly timeZone: string;
}

export function PaperTable({ document, heads, timeZone }: PaperTableProps) {
  const { t, money, count, when } = useStaff();
  const page = document === 'quote' ? 'cotizacion' : 'apartado';
  return (
    <table className="sales-table">
      <thead>
        <tr>
          <th>{t('papers.colFolio')}</th>
          <th>{t('papers.state')}</th>
          <th className="wide-col">{t('papers.customer')}</th>
          <th className="wide-col">{t('papers.colMade')}</th>
          <th className="wide-col">{t('papers.colExpires')}</th>
          <th className="num wide-col">{t('papers.colPieces')}</th>
          {document === 'hold' && <th className="num wide-col">{t('papers.due')}</th>}
          <th className="num">{t('papers.total')}</th>
          <th className="wide-col">
            <span className="sr">{t('papers.print')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {heads.map((head) => (
          <tr key={head.id}>
            <td>
              <a className="mono" href={`/caja?papel=${documentCodeOf(document, head.id)}`}>
                {head.folio}
              </a>
              <span className="cap phone">{head.customerName}</span>
            </td>
            <td>
              <PaperState of={document} state={head.state} />
            </td>
            <td className="wide-col">
              {head.customerName ?? <span className="dim">{t('panel.anyCustomer')}</span>}
              {head.customerPhone && <span className="cap">{phoneWords(head.customerPhone)}</span>}
            </td>
            <td className="nw wide-col">{when(head.madeAt, 'moment', timeZone)}</td>
            <td className="nw wide-col">{when(head.expiresAt, 'moment', timeZone)}</td>
            <td className="num wide-col">{count(head.pieces)}</td>
            {document === 'hold' && <td className="money wide-col">{money(head.dueCents ?? 0)}</td>}
            <td className="money">{money(head.totalCents)}</td>
            <td className="num wide-col">
              <a
                className="print-link"
                href={`/caja/${page}/${head.id}`}
                aria-label={`${t('papers.print')} ${head.folio}`}
              >
                <Icon name="print" size="s" />
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
