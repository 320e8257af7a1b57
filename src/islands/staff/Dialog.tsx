import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { takeToastClick } from './Toasts.tsx';

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
    const opener = document.activeElement;
    dialog.showModal();
    // The browser would take the first control, which is the one that closes.
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog.close();
      giveFocusBack(opener);
    };
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
      onClickCapture={(event) => {
        // Enter on a button is a click at no place.
        if (event.detail > 0 && takeToastClick(event)) {
          event.preventDefault();
          event.stopPropagation();
        }
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

/**
 * The platform gives focus back from a dialog that it closes, not from one that is taken off the page. Whoever has the
 * focus by then keeps it. A page with one field for everything, as the counter's scanner, marks it `data-focus-home`.
 */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  // On a touch screen focus would raise the keyboard.
  const home = matchMedia('(pointer: fine)').matches
    ? document.querySelector<HTMLElement>('[data-focus-home]')
    : null;
  const target = home ?? opener;
  if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
}
