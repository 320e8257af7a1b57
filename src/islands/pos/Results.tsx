import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { BranchStockRow, StockListing } from '#contract/inventory';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { damageWords, pieceName } from '../staff/piece-words.ts';
import { shortPieceName } from '../staff/short-names.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { StockBadge } from '../staff/StockBadge.tsx';
import { AskTransfer } from './transfers/AskTransfer.tsx';
import type { Scan } from './use-scan.ts';

interface ResultsProps {
  readonly scan: Scan;
  readonly chain: Readonly<Record<string, { readonly name: string }>>;
  readonly dictionary: PieceDictionary;
  readonly branchCode: string;
}

/** What was found: the branch's own pieces, and apart from them what other branches have, which is only asked for. */
export function Results({ scan, chain, dictionary, branchCode }: ResultsProps) {
  const { t } = useStaff();
  const chosenRef = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    chosenRef.current?.scrollIntoView({ block: 'nearest' });
  }, [scan.selected]);
  const rowOf = (
    piece: BranchStockRow | StockListing,
    index: number,
    place: string | null,
    state: ReactNode,
  ) => (
    <Row
      key={'id' in piece ? piece.id : `${piece.branch} ${piece.code} ${piece.maker}`}
      piece={piece}
      index={index}
      place={place}
      state={state}
      dictionary={dictionary}
      chosenRef={index === scan.selected ? chosenRef : null}
      onTake={() => {
        scan.select(index);
        scan.take(index);
      }}
    />
  );
  return (
    <table className="ctab" role="grid" aria-label={t('counter.resultsLabel')} aria-busy={scan.isLoading}>
      <thead>
        <tr>
          <th className="code">{t('counter.colCode')}</th>
          <th className="pz">{t('counter.colPiece')}</th>
          <th className="gr-col">{t('counter.colGrade')}</th>
          <th className="dmg">{t('counter.colDamage')}</th>
          <th className="bin">{t('counter.colPlace')}</th>
          <th className="state">{t('counter.colStock')}</th>
          <th className="num price-col">{t('counter.colWithTax')}</th>
        </tr>
      </thead>
      {scan.here.length > 0 && (
        <tbody>
          {scan.here.map((piece, index) => rowOf(piece, index, piece.bin, <StockBadge {...piece} />))}
        </tbody>
      )}
      {scan.elsewhere.length > 0 && (
        <tbody className="apart">
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {t('counter.otherBranches')}
            </th>
            {/* As wide as the columns that only wide screens have. */}
            <td className="bin" colSpan={4} />
          </tr>
          {scan.elsewhere.map((piece, index) =>
            rowOf(
              piece,
              scan.here.length + index,
              t('counter.inBranch', { branch: chain[piece.branch]?.name ?? piece.branch }),
              <AskTransfer
                listing={piece}
                branchCode={branchCode}
                branchName={chain[piece.branch]?.name ?? piece.branch}
                isChosen={scan.here.length + index === scan.selected}
              />,
            ),
          )}
        </tbody>
      )}
    </table>
  );
}

interface RowProps {
  readonly piece: BranchStockRow | StockListing;
  readonly index: number;
  /** The shelf, or the branch that has it. */
  readonly place: string | null;
  readonly state: ReactNode;
  readonly dictionary: PieceDictionary;
  /** Given to the chosen row. */
  readonly chosenRef: RefObject<HTMLTableRowElement | null> | null;
  readonly onTake: () => void;
}

/** On narrow screens code, place and grade stand under the name instead of in columns of their own. */
function Row({ piece, index, place, state, dictionary, chosenRef, onTake }: RowProps) {
  const { t, locale, money } = useStaff();
  const { code, grade, damageCodes, priceCents } = piece;
  const isNew = piece.condition === 'new';
  return (
    <tr
      id={`found-${index}`}
      ref={chosenRef}
      className={'bin' in piece ? undefined : 'off'}
      aria-selected={chosenRef !== null}
      onClick={onTake}
    >
      <td className="mono code">{code}</td>
      <td className="pz" title={pieceName(piece, dictionary)}>
        {shortPieceName(piece, dictionary, locale)}
        {piece.condition === 'new' && `, ${piece.maker}`}
        <span className="sub">
          <span className="mono">{code}</span> · {place && <span className="nw">{place} · </span>}
          {grade
            ? t('counter.gradeOf', { grade })
            : isNew
              ? t('counter.newMark').toLowerCase()
              : t('counter.usedMark')}
        </span>
      </td>
      <td className="gr-col">
        {grade ? <span className="grade">{grade}</span> : isNew ? t('counter.newMark') : '–'}
      </td>
      <td className="dmg" title={damageCodes.map((damage) => damageWords(damage, t)).join('; ') || undefined}>
        {damageCodes.join(' ') || '–'}
      </td>
      <td className="nw bin">{place ?? '–'}</td>
      <td className="state">{state}</td>
      <td className="money">{priceCents === null ? '–' : money(priceCents).replace('$', '')}</td>
    </tr>
  );
}
