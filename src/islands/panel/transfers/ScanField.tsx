import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { ScanButton } from '../../scanner/ScanButton.tsx';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

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
      <div className="search scan">
        <Icon name="scan" />
        <input
          ref={input}
          aria-label={t('transfers.scanLabel')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('transfers.scanPlaceholder')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="done"
        />
        <ScanButton locale={locale} label={t('transfers.camera')} reads="any" onCode={onCode} />
      </div>
      <p className={said ? `said ${said.kind}` : 'said'} role="status">
        {said?.text ?? t('transfers.scanHint')}
      </p>
    </form>
  );
}
