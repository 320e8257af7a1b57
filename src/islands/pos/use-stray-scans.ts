import { useRef, type RefObject } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { isDialogOpen } from '../staff/typing.ts';
import { emptyDesk, type TenderDesk } from './tender-typed.ts';
import { useScanAnywhere } from './use-scan-anywhere.ts';
import { documentKindOf } from './use-scan.ts';

interface StrayScans {
  readonly isOff: boolean;
  readonly isPaying: boolean;
  /** A charge is on its way: the note cannot change. */
  readonly isCharging: boolean;
  /** Leaves the payment, and puts the focus where the next scan goes. */
  readonly toNote: () => void;
  readonly onCode: (code: string) => void;
  readonly onRefused: (text: string) => void;
}

/** Scans that land outside the scan field: they are scans all the same, and no field keeps anything of them. */
export function useStrayScans(setting: StrayScans): RefObject<TenderDesk> {
  const { t } = useStaff();
  const toast = useToast();
  const desk = useRef<TenderDesk>(emptyDesk());
  useScanAnywhere({
    isOff: setting.isOff,
    onStart: () => {
      desk.current.before = desk.current.now;
    },
    onCode: (code) => {
      if (isDialogOpen()) toast({ kind: 'error', text: t('counter.scanInDialog', { code }) });
      else if (setting.isCharging) {
        const text = t('counter.scanWhileCharging', { code });
        setting.onRefused(text);
        // On a phone the field that says it is not on screen now.
        toast({ kind: 'error', text });
      } else {
        // A vale is a way to pay: it is read where the note is being paid.
        if (!setting.isPaying || documentKindOf(code) !== 'credit') {
          desk.current.kept = desk.current.before;
          setting.toNote();
        }
        setting.onCode(code);
      }
    },
  });
  return desk;
}
