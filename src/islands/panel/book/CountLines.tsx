import type { CountLine } from '#contract/inventory';
import { useStaff } from '../../staff/staff-context.tsx';
import { signed } from '../adjustment.ts';
import { useBookTexts, type BookBranch, type BookProps } from './book-texts.tsx';
import { thingName } from './count-words.ts';

export type Reason = NonNullable<CountLine['reason']>;

export const REASONS = [
  'not-found',
  'found',
  'broken-on-shelf',
  'sold-unrecorded',
  'wrong-entry',
  'misplaced',
  'other',
  'leave',
] as const satisfies readonly Reason[];

/** `other` needs a note, which is written for several at once below the list. */
const ALONE = REASONS.filter((reason) => reason !== 'other');

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly lines: readonly CountLine[];
  readonly branch: BookBranch;
  readonly chosen: ReadonlySet<string>;
  /** Still to be explained. */
  readonly isOpen: boolean;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onExplain: (line: CountLine, reason: Reason, note?: string) => void;
}

/** What was counted beside what there was, a line each. */
export function CountLines({ lines, dictionary, chosen, isOpen, onChoose, onExplain }: Props) {
  const t = useBookTexts();
  const all = lines.filter(({ needsReason }) => needsReason);
  const isAll = all.length > 0 && all.every(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <table className="admin-table count-lines">
      <thead>
        <tr>
          {isOpen && (
            <th className="tick">
              <input
                type="checkbox"
                aria-label={t('book.selectAll')}
                checked={isAll}
                onChange={() => onChoose(isAll ? new Set() : new Set(all.map(({ id }) => id)))}
              />
            </th>
          )}
          <th className="piece">{t('book.colPiece')}</th>
          <th className="bin">{t('book.colPlace')}</th>
          <th className="num">{t('book.colCounted')}</th>
          <th className="num">{t('book.colExpected')}</th>
          <th className="num">{t('book.colDifference')}</th>
          <th className="why">{t('book.colReason')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line
            key={line.id}
            {...{ line, dictionary, isOpen }}
            isChosen={chosen.has(line.id)}
            onToggle={() => toggle(line.id)}
            onExplain={(reason) => onExplain(line, reason)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps extends Pick<BookProps, 'dictionary'> {
  readonly line: CountLine;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onExplain: (reason: Reason) => void;
}

function Line({ line, dictionary, isOpen, isChosen, onToggle, onExplain }: LineProps) {
  const { count } = useStaff();
  const t = useBookTexts();
  const name = thingName(line, dictionary);
  return (
    <tr>
      {isOpen && (
        <td className="tick">
          {line.needsReason && (
            <input
              type="checkbox"
              aria-label={t('book.selectLine', { name })}
              checked={isChosen}
              onChange={onToggle}
            />
          )}
        </td>
      )}
      <td className="piece">
        <b>{name}</b>
        <span className="cap">
          <span className="mono">{line.code}</span>
          {line.vehicleLabel && ` · ${line.vehicleLabel}`}
        </span>
        <span className="cap">
          {[
            t(`book.verdict_${line.verdict}`, { branch: line.elsewhere ?? '' }),
            line.seenBy,
            line.movedSince !== 0 && t('book.movedSince', { difference: signed(line.movedSince) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isOpen && line.problem && line.reason !== 'leave' && (
          <span className="cap problem">{t(`book.problem_${line.problem}`)}</span>
        )}
      </td>
      <td className="bin mono">
        {line.bin ?? '–'}
        {line.seenBin && <span className="cap">{t('book.seenAt', { place: line.seenBin })}</span>}
      </td>
      <td className="num">{count(line.counted)}</td>
      <td className="num">{count(line.expected)}</td>
      <td className="num">
        <b>{line.difference === 0 ? '0' : signed(line.difference)}</b>
      </td>
      <td className="why">
        {line.needsReason && isOpen ? (
          <select
            className="in"
            aria-label={t('book.reasonOf', { name })}
            value={line.reason ?? ''}
            onChange={(event) => onExplain(event.target.value as Reason)}
          >
            <option value="" disabled>
              {t('book.reasonNone')}
            </option>
            {(line.reason === 'other' ? REASONS : ALONE).map((reason) => (
              <option key={reason} value={reason}>
                {t(`book.reason-${reason}`)}
              </option>
            ))}
          </select>
        ) : (
          line.reason && t(`book.reason-${line.reason}`)
        )}
        {line.note && <span className="cap">{line.note}</span>}
      </td>
    </tr>
  );
}
