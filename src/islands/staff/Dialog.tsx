import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Without it the dialog must be answered. */
  readonly onClose?: () => void;
  readonly closeLabel?: string;
  readonly wide?: boolean;
}

/** A modal of the platform: focus stays inside and comes back, Esc closes. Mounted means open. */
export function Dialog({ title, children, onClose, closeLabel, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    // The browser would take the first control, which is the one that closes.
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose?.();
      }}
    >
      <div className="dh">
        <h2 className="section" id={titleId}>
          {title}
        </h2>
        {onClose && (
          <button type="button" className="icon" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" size="s" />
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
