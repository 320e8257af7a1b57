import type { OpenShift } from '#contract/sales';
import { Dialog } from '../../staff/Dialog.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useKeys } from '../../staff/use-keys.ts';
import type { CounterBranch } from '../Counter.tsx';

interface ShiftMenuProps {
  readonly shift: OpenShift;
  readonly till: string;
  readonly branch: CounterBranch;
  readonly canMove: boolean;
  /** X report: for who may see what must be in the drawer. */
  readonly canReview: boolean;
  readonly onCash: (kind: 'in' | 'out') => void;
  readonly onCount: () => void;
  readonly onClose: () => void;
}

/** F9: everything about the shift, each by its number. */
export function ShiftMenu(props: ShiftMenuProps) {
  const { shift, till, branch, canMove, canReview, onCash, onCount, onClose } = props;
  const { t, money, when } = useStaff();
  const entries = [
    ...(canMove
      ? [
          { text: t('till.cashIn'), run: () => onCash('in') },
          { text: t('till.cashOut'), run: () => onCash('out') },
        ]
      : []),
    ...(canReview
      ? [
          {
            text: t('till.xReport'),
            run: () => location.assign(`/caja/corte/${shift.id}?sucursal=${branch.code}`),
          },
        ]
      : []),
    { text: t('till.countAndClose'), run: onCount },
  ];
  useKeys(
    (event) => {
      const entry = entries[Number(event.key) - 1];
      if (!entry || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      entry.run();
    },
    { isFirst: true },
  );
  return (
    <Dialog
      title={t('till.menuTitle', { number: shift.number, till })}
      onClose={onClose}
      closeLabel={t('panel.close')}
    >
      <p className="soft small">
        {t('till.openedAt', {
          when: when(shift.openedAt, 'time', branch.timeZone),
          name: shift.openedBy,
        })}{' '}
        · {t('till.floatOf', { amount: money(shift.floatCents) })}
      </p>
      <ul className="shift-menu">
        {entries.map(({ text, run }, index) => (
          <li key={text}>
            <button type="button" data-first={index === 0 || undefined} onClick={run}>
              <kbd className="kbd">{index + 1}</kbd> {text}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
