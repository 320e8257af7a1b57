import { lazy, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Locale } from '../../i18n/translator.ts';
import type { ScanWish } from './scan-state.ts';

const CodeScanner = lazy(() => import('./CodeScanner.tsx'));

interface Props {
  readonly locale: Locale;
  readonly label: string;
  /** What it looks for: the number of a car, unless any code will do. */
  readonly reads?: ScanWish;
  readonly onCode: (code: string) => void;
}

/** On devices that are held in the hand; the dialog, the reader and its WebAssembly are fetched when it is pressed. */
export function ScanButton({ locale, label, reads = 'vin', onCode }: Props) {
  const [isHandheld, setHandheld] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setHandheld(matchMedia('(pointer: coarse)').matches), []);
  if (!isHandheld) return null;
  return (
    <>
      <button type="button" className="scan-open" aria-label={label} onClick={() => setOpen(true)}>
        <svg className="i s" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 7.500v-4h4M17 3.500h4v4M21 16.500v4h-4M7 20.500H3v-4M7 8v8M10.500 8v8M13.500 8v8M17 8v8" />
        </svg>
      </button>
      {isOpen &&
        // The dialog has a form of its own, and this button may stand in one.
        createPortal(
          <Suspense fallback={null}>
            <CodeScanner
              locale={locale}
              reads={reads}
              onCode={(code) => {
                setOpen(false);
                onCode(code);
              }}
              onClose={() => setOpen(false)}
            />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
