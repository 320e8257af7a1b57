import { useEffect, useState } from 'react';
import { formatMoney } from '../../i18n/format.ts';
import { Icon } from './Icon.tsx';
import type { Item, SentenceView } from './read-sentence.ts';
import { fetchSummary, type SummaryItem } from './stock-summary.ts';
import { useTexts } from './texts.tsx';

interface Props {
  readonly id: string;
  /** Null: closed. */
  readonly view: SentenceView | null;
  /** Index of the item under the cursor; -1 for none. */
  readonly active: number;
  readonly onPick: (item: Item) => void;
  readonly onPoint: (index: number) => void;
}

/** What drops from the box: what was understood, the one question, and the ways to go on. Lies over the page. */
export function SentenceList({ id, view, active, onPick, onPoint }: Props) {
  const { t } = useTexts();
  const items = view?.items ?? [];
  const questionId = `${id}question`;
  return (
    <>
      <div className="say-list" hidden={!view}>
        {view && <Understood view={view} />}
        {view?.question !== undefined && (
          <p className="say-ask" id={questionId}>
            {view.question}
          </p>
        )}
        <ul
          id={`${id}list`}
          role="listbox"
          aria-label={view?.question === undefined ? t('selector.suggestions') : undefined}
          aria-labelledby={view?.question === undefined ? undefined : questionId}
        >
          {items.map((item, index) => (
            <li
              key={`${item.title}|${item.detail}|${item.text ?? ''}`}
              id={`${id}o${index}`}
              role="option"
              aria-selected={index === active}
              // The box keeps the focus; a finger that scrolls picks nothing.
              onPointerDown={(event) => event.pointerType === 'mouse' && event.preventDefault()}
              onPointerMove={() => index !== active && onPoint(index)}
              onClick={() => onPick(item)}
            >
              <span>
                <b>{item.title}</b>
                {item.detail !== '' && <small>{item.detail}</small>}
              </span>
              {item.stock ? (
                <Stock stock={item.stock} />
              ) : (
                item.href !== undefined && <Icon name="next" size="s" />
              )}
            </li>
          ))}
        </ul>
      </div>
      <p className="sr" role="status">
        {view &&
          [view.question, t('selector.suggestionsCount', { count: items.length })].filter(Boolean).join(' ')}
      </p>
    </>
  );
}

function Understood({ view }: { readonly view: SentenceView }) {
  const { t } = useTexts();
  const { chips, unused, doubts } = view;
  if (chips.length === 0 && unused === '' && doubts.length === 0) return null;
  return (
    <div className="say-chips">
      {(chips.length > 0 || unused !== '') && (
        <ul className="chips" aria-label={t('selector.understood')}>
          {chips.map(({ label, value, isSoft }) => (
            <li key={label} className={isSoft ? 'chip maybe' : 'chip'}>
              <small>{label}</small>
              <b>{value}</b>
            </li>
          ))}
          {unused !== '' && (
            <li className="chip maybe">
              <b>{t('selector.notUnderstood', { words: unused })}</b>
            </li>
          )}
        </ul>
      )}
      {doubts.map((doubt) => (
        <p key={doubt} className="say-doubt">
          {doubt}
        </p>
      ))}
    </div>
  );
}

/** How long a line must stand before its stock is asked for. */
const SETTLED_MS = 250;

/** Live count and lowest price; empty while unknown, with its room kept. */
function Stock({ stock }: { readonly stock: NonNullable<Item['stock']> }) {
  const { t, locale } = useTexts();
  const { generation, partType, key } = stock;
  const [found, setFound] = useState<SummaryItem | 'none' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    const timer = setTimeout(() => {
      fetchSummary({ generation, partType }).then(
        (items) => isCurrent && setFound(items.find((item) => item.key === key) ?? 'none'),
        // Without an answer the line stands without a count.
        () => undefined,
      );
    }, SETTLED_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [generation, partType, key]);
  if (found === null) return <span className="say-stock" />;
  const isSoldOut = found === 'none' || found.available === 0;
  return (
    <span className="say-stock">
      {isSoldOut ? t('selector.noneAvailable') : t('selector.available', { count: found.available })}
      {!isSoldOut && found.fromCents !== null && (
        <small>{t('selector.from', { price: formatMoney(found.fromCents, locale, { whole: true }) })}</small>
      )}
    </span>
  );
}
