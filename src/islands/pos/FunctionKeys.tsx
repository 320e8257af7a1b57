import { useStaff } from '../staff/staff-context.tsx';
import type { TillCommands } from './use-till-keys.ts';

interface FunctionKeysProps {
  readonly commands: TillCommands;
  readonly parkedCount: number;
  readonly hasLines: boolean;
  readonly canDiscount: boolean;
}

/** Those that have no other control on a phone. */
const TOUCH: ReadonlySet<string> = new Set(['F6', 'F7', 'F8', 'F9', 'F10', 'Ctrl D']);

/** The keys of the counter, drawn where they are and pressable by hand. */
export function FunctionKeys({ commands, parkedCount, hasLines, canDiscount }: FunctionKeysProps) {
  const { t } = useStaff();
  const park = parkedCount > 0 ? t('counter.keyParkCount', { count: parkedCount }) : t('counter.keyPark');
  const keys = [
    { key: 'F1', text: t('counter.keyHelp'), run: commands.help, isOff: false },
    { key: 'F2', text: t('counter.keySearch'), run: commands.search, isOff: false },
    { key: 'F3', text: t('counter.keyCustomer'), run: commands.customer, isOff: false },
    { key: 'F4', text: t('fit.keyCar'), run: commands.car, isOff: false },
    ...(canDiscount
      ? [{ key: 'F5', text: t('counter.keyDiscount'), run: commands.discount, isOff: !hasLines }]
      : []),
    { key: 'F6', text: t('papers.keyQuote'), run: commands.quote, isOff: !hasLines },
    { key: 'F7', text: t('papers.keyHold'), run: commands.hold, isOff: !hasLines },
    { key: 'F8', text: park, run: commands.park, isOff: !hasLines && parkedCount === 0 },
    { key: 'F9', text: t('till.key'), run: commands.shift, isOff: false },
    { key: 'F10', text: t('papers.keyPapers'), run: commands.papers, isOff: false },
    { key: 'Ctrl D', text: t('returns.key'), run: commands.takeBack, isOff: false },
    { key: 'Supr', text: t('counter.keyRemove'), run: commands.remove, isOff: !hasLines },
    { key: 'F12', text: t('counter.keyCharge'), run: commands.charge, isOff: !hasLines },
  ];
  return (
    <footer className="fkeys" role="toolbar" aria-label={t('counter.keys')}>
      {keys.map(({ key, text, run, isOff }) => (
        <button
          key={key}
          type="button"
          className={TOUCH.has(key) ? 'fk touch' : 'fk'}
          disabled={isOff}
          onClick={run}
        >
          <kbd className="kbd desk">{key}</kbd>
          {text}
        </button>
      ))}
    </footer>
  );
}
