import { Dialog } from '../staff/Dialog.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { ASK_KEY } from './transfers/AskTransfer.tsx';

/** F1: every key there is. */
export function HelpDialog({
  canDiscount,
  onClose,
}: {
  readonly canDiscount: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useStaff();
  const rows = [
    [['F2'], t('counter.helpSearch')],
    [['Enter'], t('counter.helpEnter')],
    [['↑', '↓'], t('counter.helpArrows')],
    [['+', '−'], t('counter.helpQuantity')],
    [['Supr'], t('counter.helpRemove')],
    [['F3'], t('counter.helpCustomer')],
    [['F4'], t('fit.helpCar')],
    ...(canDiscount ? ([[['F5'], t('counter.helpDiscount')]] as const) : []),
    [['F6'], t('papers.helpQuote')],
    [['F7'], t('papers.helpHold')],
    [['F8'], t('counter.helpPark')],
    [['F9'], t('till.keyHelp')],
    [['F10'], t('papers.helpPapers')],
    [[ASK_KEY], t('counter.helpAskTransfer')],
    [['F12'], t('counter.helpCharge')],
    [['1', '2', '3'], t('counter.helpMethods')],
    [['4'], t('returns.helpCredit')],
    [['Enter', 'Enter'], t('counter.helpQuick')],
    [['Ctrl D'], t('returns.help')],
    [['Ctrl P'], t('counter.helpPrint')],
    [['Esc'], t('counter.helpBack')],
  ] as const;
  return (
    <Dialog title={t('counter.helpTitle')} onClose={onClose} closeLabel={t('panel.close')} wide>
      <dl className="key-list">
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key, index) => (
                <kbd key={index} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
