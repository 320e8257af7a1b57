import type { Paper } from '#paper/promise-roll.ts';
import { Icon } from '../../staff/Icon.tsx';
import { paperMessage, whatsappLink } from '../../staff/paper-message.ts';
import { useStaff } from '../../staff/staff-context.tsx';

/** Print it, send it. Both open beside the till. */
export function PaperActs({ of, timeZone }: { readonly of: Paper; readonly timeZone: string }) {
  const { t, locale } = useStaff();
  const page = of.document === 'quote' ? 'cotizacion' : 'apartado';
  const message = paperMessage(of, { t, locale, timeZone, site: new URL(location.origin) });
  return (
    <div className="paper-acts">
      <a className="btn" href={`/caja/${page}/${of.paper.id}`} target="_blank" rel="noopener">
        <Icon name="print" size="s" /> {t('papers.print')}
      </a>
      <a
        className="btn"
        href={`/api/v1/${of.document === 'quote' ? 'quotes' : 'holds'}/${of.paper.id}/paper.pdf?lang=${locale}`}
        target="_blank"
        rel="noopener"
      >
        {t('papers.pdf')}
      </a>
      <a
        className="btn"
        href={whatsappLink(of.paper.customerPhone, message)}
        target="_blank"
        rel="noopener noreferrer"
      >
        <Icon name="chat" size="s" /> {t('papers.whatsapp')}
      </a>
    </div>
  );
}
