import { lazy, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Locale } from '../../i18n/translator.ts';
import { Icon } from '../staff/Icon.tsx';

const LabelScanner = lazy(() => import('./LabelScanner.tsx'));

interface Props {
  readonly locale: Locale;
  readonly label: string;
  readonly title: string;
  readonly hint: string;
  readonly said: string;
  readonly onCode: (code: string) => void;
}

/** On devices that are held in the hand: opens the camera for many labels; everything is fetched when it is pressed. */
export function LabelButton({ locale, label, ...scanner }: Props) {
  const [isHandheld, setHandheld] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setHandheld(matchMedia('(pointer: coarse)').matches), []);
  if (!isHandheld) return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <Icon name="scan" size="s" /> {label}
      </button>
      {isOpen &&
        createPortal(
          <Suspense fallback={null}>
            <LabelScanner locale={locale} {...scanner} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
