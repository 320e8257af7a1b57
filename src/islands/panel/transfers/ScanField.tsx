import { lazy, Suspense, useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

const CodeScanner = lazy(() => import('../../scanner/CodeScanner.tsx'));

interface ScanFieldProps {
  readonly onCode: (code: string) => void;
  /** What the last code was. */
  readonly said: { readonly kind: 'ok' | 'warn'; readonly text: string } | null;
}

/** Takes one code after the other: from a scanner that types, from the keyboard, on a phone from the camera. */
export function ScanField({ onCode, said }: ScanFieldProps) {
  const { locale } = useStaff();
  const t = useTransferTexts();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isHandheld, setHandheld] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setHandheld(matchMedia('(pointer: coarse)').matches), []);
  useEffect(() => {
    // On a phone the keyboard would cover the list.
    if (!matchMedia('(pointer: coarse)').matches) input.current?.focus();
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onCode(text);
    setText('');
  };
  return (
    <form className="tr-scan" onSubmit={submit}>
      <label className="search scan">
        <Icon name="scan" />
        <span className="sr">{t('transfers.scanLabel')}</span>
        <input
          ref={input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('transfers.scanPlaceholder')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="done"
        />
        {isHandheld && (
          <button type="button" className="btn quiet" onClick={() => setOpen(true)}>
            {t('transfers.camera')}
          </button>
        )}
      </label>
      <p className={said ? `said ${said.kind}` : 'said'} role="status">
        {said?.text ?? t('transfers.scanHint')}
      </p>
      {isOpen &&
        createPortal(
          <Suspense fallback={null}>
            <CodeScanner
              locale={locale}
              title={t('transfers.scanLabel')}
              hint={t('transfers.cameraHint')}
              onCode={(code) => {
                setOpen(false);
                onCode(code);
              }}
              onClose={() => setOpen(false)}
            />
          </Suspense>,
          document.body,
        )}
    </form>
  );
}
