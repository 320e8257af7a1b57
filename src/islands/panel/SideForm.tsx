import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { CheckedForm, FormNote } from '../staff/CheckedForm.tsx';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';

interface SideFormProps extends ComponentProps<typeof CheckedForm> {
  readonly title: string;
  /** Under the title. */
  readonly lead?: ReactNode;
  readonly isBusy: boolean;
  readonly submitText: string;
  readonly onClose: () => void;
  /** Below the button. */
  readonly after?: ReactNode;
}

/** Title, fields, and the button with what it has to say: the form beside a list of the panel. */
export function SideForm(props: SideFormProps) {
  const { title, lead, isBusy, submitText, onClose, after, children, ...form } = props;
  const { t } = useStaff();
  const headRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const head = headRef.current;
    if (!head) return;
    // Saved, the form begins anew without the button that had the focus.
    if (document.activeElement === document.body) head.focus();
    // On narrow screens it opens above the list.
    const { top, bottom } = head.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) head.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <CheckedForm {...form}>
      <div className="dh">
        <div>
          <h2 className="section" ref={headRef} tabIndex={-1}>
            {title}
          </h2>
          {lead}
        </div>
        <button type="button" className="icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      {children}
      <FormNote />
      <button type="submit" className="btn act wide" aria-busy={isBusy}>
        {submitText}
      </button>
      {after}
    </CheckedForm>
  );
}
