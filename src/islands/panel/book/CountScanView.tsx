import { useRef, useState, type SubmitEvent } from 'react';
import type { z } from 'zod';
import type { CountProgress, CountScanned, CountScanReceipt } from '#contract/inventory';
import { isRefusal } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { partName } from '../../staff/piece-words.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { LabelButton } from '../../scanner/LabelButton.tsx';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { thingName } from './count-words.ts';
import { useScanQueue, type WantedScan } from './use-scan-queue.ts';

type Progress = z.infer<typeof CountProgress>;
type Receipt = z.infer<typeof CountScanReceipt>;

interface Choice {
  readonly stockItemId: string;
  readonly maker: string;
  readonly partType: string;
  readonly position: CountScanned['position'];
}

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly path: string;
  readonly branch: BookBranch;
  readonly progress: Progress;
  readonly onChange: () => Promise<unknown>;
}

const undoOf = ({ code, quantity, kind, lineId }: CountScanned): WantedScan => ({
  code,
  quantity: -quantity,
  ...(kind === 'bulk' ? { stockItemId: lineId } : {}),
});

/** Scanner, camera or keyboard; what was counted last with a way back; nothing of what the system expects. */
export function CountScanView({ path, branch, dictionary, progress, onChange }: Props) {
  const { t: staff, api, locale, count, when } = useStaff();
  const t = useBookTexts();
  const refusal = useRefusal();
  const [code, setCode] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [bin, setBin] = useState(progress.count.scope.bin?.replace(/-$/, '') ?? '');
  const [said, setSaid] = useState<{ text: string; kind: 'ok' | 'warn' } | null>(null);
  const [choosing, setChoosing] = useState<{ scan: WantedScan; choices: readonly Choice[] } | null>(null);
  const [asking, setAsking] = useState<'review' | 'cancelled' | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const { waiting, send } = useScanQueue(api, `${path}/scans`, {
    done: (receipt) => {
      setSaid(wordsOf(receipt));
      void onChange();
    },
    refused: (scan, error) => {
      if (isRefusal(error, 'inventory.count_ambiguous'))
        setChoosing({ scan, choices: error.problem['choices'] as Choice[] });
      else refusal.show(error);
      void onChange();
    },
  });

  const wordsOf = (receipt: Receipt): { text: string; kind: 'ok' | 'warn' } => {
    const values = { name: thingName(receipt, dictionary), code: receipt.code, count: receipt.counted };
    if (receipt.quantity < 0) return { text: t('book.saidUndone', values), kind: 'ok' };
    if (receipt.isRepeated) return { text: t('book.saidRepeated', values), kind: 'warn' };
    if (receipt.kind === 'elsewhere') return { text: t('book.saidElsewhere', values), kind: 'warn' };
    if (receipt.kind === 'unknown') return { text: t('book.saidUnknown', values), kind: 'warn' };
    if (receipt.kind === 'new') return { text: t('book.saidNew', values), kind: 'warn' };
    return { text: t(receipt.kind === 'unit' ? 'book.saidUnit' : 'book.saidCounted', values), kind: 'ok' };
  };

  const place = bin.trim() === '' ? {} : { bin: bin.trim().toUpperCase() };
  const add = (text: string) => {
    const wanted = Number(quantity);
    refusal.clear();
    send({ code: text, quantity: Number.isInteger(wanted) && wanted > 0 ? wanted : 1, ...place });
    setQuantity('1');
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = code.trim();
    if (text === '') return;
    setCode('');
    add(text);
    field.current?.focus();
  };

  const step = async (status: 'review' | 'cancelled') => {
    setAsking(null);
    refusal.clear();
    try {
      await api.send('POST', `${path}/status`, { status, version: progress.count.version });
    } catch (error) {
      refusal.show(error);
    }
    await onChange();
  };

  const text = waiting > 0 ? t('book.saidWaiting', { count: waiting }) : (said?.text ?? t('book.scanReady'));
  return (
    <div className="counting">
      <form className="count-scan" onSubmit={submit}>
        <div className="field code">
          <label htmlFor="scan-code">{t('book.scanField')}</label>
          <input
            ref={field}
            className="in mono"
            id="scan-code"
            value={code}
            placeholder={t('book.scanPlaceholder')}
            maxLength={300}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <div className="field quantity">
          <label htmlFor="scan-quantity">{t('book.scanQuantity')}</label>
          <input
            className="in num"
            id="scan-quantity"
            inputMode="numeric"
            maxLength={6}
            autoComplete="off"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </div>
        <div className="field place">
          <label htmlFor="scan-bin">{t('book.scanPlace')}</label>
          <input
            className="in mono"
            id="scan-bin"
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            placeholder="A-03"
            value={bin}
            onChange={(event) => setBin(event.target.value)}
          />
        </div>
        <button type="submit" className="btn act">
          {t('book.scanAdd')} <kbd className="kbd desk">Enter</kbd>
        </button>
        <LabelButton
          locale={locale}
          label={t('book.scanCamera')}
          title={t('book.scanTitle')}
          hint={t('book.scanHint')}
          said={text}
          onCode={add}
        />
      </form>
      <p className={`count-said ${waiting > 0 ? 'warn' : (said?.kind ?? '')}`} role="status">
        {text}
      </p>
      <RefusalNote refusal={refusal} />
      <p className="count-sum">
        <b>{t('book.pieces', { count: progress.pieces })}</b> · {t('book.things', { count: progress.things })}
        {progress.people.length > 1 &&
          ` · ${progress.people.map(({ name, pieces }) => t('book.byPerson', { name, count: pieces })).join(' · ')}`}
      </p>
      <section aria-labelledby="latest">
        <h2 className="section" id="latest">
          {t('book.latest')}
        </h2>
        {progress.scans.length === 0 ? (
          <p className="soft">{t('book.noScans')}</p>
        ) : (
          <ul className="count-latest">
            {progress.scans.map((scan) => (
              <li key={scan.id} className={scan.quantity < 0 ? 'undone' : undefined}>
                <b className="num">
                  {scan.quantity > 0 ? count(scan.quantity) : `−${count(-scan.quantity)}`}
                </b>
                <span>
                  <b>{thingName(scan, dictionary)}</b>
                  <span className="cap">
                    <span className="mono">{scan.code}</span>
                    {scan.bin && ` · ${scan.bin}`} · {scan.by} · {when(scan.at, 'time', branch.timeZone)}
                  </span>
                </span>
                {scan.quantity > 0 && (
                  <button
                    type="button"
                    className="btn tiny quiet"
                    aria-label={t('book.undoScan', { name: thingName(scan, dictionary) })}
                    onClick={() => send(undoOf(scan))}
                  >
                    {t('book.undo')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="count-foot">
        <button type="button" className="btn quiet" onClick={() => setAsking('cancelled')}>
          {t('book.cancelCount')}
        </button>
        <button
          type="button"
          className="btn act"
          aria-disabled={waiting > 0}
          onClick={() => waiting === 0 && setAsking('review')}
        >
          {t('book.finish')}
        </button>
      </div>
      {asking && (
        <Dialog
          title={t(asking === 'review' ? 'book.finishAsk' : 'book.cancelAsk')}
          onClose={() => setAsking(null)}
          closeLabel={staff('panel.close')}
        >
          <p>{t(asking === 'review' ? 'book.finishBody' : 'book.cancelBody')}</p>
          <div className="dialog-acts">
            <button type="button" className="btn" onClick={() => setAsking(null)}>
              {t('book.keepCounting')}
            </button>
            <button type="button" data-first className="btn act" onClick={() => void step(asking)}>
              {t(asking === 'review' ? 'book.finish' : 'book.cancelCount')}
            </button>
          </div>
        </Dialog>
      )}
      {choosing && (
        <Dialog
          title={t('book.chooseOne')}
          onClose={() => setChoosing(null)}
          closeLabel={staff('panel.close')}
        >
          <ul className="choice-list">
            {choosing.choices.map((choice, index) => (
              <li key={choice.stockItemId}>
                <button
                  type="button"
                  className="btn wide"
                  {...(index === 0 ? { 'data-first': true } : {})}
                  onClick={() => {
                    send({ ...choosing.scan, stockItemId: choice.stockItemId });
                    setChoosing(null);
                  }}
                >
                  {partName({ partType: choice.partType, position: choice.position ?? 'c' }, dictionary)} ·{' '}
                  {choice.maker}
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
