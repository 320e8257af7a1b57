import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { readVin } from '#shared/vin.ts';
import type { Locale } from '../../i18n/translator.ts';
import { vinTranslator, type VinTranslate } from '../../i18n/vin-texts.ts';
import './scanner.css';
import type { ScanWish } from './scan-state.ts';
import { useScan, type ScanStatus } from './use-scan.ts';

interface Props {
  readonly locale: Locale;
  readonly reads: ScanWish;
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** A dialog that reads the bar code of a VIN, or any, with the camera; typing it is always there. For every surface. */
export default function CodeScanner({ locale, reads, onCode, onClose }: Props) {
  const t = vinTranslator(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [attempt, setAttempt] = useState(0);
  const [isLit, setLit] = useState(false);
  const { video, status, camera } = useScan(attempt, reads, onCode);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const light = () => {
    const next = !isLit;
    camera?.setTorch(next).then(
      () => setLit(next),
      () => undefined,
    );
  };
  const failed = status.kind === 'failed' ? status.failure : undefined;
  return (
    <dialog
      ref={dialog}
      className="scanner"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="scanner-head">
        <h2 className="section" id={titleId}>
          {t(reads === 'vin' ? 'vin.scanTitle' : 'vin.codeTitle')}
        </h2>
        <button type="button" className="btn" onClick={onClose}>
          {t('vin.close')}
        </button>
      </div>
      {failed === undefined && (
        <>
          <div className="scanner-view">
            <video ref={video} muted playsInline aria-hidden="true" />
            <span className="scanner-frame" aria-hidden="true" />
          </div>
          <p className="small">{t(reads === 'vin' ? 'vin.scanHint' : 'vin.codeHint')}</p>
        </>
      )}
      <p className={failed ? 'scanner-said failed' : 'scanner-said'} role="status">
        {statusWords(status, t)}
      </p>
      <div className="scanner-acts">
        {camera?.hasTorch === true && failed === undefined && (
          <button type="button" className="btn" aria-pressed={isLit} onClick={light}>
            {t(isLit ? 'vin.torchOff' : 'vin.torchOn')}
          </button>
        )}
        {failed !== undefined && failed !== 'unsafe' && (
          <button type="button" className="btn" onClick={() => setAttempt(attempt + 1)}>
            {t('vin.scanRetry')}
          </button>
        )}
      </div>
      <TypeIt t={t} reads={reads} onCode={onCode} />
    </dialog>
  );
}

function statusWords(status: ScanStatus, t: VinTranslate): string {
  if (status.kind === 'starting') return t('vin.scanStarting');
  if (status.kind === 'failed') {
    const words = {
      denied: 'vin.scanDenied',
      none: 'vin.scanNone',
      busy: 'vin.scanBusy',
      unsafe: 'vin.scanUnsafe',
      reader: 'vin.scanFailed',
    } as const;
    return t(words[status.failure]);
  }
  const words = {
    looking: 'vin.scanLooking',
    dark: 'vin.scanDark',
    slow: 'vin.scanSlow',
    other: 'vin.scanOther',
  } as const;
  return t(words[status.hint], { text: status.other ?? '' });
}

function TypeIt({ t, reads, onCode }: { readonly t: VinTranslate } & Pick<Props, 'reads' | 'onCode'>) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const reading = readVin(text);
    // As it was typed: what had to be corrected is told beside the car.
    if (reading.isVin || (reads === 'any' && text.trim() !== '')) onCode(text.trim());
    else if (reads === 'any') setProblem(t('vin.codeMissing'));
    else setProblem(t('vin.problem_length', { length: String(reading.text.length) }));
  };
  return (
    <form className="scanner-type" onSubmit={onSubmit} noValidate>
      <label className="lb" htmlFor={id}>
        {t(reads === 'vin' ? 'vin.typeLabel' : 'vin.codeLabel')}
      </label>
      <div className="scanner-row">
        <input
          id={id}
          className="in mono"
          value={text}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={problem !== ''}
          aria-describedby={problem === '' ? undefined : `${id}p`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
        <button type="submit" className="btn act">
          {t(reads === 'vin' ? 'vin.typeUse' : 'vin.codeUse')}
        </button>
      </div>
      {problem !== '' && (
        <p className="scanner-said failed" id={`${id}p`} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
