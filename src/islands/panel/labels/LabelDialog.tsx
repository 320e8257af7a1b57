import { useState, type SubmitEvent } from 'react';
import { MAX_LABELLED, MAX_LABELS, type BinList, type BranchStockRow } from '#contract/inventory';
import {
  LABEL_FORMAT_NAMES,
  LABEL_FORMATS,
  labelsPerPage,
  type LabelFormat,
} from '#shared/facts/label-formats.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useToast } from '../../staff/Toasts.tsx';
import { useResource } from '../use-resource.ts';
import { downloadLabels, type OrderDraft } from './download-labels.ts';
import { badBin, binsOf, labelChoice } from './label-choice.ts';
import { StartChoice } from './StartChoice.tsx';
import './labels.css';

/** What labels are wanted of. */
export type Labelled =
  | { readonly kind: 'pieces'; readonly rows: readonly Pick<BranchStockRow, 'id' | 'kind' | 'onHand'>[] }
  | { readonly kind: 'donor'; readonly donorId: string; readonly car: string }
  | { readonly kind: 'bins' };

interface LabelDialogProps {
  readonly branch: string;
  readonly of: Labelled;
  readonly onClose: () => void;
}

/** Which paper, from which label on, with or without the price; then the file is downloaded. */
export function LabelDialog({ branch, of, onClose }: LabelDialogProps) {
  const { t, count, locale } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const [format, setFormat] = useState(labelChoice.format);
  const [start, setStart] = useState('1');
  const [showPrice, setShowPrice] = useState(false);
  const [isPerPiece, setPerPiece] = useState(false);
  const [typedBins, setTypedBins] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isSheet = LABEL_FORMATS[format].kind === 'sheet';
  const most = labelsPerPage(format);
  const hasBulk = of.kind === 'pieces' && of.rows.some(({ kind, onHand }) => kind === 'bulk' && onHand > 1);

  /** The order, or what is wrong with it in words. */
  const orderOf = (output: 'pdf' | 'zpl'): OrderDraft | string => {
    const first = isSheet ? Number(start) : 1;
    if (!Number.isInteger(first) || first < 1 || first > most) return t('labels.startBad', { most });
    const order = { format, output, start: first, showPrice };
    if (of.kind === 'donor') return { ...order, donorId: of.donorId };
    if (of.kind === 'bins') {
      const bins = binsOf(typedBins);
      const bad = badBin(bins);
      if (bins.length === 0) return t('labels.binsNone');
      return bad === undefined ? { ...order, bins } : t('labels.binsBad', { bin: bad });
    }
    const pieces = of.rows.map(({ id, onHand }) => ({
      stockItemId: id,
      copies: isPerPiece ? Math.min(100, Math.max(1, onHand)) : 1,
    }));
    const labels = pieces.reduce((sum, { copies }) => sum + copies, 0);
    if (pieces.length > MAX_LABELLED)
      return t('labels.tooManyPieces', { count: count(pieces.length), most: MAX_LABELLED });
    if (labels > MAX_LABELS) return t('labels.tooMany', { count: count(labels), most: count(MAX_LABELS) });
    return { ...order, pieces };
  };

  const make = async (output: 'pdf' | 'zpl') => {
    const order = orderOf(output);
    if (typeof order === 'string') {
      refusal.say(order);
      return;
    }
    refusal.clear();
    setBusy(true);
    try {
      labelChoice.setFormat(format);
      await downloadLabels(branch, order, locale);
      toast({ text: t('labels.madePlain') });
      onClose();
    } catch (error) {
      refusal.show(error);
      setBusy(false);
    }
  };
  const changeStart = (value: string) => {
    refusal.clear();
    setStart(value);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void make('pdf');
  };

  return (
    <Dialog title={t('labels.title')} onClose={onClose} closeLabel={t('labels.cancel')}>
      <form className="label-form" onSubmit={submit} noValidate>
        <p>
          <b>
            {of.kind === 'pieces' && t('labels.ofPieces', { count: of.rows.length })}
            {of.kind === 'donor' && t('labels.ofCar', { car: of.car })}
            {of.kind === 'bins' && t('labels.printBins')}
          </b>
          <span className="cap">{t(of.kind === 'bins' ? 'labels.binBody' : 'labels.body')}</span>
        </p>
        {of.kind === 'bins' && <BinField branch={branch} value={typedBins} onValue={setTypedBins} />}
        <div className="field">
          <label htmlFor="label-format">{t('labels.format')}</label>
          <select
            id="label-format"
            className="in"
            data-first={of.kind !== 'bins' || undefined}
            value={format}
            onChange={(event) => {
              setFormat(event.target.value as LabelFormat);
              setStart('1');
            }}
          >
            {LABEL_FORMAT_NAMES.map((name) => (
              <option key={name} value={name}>
                {t(`labels.${name}`)}
              </option>
            ))}
          </select>
          <p className="hint">{t('labels.actualSize')}</p>
        </div>
        {isSheet && <StartChoice format={format} value={start} onValue={changeStart} />}
        {of.kind !== 'bins' && (
          <label className="tick-row">
            <input
              type="checkbox"
              checked={showPrice}
              onChange={(event) => setShowPrice(event.target.checked)}
            />
            {t('labels.withPrice')}
          </label>
        )}
        {hasBulk && (
          <label className="tick-row">
            <input
              type="checkbox"
              checked={isPerPiece}
              onChange={(event) => setPerPiece(event.target.checked)}
            />
            {t('labels.perPiece')}
          </label>
        )}
        <RefusalNote refusal={refusal} />
        <div className="label-acts">
          <button type="submit" className="btn act" aria-busy={isBusy} disabled={isBusy}>
            {t(isBusy ? 'labels.making' : 'labels.makePdf')}
          </button>
          {!isSheet && (
            <button type="button" className="btn" disabled={isBusy} onClick={() => void make('zpl')}>
              {t('labels.makeZpl')}
            </button>
          )}
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('labels.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface BinFieldProps {
  readonly branch: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function BinField({ branch, value, onValue }: BinFieldProps) {
  const { t, count } = useStaff();
  const inUse = useResource<BinList>(`/branches/${branch}/bins`).value?.bins ?? [];
  return (
    <div className="field">
      <label htmlFor="label-bins">{t('labels.bins')}</label>
      <textarea
        id="label-bins"
        className="in mono"
        rows={6}
        data-first
        value={value}
        aria-describedby="label-bins-hint"
        onChange={(event) => onValue(event.target.value)}
      />
      <p className="hint" id="label-bins-hint">
        {t('labels.binsHint')}{' '}
        {inUse.length > 0 && (
          <button
            type="button"
            className="linkish"
            onClick={() => onValue(inUse.map(({ bin }) => bin).join('\n'))}
          >
            {t('labels.binsAll', { count: count(inUse.length) })}
          </button>
        )}
      </p>
    </div>
  );
}
