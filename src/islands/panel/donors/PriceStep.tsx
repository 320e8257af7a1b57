import { memo, useId, useState } from 'react';
import { GRADES, type Grade } from '#shared/facts/grading.ts';
import { parseAmount, plainAmount } from '../../staff/amount.ts';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import { priceWhy as stepsInWords } from '../price-why.ts';
import { gradeWhy, priceWhy } from './reason-words.ts';
import type { StockedPiece } from './stocked-pieces.ts';
import type { Choice } from './teardown-state.ts';

interface Props {
  readonly left: readonly StockedPiece[];
  readonly dictionary: PieceDictionary;
  readonly onChoose: (keys: readonly string[], change: Choice) => void;
}

/** Every piece that is there, system by system: is it stocked, in which grade, for how much, and why. */
export function PriceStep({ left, dictionary, onChoose }: Props) {
  const t = useDonorTexts();
  return (
    <div className="prices">
      {dictionary.systems.map(({ code, name }) => {
        const own = left.filter(({ piece }) => piece.system === code);
        if (own.length === 0) return null;
        const stocked = own.filter(({ isStocked }) => isStocked);
        const keys = own.map(({ key }) => key);
        return (
          <section key={code} aria-label={name}>
            <div className="price-head">
              <h2 className="section">{name}</h2>
              <span className="cap">
                {t('donors.stockedOf', { count: stocked.length, total: String(own.length) })}
              </span>
              <button
                type="button"
                className="linkish small"
                onClick={() => onChoose(keys, { isStocked: stocked.length === 0 })}
              >
                {t(stocked.length === 0 ? 'donors.stockAll' : 'donors.stockNone')}
              </button>
            </div>
            <ul>
              {own.map((each) => (
                <PriceRow
                  key={each.key}
                  row={each}
                  name={partName(each.piece, dictionary)}
                  wholeName={
                    each.soldWith === null ? null : (dictionary.names[each.soldWith] ?? each.soldWith)
                  }
                  onChoose={onChoose}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface RowProps {
  readonly row: StockedPiece;
  readonly name: string;
  /** What it is sold with. */
  readonly wholeName: string | null;
  readonly onChoose: Props['onChoose'];
}

// A hundred and fifty of them: only the one that changes is drawn anew.
const PriceRow = memo(
  function PriceRow({ row, name, wholeName, onChoose }: RowProps) {
    const t = useDonorTexts();
    const { t: staff, money } = useStaff();
    const { key, isStocked, grade, suggestion, piece, priceSteps } = row;
    return (
      <li className={isStocked ? 'price-row' : 'price-row off'}>
        <label className="tick-row">
          <input
            type="checkbox"
            checked={isStocked}
            onChange={(event) => onChoose([key], { isStocked: event.target.checked })}
          />
          <span>
            <b>{name}</b>
            {wholeName !== null && (
              <span className="cap">{t('donors.soldWith', { name: wholeName.toLowerCase() })}</span>
            )}
          </span>
        </label>
        <div className="grade-cell">
          <select
            className="in"
            aria-label={t('donors.gradeOf', { name })}
            value={grade ?? ''}
            disabled={!isStocked}
            onChange={(event) => onChoose([key], { grade: (event.target.value || null) as Grade | null })}
          >
            <option value="">{t('donors.noGrade')}</option>
            {GRADES.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
          <span className="cap">{gradeWhy(suggestion, t)}</span>
        </div>
        <div className="price-cell">
          <PriceField row={row} name={name} onChoose={onChoose} />
          <span className="cap">
            {piece.figures ? stepsInWords(priceSteps, { t: staff, money }) : priceWhy(piece.basis, t)}
          </span>
        </div>
      </li>
    );
  },
  (before, after) =>
    JSON.stringify(before.row) === JSON.stringify(after.row) && before.onChoose === after.onChoose,
);

function PriceField({ row, name, onChoose }: Omit<RowProps, 'wholeName'>) {
  const t = useDonorTexts();
  const { t: staff } = useStaff();
  const id = useId();
  const { key, priceCents, isStocked } = row;
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && typed.trim() !== '' && parseAmount(typed) === null;
  const shown = typed ?? (priceCents === null ? '' : shortAmount(priceCents));
  return (
    <>
      <span className="prefixed">
        <span className="mono dim">$</span>
        <input
          className="in num"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('donors.priceOf', { name })}
          aria-invalid={isBad}
          aria-describedby={isBad ? id : undefined}
          placeholder={t('donors.noPrice')}
          disabled={!isStocked}
          value={shown}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null || isBad) return;
            const amount = parseAmount(typed);
            onChoose([key], { priceCents: amount === null || amount === 0 ? null : amount });
            setTyped(null);
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </span>
      {isBad && (
        <span className="msg" id={id} role="alert">
          {staff('panel.priceBad')}
        </span>
      )}
    </>
  );
}

/** `1250`, or `1250.50` when there are centavos. */
function shortAmount(priceCents: number): string {
  return plainAmount(priceCents).replace(/\.00$/, '');
}
