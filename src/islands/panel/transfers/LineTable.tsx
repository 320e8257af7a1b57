import { useStaff } from '../../staff/staff-context.tsx';
import { LineName } from './LineName.tsx';
import type { Work } from './TransferDetail.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

/** The lines where nothing is to be done. */
export function LineTable({ work: { transfer, dictionary, otherName } }: { readonly work: Work }) {
  const { count } = useStaff();
  const t = useTransferTexts();
  const wasSent = transfer.sentAt !== null;
  const wasReceived = transfer.receivedAt !== null;
  return (
    <>
      <table className="admin-table tr-lines">
        <thead>
          <tr>
            <th>{t('transfers.colPiece')}</th>
            <th className="num">{t('transfers.colAsked')}</th>
            {wasSent && <th className="num">{t('transfers.colSent')}</th>}
            {wasReceived && <th className="num">{t('transfers.colReceived')}</th>}
            {wasReceived && <th className="num">{t('transfers.colDamaged')}</th>}
            {wasReceived && <th className="num">{t('transfers.colMissing')}</th>}
          </tr>
        </thead>
        <tbody>
          {transfer.lines.map((line) => (
            <tr key={line.line}>
              <td>
                <LineName {...{ line, dictionary }} />
                {(line.note ?? line.returned + line.writtenOff > 0) && (
                  <span className="cap">
                    {[
                      line.note && `«${line.note}»`,
                      line.returned > 0 && t('transfers.outcomeBack', { count: line.returned }),
                      line.writtenOff > 0 && t('transfers.outcomeLost', { count: line.writtenOff }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                )}
              </td>
              <td className="num">{count(line.requested)}</td>
              {wasSent && <td className="num">{count(line.sent)}</td>}
              {wasReceived && <td className="num">{count(line.received)}</td>}
              {wasReceived && <td className="num">{count(line.damaged)}</td>}
              {wasReceived && (
                <td className={line.missing > 0 ? 'num tr-bad' : 'num'}>{count(line.missing)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {transfer.extras.length > 0 && (
        <section className="tr-extras">
          <h2 className="section">{t('transfers.extras')}</h2>
          <ul>
            {transfer.extras.map(({ code, quantity }, index) => (
              <li key={index}>
                <span className="mono">{code}</span> × {count(quantity)}
              </li>
            ))}
          </ul>
          <p className="small soft">{t('transfers.extrasHint', { branch: otherName })}</p>
        </section>
      )}
    </>
  );
}
