import { useState } from 'react';
import type { TransferLine } from '#contract/inventory';
import { useToast } from '../../staff/Toasts.tsx';
import { LineName } from './LineName.tsx';
import { codeOfScan, lineOfScan } from './scanned-code.ts';
import { ScanField } from './ScanField.tsx';
import { Stepper } from './Stepper.tsx';
import type { Work } from './TransferDetail.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

type Said = { readonly kind: 'ok' | 'warn'; readonly text: string };

/** The shelf round: every piece is scanned into the box, then the box leaves. Each scan is kept at once. */
export function PickPane({ work }: { readonly work: Work }) {
  const { transfer, dictionary, otherName, isBusy, step } = work;
  const t = useTransferTexts();
  const toast = useToast();
  const [said, setSaid] = useState<Said | null>(null);
  const picked = transfer.lines.reduce((sum, line) => sum + line.picked, 0);
  const asked = transfer.lines.reduce((sum, line) => sum + line.requested, 0);

  const set = async (line: TransferLine, count: number) => {
    const after = await step('picks', { lines: [{ line: line.line, picked: count }] });
    if (after)
      setSaid({
        kind: 'ok',
        text: t('transfers.scanOk', { code: line.code, done: count, all: line.requested }),
      });
  };
  const scan = (text: string) => {
    const line = lineOfScan(transfer.lines, text, (one) => one.picked < one.requested);
    if (!line) setSaid({ kind: 'warn', text: t('transfers.scanUnknown', { code: codeOfScan(text) }) });
    else if (line.picked >= line.requested) {
      setSaid({ kind: 'warn', text: t('transfers.scanFull', { code: line.code }) });
    } else void set(line, line.picked + 1);
  };
  const send = async () => {
    const after = await step('send', undefined, true);
    if (after) toast({ text: t('transfers.sentToast', { code: after.code, branch: otherName }) });
  };
  return (
    <>
      <ScanField onCode={scan} said={said} />
      <table className="admin-table tr-lines tr-work">
        <thead>
          <tr>
            <th>{t('transfers.colPiece')}</th>
            <th>{t('transfers.colBin')}</th>
            <th className="num">{t('transfers.colPicked')}</th>
          </tr>
        </thead>
        <tbody>
          {transfer.lines.map((line) => {
            const isFree = (line.available ?? 0) > 0;
            return (
              <tr key={line.line} className={line.picked === line.requested ? 'tr-full' : undefined}>
                <td>
                  <LineName {...{ line, dictionary }} />
                </td>
                <td className="mono" data-label={t('transfers.colBin')}>
                  {isFree ? (line.bin ?? '–') : t('transfers.notFree')}
                </td>
                <td className="num" data-label={t('transfers.colPicked')}>
                  <Stepper
                    label={t('transfers.pickedOf', { code: line.code })}
                    value={line.picked}
                    most={Math.min(line.requested, Math.max(line.available ?? 0, line.picked))}
                    isDisabled={isBusy}
                    onChange={(count) => void set(line, count)}
                  />
                  <span className="cap">/ {line.requested}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="tr-foot">
        {picked > 0 && picked < asked && <p className="small soft">{t('transfers.sendShort')}</p>}
        <button
          type="button"
          className="btn act big"
          disabled={picked === 0}
          aria-busy={isBusy}
          onClick={() => void send()}
        >
          {t('transfers.send', { count: picked })}
        </button>
      </div>
    </>
  );
}
