import type { BranchStockRow, StockListing } from '#contract/inventory';
import { formatKm } from '../../i18n/format.ts';
import { PieceDrawing } from '../staff/PieceDrawing.tsx';
import type { PieceDictionary } from '../staff/piece-dictionary.ts';
import { conditionPhrase, damageWords, paintName, partName } from '../staff/piece-words.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { ASK_KEY } from './transfers/AskTransfer.tsx';

interface PeekProps {
  readonly piece: BranchStockRow | StockListing;
  readonly dictionary: PieceDictionary;
  readonly branchName: string;
}

/** The chosen piece, so that the clerk knows what to fetch before it is on the note. */
export function Peek({ piece, dictionary, branchName }: PeekProps) {
  const { t, locale, count } = useStaff();
  const name = partName(piece, dictionary);
  const story = [
    piece.vehicleLabel,
    conditionPhrase(piece, t),
    piece.odometerKm === null ? null : formatKm(piece.odometerKm, locale),
    ...piece.damageCodes.map((code) => damageWords(code, t)),
  ].filter((part): part is string => Boolean(part));
  const isHere = 'bin' in piece;
  return (
    <div className="peek desk">
      <PieceDrawing partType={piece.partType} system={piece.system} />
      <div>
        <p className="label">{t('counter.chosen')}</p>
        <h2 className="section">{piece.colour ? `${name}, ${paintName(piece.colour, dictionary)}` : name}</h2>
        <p className="small soft">{story.join(' · ')}</p>
        {!isHere && (
          <p className="note warn small">
            {t('counter.atOther', { branch: branchName })} <kbd className="kbd">{ASK_KEY}</kbd>
          </p>
        )}
      </div>
      <dl className="facts">
        <dt>{t('counter.partNumber')}</dt>
        <dd className="mono">{piece.partNumber}</dd>
        <dt>{t('counter.available')}</dt>
        <dd>{count(piece.available)}</dd>
        {isHere && piece.daysOnShelf !== null && (
          <>
            <dt>{t('counter.daysOnShelf')}</dt>
            <dd>{count(piece.daysOnShelf)}</dd>
          </>
        )}
        {isHere && (
          <>
            <dt>{t('counter.moveToNote')}</dt>
            <dd>
              <kbd className="kbd">Enter</kbd>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
