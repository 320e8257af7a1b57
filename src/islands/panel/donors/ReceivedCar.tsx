import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { DonorReceipt } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { LabelDialog } from '../labels/LabelDialog.tsx';
import { useDonorTexts } from './donor-texts.tsx';

interface Props {
  readonly receipt: z.infer<typeof DonorReceipt>;
  readonly dictionary: PieceDictionary;
  /** Another car. */
  readonly onNext: () => void;
}

/** What was made, with the numbers to write on the pieces or to print. */
export function ReceivedCar({ receipt, dictionary, onNext }: Props) {
  const { money, t: staff } = useStaff();
  const [isLabelling, setLabelling] = useState(false);
  const t = useDonorTexts();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { label, pieces, unpriced, valueCents, branch, id } = receipt;
  return (
    <div className="wrap receive received">
      <div className="ph flush">
        <h1 className="title" tabIndex={-1} ref={head}>
          {t('donors.received', { car: label })}
        </h1>
      </div>
      <p role="status">
        <b>{t('donors.created', { count: pieces.length })}</b> ·{' '}
        {t('donors.value', { value: money(valueCents) })}
        {unpriced > 0 && ` · ${t('donors.unpriced', { count: unpriced })}`}. {t('donors.onSale')}
      </p>
      <div className="received-acts">
        <a className="btn act" href={`/panel/donantes/${id}?sucursal=${branch}`}>
          {t('donors.seeCar')}
        </a>
        {pieces.length > 0 && (
          <button type="button" className="btn" onClick={() => setLabelling(true)}>
            <Icon name="print" size="s" /> {staff('labels.printCar')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => print()}>
          <Icon name="print" size="s" /> {t('donors.printList')}
        </button>
        <button type="button" className="btn quiet" onClick={onNext}>
          {t('donors.another')}
        </button>
      </div>
      {isLabelling && (
        <LabelDialog
          branch={branch}
          of={{ kind: 'donor', donorId: id, car: label }}
          onClose={() => setLabelling(false)}
        />
      )}
      {pieces.length > 0 && (
        <ol className="serials" aria-label={t('donors.serials')}>
          {pieces.map((piece) => (
            <li key={piece.code}>
              <b className="mono">{piece.code}</b> {partName(piece, dictionary)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
