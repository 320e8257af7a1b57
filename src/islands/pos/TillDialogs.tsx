import type { GivenApproval, OpenShift, Terminal } from '#contract/sales';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { useStaff, type StaffPerson } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { ApprovalDialog } from './approval/ApprovalDialog.tsx';
import type { CounterBranch } from './Counter.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { ParkedDialog } from './ParkedDialog.tsx';
import { CashDialog } from './shift/CashDialog.tsx';
import { ShiftMenu } from './shift/ShiftMenu.tsx';
import type { Till } from './use-till.ts';

export type TillQuestion = 'help' | 'parked' | 'shift' | 'cash-in' | 'cash-out' | 'approval';

interface TillDialogsProps {
  readonly till: Till;
  readonly open: TillQuestion | 'login' | null;
  readonly person: StaffPerson;
  readonly terminal: Terminal;
  readonly shift: OpenShift;
  readonly branch: CounterBranch;
  readonly canDiscount: boolean;
  readonly onClose: () => void;
  readonly onOpen: (question: TillQuestion) => void;
  readonly onCount: () => void;
  readonly onApproved: (approval: GivenApproval) => void;
  readonly onSessionOver: () => void;
  /** The person is in again. */
  readonly onBack: () => void;
}

/** At most one question at a time over the till. */
export function TillDialogs(props: TillDialogsProps) {
  const { till, open, person, branch, shift, canDiscount, onClose, onOpen, onBack } = props;
  const { t } = useStaff();
  const toast = useToast();
  if (open === 'login') return <SessionDialog email={person.email} onDone={onBack} />;
  if (open === 'help') return <HelpDialog canDiscount={canDiscount} onClose={onClose} />;
  if (open === 'shift') {
    return (
      <ShiftMenu
        shift={shift}
        till={props.terminal.name}
        branch={branch}
        canMove={person.permissions.includes('cash:move')}
        canReview={person.permissions.includes('shift:review')}
        onCash={(kind) => onOpen(`cash-${kind}`)}
        onCount={props.onCount}
        onClose={onClose}
      />
    );
  }
  if (open === 'cash-in' || open === 'cash-out') {
    const kind = open === 'cash-in' ? 'in' : 'out';
    return <CashDialog kind={kind} branch={branch} shift={shift} onClose={onClose} />;
  }
  if (open === 'approval') {
    return (
      <ApprovalDialog
        note={till.note}
        branch={branch}
        onApproved={props.onApproved}
        onSessionOver={props.onSessionOver}
        onClose={onClose}
      />
    );
  }
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
