import { useState } from 'react';
import { LOSS_REASONS, type TransferLine } from '#contract/inventory';
import { useToast } from '../../staff/Toasts.tsx';
import { LineName } from './LineName.tsx';
import { Stepper } from './Stepper.tsx';
import type { Work } from './TransferDetail.tsx';
import { LOSS_WORDS, openOf, type LossReason } from './transfer-words.ts';
import { useTransferTexts } from './transfer-texts.tsx';

interface Verdict {
  /** How many are back; the rest is lost. */
  readonly returned: number;
  readonly reason: LossReason;
  readonly note: string;
}

/** What became of missing pieces, said by the manager of the branch that sent them. */
export function SettlePane({ work }: { readonly work: Work }) {
  const { transfer, dictionary, otherName, isBusy, step } = work;
  const t = useTransferTexts();
  const toast = useToast();
  const open = transfer.lines.filter((line) => openOf(line) > 0);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<number, Verdict>>(new Map());
  const of = (line: TransferLine): Verdict =>
    verdicts.get(line.line) ?? { returned: openOf(line), reason: 'lost-on-the-way', note: '' };
  const set = (line: TransferLine, change: Partial<Verdict>) =>
    setVerdicts(new Map(verdicts).set(line.line, { ...of(line), ...change }));
  const settle = async () => {
    const lines = open.map((line) => {
      const { returned, reason, note } = of(line);
      const writtenOff = openOf(line) - returned;
      const loss = writtenOff > 0 ? { reason, ...(note.trim() ? { note: note.trim() } : {}) } : {};
      return { line: line.line, returned, writtenOff, ...loss };
    });
    const after = await step('settle', { lines }, true);
    if (after) toast({ text: t('transfers.settledToast', { code: after.code }) });
  };
  return (
    <section className="sheet pad tr-settle">
      {open.length > 0 && (
        <>
          <h2 className="section">{t('transfers.settleTitle')}</h2>
          <p className="small soft">{t('transfers.settleBody', { branch: otherName })}</p>
        </>
      )}
      {open.map((line) => {
        const verdict = of(line);
        const lost = openOf(line) - verdict.returned;
        return (
          <fieldset key={line.line}>
            <legend className="sr">{t('transfers.settleOf', { code: line.code })}</legend>
            <p>
              <LineName {...{ line, dictionary }} />
            </p>
            <div className="tr-verdict">
              <span>{t('transfers.settleBack')}</span>
              <Stepper
                label={`${t('transfers.settleBack')} ${line.code}`}
                value={verdict.returned}
                most={openOf(line)}
                onChange={(returned) => set(line, { returned })}
              />
              <span>
                {t('transfers.settleLost')}: <b>{lost}</b>
              </span>
              {lost > 0 && (
                <>
                  <label>
                    <span className="sr">{t('transfers.reason')}</span>
                    <select
                      className="in"
                      value={verdict.reason}
                      onChange={(event) => set(line, { reason: event.target.value as LossReason })}
                    >
                      {LOSS_REASONS.map((reason) => (
                        <option key={reason} value={reason}>
                          {t(LOSS_WORDS[reason])}
                        </option>
                      ))}
                    </select>
                  </label>
                  <input
                    className="in"
                    value={verdict.note}
                    maxLength={300}
                    placeholder={t('transfers.settleNote')}
                    aria-label={`${t('transfers.settleNote')} ${line.code}`}
                    onChange={(event) => set(line, { note: event.target.value })}
                  />
                </>
              )}
            </div>
          </fieldset>
        );
      })}
      <button type="button" className="btn act" aria-busy={isBusy} onClick={() => void settle()}>
        {t(open.length > 0 ? 'transfers.settle' : 'transfers.settleExtras')}
      </button>
    </section>
  );
}
