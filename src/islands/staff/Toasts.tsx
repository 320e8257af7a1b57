import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Icon } from './Icon.tsx';
import { isDialogOpen } from './typing.ts';

const SHOWN_MS = 10_000;
/** Others show a toast where it stands, which a window may hide. Nothing is drawn on the server. */
const KNOWS_POPOVERS = typeof HTMLElement !== 'undefined' && 'showPopover' in HTMLElement.prototype;

export interface ToastText {
  readonly text: string;
  readonly kind?: 'ok' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Shown extends ToastText {
  readonly id: number;
}

const ToastContext = createContext<(toast: ToastText) => void>(() => undefined);

/** Says the exact result of an act; the latest replaces the one before. Stays while it has focus or the pointer. */
export function useToast(): (toast: ToastText) => void {
  return useContext(ToastContext);
}

export function ToastProvider({
  children,
  closeLabel,
}: {
  readonly children: ReactNode;
  readonly closeLabel: string;
}) {
  const [shown, setShown] = useState<Shown | null>(null);
  const lastId = useRef(0);
  const show = useCallback((toast: ToastText) => setShown({ ...toast, id: ++lastId.current }), []);
  const close = useCallback(() => setShown(null), []);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (KNOWS_POPOVERS) layer.current?.showPopover();
  }, []);
  useEffect(() => {
    // A dialog that opened since lies above the layer, until it is shown anew.
    if (!shown || !KNOWS_POPOVERS || !isDialogOpen()) return;
    layer.current?.hidePopover();
    layer.current?.showPopover();
  }, [shown]);
  const region = useMemo(
    () => (
      <div className="toasts" role="status" aria-live="polite" popover="manual" ref={layer}>
        {shown && <Toast key={shown.id} toast={shown} closeLabel={closeLabel} onClose={close} />}
      </div>
    ),
    [shown, closeLabel, close],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
}

interface ToastProps {
  readonly toast: ToastText;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

function Toast({ toast, closeLabel, onClose }: ToastProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onClose]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className="toast" onFocus={hold} onBlur={release} onPointerEnter={hold} onPointerLeave={release}>
      <Icon name={toast.kind === 'error' ? 'no' : 'check'} size="s" />
      <p>{toast.text}</p>
      {toast.action ? (
        <button
          type="button"
          onClick={() => {
            onClose();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      ) : (
        <button type="button" onClick={onClose}>
          {closeLabel}
        </button>
      )}
    </div>
  );
}

/**
 * Over a window a toast is seen but gets no click: what is pressed there goes to whatever lies below. True when a click
 * was the toast's; its button is then pressed.
 */
export function takeToastClick({
  clientX,
  clientY,
}: {
  readonly clientX: number;
  readonly clientY: number;
}): boolean {
  const isUnder = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  };
  const toast = [...document.querySelectorAll('.toast')].find(isUnder);
  if (!toast) return false;
  [...toast.querySelectorAll('button')].find(isUnder)?.click();
  return true;
}
