import { Icon } from '../../staff/Icon.tsx';
import { partName } from '../../staff/piece-words.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { useBookTexts, type BookProps } from './book-texts.tsx';
import { readLine, type DraftLine } from './receipt-draft.ts';

interface Props extends Pick<BookProps, 'dictionary'> {
  readonly lines: readonly DraftLine[];
  /** Bad fields are shown as such. */
  readonly isAsked: boolean;
  readonly onChange: (lines: readonly DraftLine[]) => void;
}

const FIELDS = [
  { name: 'quantity', text: 'book.colQuantity', mode: 'numeric', bad: 'book.badQuantity' },
  { name: 'cost', text: 'book.colCost', mode: 'decimal', bad: 'book.badAmount' },
  { name: 'price', text: 'book.colPrice', mode: 'decimal', bad: 'book.badAmount' },
  { name: 'bin', text: 'book.colPlace', mode: 'text', bad: 'book.badAmount' },
] as const;

/** What came: a part a line, each with how many, what one cost, what it will ask and where it goes. */
export function ReceiptLines({ lines, dictionary, isAsked, onChange }: Props) {
  const { count } = useStaff();
  const t = useBookTexts();
  const put = (index: number, change: Partial<DraftLine>) =>
    onChange(lines.map((line, place) => (place === index ? { ...line, ...change } : line)));
  return (
    <ul className="receipt-lines">
      {lines.map((line, index) => {
        const name = partName(line.part, dictionary);
        const read = readLine(line);
        const bad = isAsked && 'bad' in read ? read.bad : null;
        return (
          <li key={line.part.partId}>
            <div className="what">
              <b>{name}</b>
              <span className="cap">
                {line.part.maker} · <span className="mono">{line.part.partNumber}</span> · {t('book.colNow')}{' '}
                {count(line.part.onHand)}
              </span>
            </div>
            {FIELDS.map((field) => (
              <label key={field.name} className={`field ${field.name}`}>
                <span className="cap">{t(field.text)}</span>
                <input
                  className={field.name === 'bin' ? 'in mono' : 'in num'}
                  inputMode={field.mode}
                  maxLength={20}
                  autoComplete="off"
                  aria-label={`${t(field.text)}: ${name}`}
                  aria-invalid={bad === field.name}
                  title={bad === field.name ? t(field.bad) : undefined}
                  value={line[field.name]}
                  onChange={(event) => put(index, { [field.name]: event.target.value })}
                  onFocus={(event) => event.target.select()}
                />
              </label>
            ))}
            <button
              type="button"
              className="icon"
              aria-label={t('book.removeLine', { name })}
              onClick={() => onChange(lines.filter((_, place) => place !== index))}
            >
              <Icon name="close" size="s" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
