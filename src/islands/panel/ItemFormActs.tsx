import { useStaff } from '../staff/staff-context.tsx';

interface ItemFormActsProps {
  readonly text: string;
  readonly isBusy: boolean;
  /** Nothing to save. */
  readonly isIdle: boolean;
  readonly onClose: () => void;
}

/** The two buttons under a form of the drawer. */
export function ItemFormActs({ text, isBusy, isIdle, onClose }: ItemFormActsProps) {
  const { t } = useStaff();
  return (
    <div className="da">
      <button type="button" className="btn" onClick={onClose}>
        {t('panel.cancel')} <kbd className="kbd desk">Esc</kbd>
      </button>
      <button type="submit" className="btn act" aria-busy={isBusy} aria-disabled={isIdle}>
        {text} <kbd className="kbd desk">Enter</kbd>
      </button>
    </div>
  );
}
