import { useState } from 'react';
import type { VinTranslate } from '../../i18n/vin-texts.ts';
import type { Camera } from './camera.ts';
import type { ScanStatus } from './use-scan.ts';

interface Props {
  readonly status: ScanStatus;
  readonly camera: Camera | null;
  readonly t: VinTranslate;
  readonly onRetry: () => void;
}

/** What the camera is doing, its light, and another try when it failed. */
export function ScanStatusLine({ status, camera, t, onRetry }: Props) {
  const [isLit, setLit] = useState(false);
  const failed = status.kind === 'failed' ? status.failure : undefined;
  const light = () => {
    const next = !isLit;
    camera?.setTorch(next).then(
      () => setLit(next),
      () => undefined,
    );
  };
  return (
    <>
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
          <button type="button" className="btn" onClick={onRetry}>
            {t('vin.scanRetry')}
          </button>
        )}
      </div>
    </>
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
