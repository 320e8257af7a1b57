import type { Position } from '#shared/positions.ts';
import { fitVerdict } from '#shared/fit/fit-verdict.ts';
import { POSITIONS } from '#shared/positions.ts';
import { formatKm, formatMoney } from '../../i18n/format.ts';
import { readBranch } from '../../elements/chosen-branch.ts';
import { currentCar, knownOf } from '../../elements/garage.ts';
import { partUrl } from './part-url.ts';
import { placeWords } from './place-words.ts';
import type { SummaryItem } from './stock-summary.ts';
import { useTexts } from './texts.tsx';
import { useBranchNames } from './use-branch-names.ts';
import { usePieces, type PieceRow } from './use-pieces.ts';

interface Props {
  readonly generation: string;
  readonly system: string;
  readonly partType: string;
  readonly name: string;
  readonly position: Position | undefined;
  readonly counts: ReadonlyMap<string, SummaryItem>;
  readonly onPosition: (position: Position | undefined) => void;
}

/** What unfolds under a part type: where on the car, the cheapest pieces, and the way to all of them. */
export function PartPieces({ generation, system, partType, name, position, counts, onPosition }: Props) {
  const { t, prefix } = useTexts();
  const { status, rows, retry, ...state } = usePieces({ generation, partType, position });
  const branches = useBranchNames();
  const key = `${system}/${partType}`;
  const positions = POSITIONS.filter((each) => each !== 'c' && counts.has(`${key}/${each}`));
  const total = counts.get(position ? `${key}/${position}` : key)?.available ?? rows.length;
  const branch = readBranch();
  const isElsewhere = 'isHere' in state && !state.isHere && branch !== null;
  const href = prefix + partUrl(generation, { system, partType, position });
  return (
    <section aria-label={t('selector.piecesOf', { part: name })}>
      {positions.length > 1 && (
        <div className="seg places" role="group" aria-label={t('selector.colSide')}>
          <button type="button" aria-pressed={position === undefined} onClick={() => onPosition(undefined)}>
            {t('selector.allPlaces')}
          </button>
          {positions.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={position === each}
              onClick={() => onPosition(each)}
            >
              {placeWords(each, t)}
            </button>
          ))}
        </div>
      )}
      {isElsewhere && (
        <p className="cap">{t('selector.unitsNoneHere', { branch: branches[branch] ?? branch })}</p>
      )}
      {status === 'loading' && <Bars />}
      {(status === 'failed' || status === 'offline') && (
        <p className="note error" role="alert">
          <span>
            {t(status === 'offline' ? 'selector.unitsOffline' : 'selector.unitsFailed')}{' '}
            <button type="button" className="linkish" onClick={retry}>
              {t('selector.retry')}
            </button>
          </span>
        </p>
      )}
      {status === 'ready' && rows.length === 0 && <p className="cap">{t('selector.unitsNone')}</p>}
      {rows.length > 0 && (
        <ul className="pieces" aria-live="off">
          {rows.map((row) => (
            <li key={`${row.branch}${row.code}`}>
              <Piece
                row={row}
                generation={generation}
                branch={branches[row.branch] ?? row.branch}
                isPlaceShown={position === undefined && positions.length > 1}
              />
            </li>
          ))}
        </ul>
      )}
      {status !== 'loading' && (
        <p className="all">
          <a href={href}>
            {rows.length > 0
              ? t('selector.unitsAll', { count: Math.max(total, rows.length) })
              : t('selector.unitsWanted')}
          </a>
        </p>
      )}
    </section>
  );
}

interface PieceProps {
  readonly generation: string;
  readonly row: PieceRow;
  readonly branch: string;
  readonly isPlaceShown: boolean;
}

function Piece({ row, generation, branch, isPlaceShown }: PieceProps) {
  const { t, locale, prefix } = useTexts();
  const { code, kind, grade, odometerKm, damageCodes, maker, partNumber, position, priceCents, available } =
    row;
  const place = isPlaceShown ? placeWords(position, t) : '';
  const isUnit = kind === 'unit';
  const own = currentCar();
  const { verdict } = fitVerdict(row.fit, own?.gen === generation ? knownOf(own) : { generation });
  return (
    <a href={`${prefix}/pieza/${encodeURIComponent(code)}`}>
      {isUnit && grade ? (
        <span className="grade" title={t('selector.gradeName', { grade })}>
          <span className="sr">{t('selector.gradeName', { grade })}</span>
          <span aria-hidden="true">{grade}</span>
        </span>
      ) : (
        <span />
      )}
      <span className="piece-what">
        {isUnit ? (
          <b>
            {[
              odometerKm === null ? null : formatKm(odometerKm, locale),
              damageCodes.length === 0 ? t('selector.noDamage') : damageCodes.join(', '),
            ]
              .filter(Boolean)
              .join(' · ')}
          </b>
        ) : (
          <b>
            {t('selector.newPiece')} {maker} <span className="mono">{partNumber}</span>
          </b>
        )}
        <small>
          {[
            place,
            branch,
            !isUnit && t('selector.available', { count: available }),
            t(`selector.fit_${verdict}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="money">
        {priceCents === null ? '—' : formatMoney(priceCents, locale, { whole: true })}
      </span>
    </a>
  );
}

/** As many bars as rows usually come, at their height. */
function Bars() {
  const { t } = useTexts();
  return (
    <div className="pieces load" role="status">
      <span className="sr">{t('selector.unitsLoading')}</span>
      {[1, 2, 3].map((bar) => (
        <span key={bar} className="skeleton" />
      ))}
    </div>
  );
}
