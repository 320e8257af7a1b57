import { leastDepositOf, type Hold, type HoldPaymentDraft, type HoldTerms } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import { percentOf } from '../../staff/amount.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { NoteDraft } from '../note-draft.ts';
import type { TillPlace } from '../till-storage.ts';
import { CustomerPicker } from './CustomerPicker.tsx';
import { MoneyForm } from './MoneyForm.tsx';
import { paperDraftOf } from './paper-draft.ts';
import { paperStorage } from './paper-storage.ts';
import { usePaperCustomer } from './use-paper-customer.ts';
import { useSending } from './use-sending.ts';

interface HoldDialogProps {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  readonly note: NoteDraft;
  readonly totalCents: number;
  readonly terms: HoldTerms;
  readonly onSaved: (hold: Hold) => void;
  readonly onClose: () => void;
}

/** F7: the pieces of the note are kept for somebody, with a deposit. */
export function HoldDialog(props: HoldDialogProps) {
  const { api, place, shiftId, note, totalCents, terms, onSaved, onClose } = props;
  const { t, money } = useStaff();
  const sending = useSending(api);
  const customer = usePaperCustomer(api, note.customerName, sending.refusal);
  const leastCents = leastDepositOf(totalCents, terms.minDepositBp);

  const save = async (payments: HoldPaymentDraft['payments']) => {
    const who = sending.phase === 'unknown' ? {} : await customer.fields(true);
    if (!who) return;
    const made = { id: uuidv7(Date.now()), at: new Date() };
    const saved = await sending.send<Hold>(() => ({
      path: '/holds',
      key: made.id,
      body: { ...paperDraftOf('hold', note, place, made), ...who, shiftId, payments },
    }));
    if (!saved) return;
    paperStorage.setSequence('hold', place, saved.folioSequence + 1);
    onSaved(saved);
  };

  return (
    <Dialog
      title={t('papers.holdTitle')}
      closeLabel={t('panel.close')}
      {...(sending.phase === 'sending' ? {} : { onClose })}
    >
      <MoneyForm
        amountCents={leastCents}
        maxCents={totalCents}
        maxLabel={t('papers.total')}
        amountLabel={t('papers.deposit')}
        submitText={(amountCents) =>
          amountCents > 0 ? t('papers.holdSave', { amount: money(amountCents) }) : t('papers.holdSaveFree')
        }
        sending={sending}
        onPay={(payments) => void save(payments)}
        onBack={onClose}
      >
        <p>
          {t('papers.holdBody', { days: terms.holdDays, least: money(leastCents) })}{' '}
          {terms.keptBp > 0
            ? t('papers.holdKept', { percent: percentOf(terms.keptBp) })
            : t('papers.holdKeptNothing')}
        </p>
        <CustomerPicker {...customer.picker} isNameNeeded isLocked={sending.phase !== 'idle'} />
      </MoneyForm>
    </Dialog>
  );
}
