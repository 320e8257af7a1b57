import { SessionDialog } from '../staff/SessionDialog.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import type { CounterBranch } from './Counter.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { ParkedDialog } from './ParkedDialog.tsx';
import type { Till } from './use-till.ts';

interface TillDialogsProps {
  readonly till: Till;
  readonly open: 'help' | 'parked' | 'login' | null;
  readonly email: string;
  readonly branch: CounterBranch;
  readonly canDiscount: boolean;
  readonly onClose: () => void;
  /** The person is in again. */
  readonly onBack: () => void;
}

/** At most one question at a time over the till. */
export function TillDialogs({ till, open, email, branch, canDiscount, onClose, onBack }: TillDialogsProps) {
  const { t } = useStaff();
  const toast = useToast();
  if (open === 'login') return <SessionDialog email={email} onDone={onBack} />;
  if (open === 'help') return <HelpDialog canDiscount={canDiscount} onClose={onClose} />;
  if (open !== 'parked') return null;
  return (
    <ParkedDialog
      notes={till.parked}
      taxRateBp={branch.taxRateBp}
      timeZone={branch.timeZone}
      onResume={(id) => {
        till.resume(id);
        onClose();
      }}
      onDrop={(id) => {
        const dropped = till.dropParked(id);
        if (!dropped) return;
        toast({
          text: t('counter.parkedDropped'),
          action: {
            label: t('panel.undo'),
            run: () => {
              till.restoreParked(dropped);
            },
          },
        });
      }}
      onClose={onClose}
    />
  );
}
