import { useEffect, useId, useRef, useState } from 'react';
import type { Locale } from '../../i18n/translator.ts';
import { vinTranslator } from '../../i18n/vin-texts.ts';
import './scanner.css';
import type { Found } from './scan-state.ts';
import { useScan } from './use-scan.ts';

interface Props {
  readonly locale: Locale;
  readonly title: string;
  readonly hint: string;
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** Any code is what was looked for. */
function firstOf([code]: readonly string[]): Found {
  return code === undefined ? {} : { code };
}

/** A dialog that reads one bar code or QR code with the camera: whatever it says. */
export default function CodeScanner({ locale, title, hint, onCode, onClose }: Props) {
  const t = vinTranslator(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [attempt, setAttempt] = useState(0);
  const { video, status } = useScan(attempt, onCode, firstOf);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const hasFailed = status.kind === 'failed';
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
      {!hasFailed && (
        <>
          <div className="scanner-view">
            <video ref={video} muted playsInline aria-hidden="true" />
            <span className="scanner-frame" aria-hidden="true" />
          </div>
          <p className="small">{hint}</p>
        </>
      )}
      <p className={hasFailed ? 'scanner-said failed' : 'scanner-said'} role="status">
        {t(
          hasFailed
            ? 'vin.cameraFailed'
            : status.kind === 'starting'
              ? 'vin.scanStarting'
              : 'vin.scanLooking',
        )}
      </p>
      {hasFailed && (
        <div className="scanner-acts">
          <button type="button" className="btn" onClick={() => setAttempt(attempt + 1)}>
            {t('vin.scanRetry')}
          </button>
        </div>
      )}
    </dialog>
  );
}
