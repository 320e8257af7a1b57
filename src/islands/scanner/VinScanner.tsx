import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { readVin } from '#shared/vin.ts';
import type { Locale } from '../../i18n/translator.ts';
import { vinTranslator, type VinTranslate } from '../../i18n/vin-texts.ts';
import './scanner.css';
import { ScanStatusLine } from './ScanStatusLine.tsx';
import { vinAmong } from './scan-state.ts';
import { useScan } from './use-scan.ts';

interface Props {
  readonly locale: Locale;
  readonly onVin: (vin: string) => void;
  readonly onClose: () => void;
}

/** A dialog that reads the bar code of a VIN with the camera; typing it is always there. For every surface. */
export default function VinScanner({ locale, onVin, onClose }: Props) {
  const t = vinTranslator(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [attempt, setAttempt] = useState(0);
  const { video, status, camera } = useScan(attempt, {
    pick: (codes) => {
      const { vin, other } = vinAmong(codes);
      return { ...(vin === undefined ? {} : { found: vin }), ...(other === undefined ? {} : { other }) };
    },
    onFound: onVin,
  });

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

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
          {t('vin.scanTitle')}
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
          <p className="small">{t('vin.scanHint')}</p>
        </>
      )}
      <ScanStatusLine {...{ status, camera, t }} onRetry={() => setAttempt(attempt + 1)} />
      <TypeIt t={t} onVin={onVin} />
    </dialog>
  );
}

function TypeIt({ t, onVin }: { readonly t: VinTranslate; readonly onVin: (vin: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const reading = readVin(text);
    // As it was typed: what had to be corrected is told beside the car.
    if (reading.isVin) onVin(text.trim());
    else setProblem(t('vin.problem_length', { length: String(reading.text.length) }));
  };
  return (
    <form className="scanner-type" onSubmit={onSubmit} noValidate>
      <label className="lb" htmlFor={id}>
        {t('vin.typeLabel')}
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
          {t('vin.typeUse')}
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
