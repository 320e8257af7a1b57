import type { Movement } from '#contract/inventory';
import { useStaff } from '../staff/staff-context.tsx';
import { signed } from './adjustment.ts';

interface MovementListProps {
  /** Null while they load. */
  readonly movements: readonly Movement[] | null;
  readonly hasFailed: boolean;
  readonly timeZone: string;
  readonly onRetry: () => void;
}

const KINDS = {
  receipt: 'panel.mvReceipt',
  sale: 'panel.mvSale',
  return: 'panel.mvReturn',
  transfer_out: 'panel.mvOut',
  transfer_in: 'panel.mvIn',
  adjustment: 'panel.mvAdjustment',
  write_off: 'panel.mvWriteOff',
  count: 'panel.mvCount',
} as const satisfies Record<Movement['kind'], string>;

/** The ledger of one item, newest first, with what was on hand after each. */
export function MovementList({ movements, hasFailed, timeZone, onRetry }: MovementListProps) {
  const { t, when, count } = useStaff();
  return (
    <section className="mv" aria-label={t('panel.movements')}>
      <p className="label">{t('panel.movements')}</p>
      {hasFailed && (
        <p className="small">
          {t('panel.movementsFailed')}{' '}
          <button type="button" className="linkish" onClick={onRetry}>
            {t('panel.retry')}
          </button>
        </p>
      )}
      {!hasFailed && movements === null && (
        <div className="load" aria-busy="true">
          <span className="skeleton w4" />
          <span className="skeleton w3" />
          <span className="skeleton w4" />
        </div>
      )}
      {movements?.length === 0 && <p className="small soft">{t('panel.noMovements')}</p>}
      {movements && movements.length > 0 && (
        <table>
          <thead className="sr">
            <tr>
              <th>{t('panel.mvWhen')}</th>
              <th>{t('panel.mvWhat')}</th>
              <th>{t('panel.mvQuantity')}</th>
              <th>{t('panel.mvBalance')}</th>
            </tr>
          </thead>
          <tbody>
            {movements.map((movement) => (
              <tr
                key={movement.id}
                title={[movement.actor, movement.note].filter(Boolean).join(' · ') || undefined}
              >
                <td className="dim">{when(movement.occurredAt, 'moment', timeZone)}</td>
                <td className="what">
                  {t(KINDS[movement.kind])}
                  {movement.document ? (
                    <span className="mono"> {shortFolio(movement.document)}</span>
                  ) : (
                    movement.actor && `, ${movement.actor}`
                  )}
                </td>
                <td className="num">{signed(movement.quantity)}</td>
                <td className="num">
                  <b>{count(movement.balance)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** `…-000117` of a whole folio. */
function shortFolio(document: string): string {
  const sequence = /-(\d{6,})$/.exec(document)?.[1];
  return sequence ? `…-${sequence}` : document;
}
