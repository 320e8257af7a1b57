import { useState } from 'react';
import type { TransferLine } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { LineName } from './LineName.tsx';
import { codeOfScan, lineOfScan } from './scanned-code.ts';
import { ScanField } from './ScanField.tsx';
import { Stepper } from './Stepper.tsx';
import type { Work } from './TransferDetail.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

interface Seen {
  readonly received: number;
  readonly damaged: number;
  readonly note: string;
}

const NOTHING: Seen = { received: 0, damaged: 0, note: '' };

/** Opening the parcel: what is scanned has arrived; what is on no line is noted apart; the rest is missing. */
export function ReceivePane({ work }: { readonly work: Work }) {
  const { transfer, dictionary, otherName, isBusy, step } = work;
  const t = useTransferTexts();
  const toast = useToast();
  const [seen, setSeen] = useState<ReadonlyMap<number, Seen>>(new Map());
  const [extras, setExtras] = useState<ReadonlyMap<string, number>>(new Map());
  const [said, setSaid] = useState<{ readonly kind: 'ok' | 'warn'; readonly text: string } | null>(null);
  const lines = transfer.lines.filter(({ sent }) => sent > 0);
  const of = (line: TransferLine) => seen.get(line.line) ?? NOTHING;
  const here = (line: TransferLine) => of(line).received + of(line).damaged;
  const arrived = lines.reduce((sum, line) => sum + here(line), 0);
  const missing = lines.reduce((sum, line) => sum + line.sent, 0) - arrived;

  const set = (line: TransferLine, change: Partial<Seen>) =>
    setSeen(new Map(seen).set(line.line, { ...of(line), ...change }));
  const scan = (text: string) => {
    const line = lineOfScan(lines, text, (one) => here(one) < one.sent);
    const code = codeOfScan(text);
    if (!line) {
      setExtras(new Map(extras).set(code, (extras.get(code) ?? 0) + 1));
      setSaid({ kind: 'warn', text: t('transfers.scanUnknown', { code }) });
    } else if (here(line) >= line.sent) {
      setSaid({ kind: 'warn', text: t('transfers.scanFull', { code: line.code }) });
    } else {
      set(line, { received: of(line).received + 1 });
      setSaid({
        kind: 'ok',
        text: t('transfers.scanOk', { code: line.code, done: here(line) + 1, all: line.sent }),
      });
    }
  };
  const receive = async () => {
    const body = {
      lines: lines.map((line) => {
        const { received, damaged, note } = of(line);
        return { line: line.line, received, damaged, ...(note.trim() ? { note: note.trim() } : {}) };
      }),
      extras: [...extras].map(([code, quantity]) => ({ code, quantity })),
    };
    const after = await step('receive', body, true);
    if (after) toast({ text: t('transfers.receivedToast', { code: after.code }) });
  };
  return (
    <>
      <ScanField onCode={scan} said={said} />
      <p>
        <button
          type="button"
          className="btn"
          onClick={() =>
            setSeen(
              new Map(
                lines.map((line) => [line.line, { ...of(line), received: line.sent - of(line).damaged }]),
              ),
            )
          }
        >
          {t('transfers.allHere')}
        </button>
      </p>
      <table className="admin-table tr-lines tr-work">
        <thead>
          <tr>
            <th>{t('transfers.colPiece')}</th>
            <th className="num">{t('transfers.colSent')}</th>
            <th className="num">{t('transfers.colReceived')}</th>
            <th className="num">{t('transfers.colDamaged')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} className={here(line) === line.sent ? 'tr-full' : undefined}>
              <td>
                <LineName {...{ line, dictionary }} />
                {of(line).damaged > 0 && (
                  <input
                    className="in"
                    value={of(line).note}
                    maxLength={300}
                    placeholder={t('transfers.noteHint')}
                    aria-label={t('transfers.noteOf', { code: line.code })}
                    onChange={(event) => set(line, { note: event.target.value })}
                  />
                )}
              </td>
              <td className="num" data-label={t('transfers.colSent')}>
                {line.sent}
              </td>
              <td className="num" data-label={t('transfers.colReceived')}>
                <Stepper
                  label={t('transfers.receivedOf', { code: line.code })}
                  value={of(line).received}
                  most={line.sent - of(line).damaged}
                  onChange={(received) => set(line, { received })}
                />
              </td>
              <td className="num" data-label={t('transfers.colDamaged')}>
                <Stepper
                  label={t('transfers.damagedOf', { code: line.code })}
                  value={of(line).damaged}
                  most={line.sent - of(line).received}
                  onChange={(damaged) => set(line, { damaged })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {extras.size > 0 && (
        <section className="tr-extras">
          <h2 className="section">{t('transfers.extras')}</h2>
          <ul>
            {[...extras].map(([code, quantity]) => (
              <li key={code}>
                <span className="mono">{code}</span> × {quantity}{' '}
                <button
                  type="button"
                  className="icon"
                  aria-label={t('transfers.extraRemove', { code })}
                  onClick={() => setExtras(new Map([...extras].filter(([one]) => one !== code)))}
                >
                  <Icon name="close" size="xs" />
                </button>
              </li>
            ))}
          </ul>
          <p className="small soft">{t('transfers.extrasHint', { branch: otherName })}</p>
        </section>
      )}
      <div className="tr-foot">
        {missing > 0 && (
          <p className="note warn small">
            {t('transfers.receiveMissing', { count: missing, branch: otherName })}
          </p>
        )}
        <button type="button" className="btn act big" aria-busy={isBusy} onClick={() => void receive()}>
          {t('transfers.receive', { count: arrived })}
        </button>
      </div>
    </>
  );
}
