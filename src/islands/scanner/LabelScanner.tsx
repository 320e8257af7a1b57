import { useEffect, useId, useRef, useState } from 'react';
import type { Locale } from '../../i18n/translator.ts';
import { vinTranslator } from '../../i18n/vin-texts.ts';
import './scanner.css';
import { ScanStatusLine } from './ScanStatusLine.tsx';
import { useScan } from './use-scan.ts';

interface Props {
  readonly locale: Locale;
  readonly title: string;
  readonly hint: string;
  /** What became of the last code. */
  readonly said: string;
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** A dialog that reads the labels of pieces one after the other, QR and bar codes, until it is closed. */
export default function LabelScanner({ locale, title, hint, said, onCode, onClose }: Props) {
  const t = vinTranslator(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [attempt, setAttempt] = useState(0);
  const { video, status, camera } = useScan(attempt, { reads: 'any', onCode, goesOn: true });
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
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
          {title}
        </h2>
        <button type="button" className="btn" onClick={onClose}>
          {t('vin.close')}
        </button>
      </div>
      {status.kind !== 'failed' && (
        <>
          <div className="scanner-view">
            <video ref={video} muted playsInline aria-hidden="true" />
            <span className="scanner-frame" aria-hidden="true" />
          </div>
          <p className="small">{hint}</p>
        </>
      )}
      <p className="section" role="status">
        {said}
      </p>
      <ScanStatusLine {...{ status, camera, t }} onRetry={() => setAttempt(attempt + 1)} />
    </dialog>
  );
}
