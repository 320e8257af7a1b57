import { useEffect, useState } from 'react';
import type { CarTree, PartHead } from '#contract/catalog';
import { readFitmentLines, understandSentence } from '#contract/search';
import { queryString } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../../staff/staff-context.tsx';
import { EmptyList } from '../ListPage.tsx';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { FitmentSheetView } from './FitmentSheetView.tsx';

interface FitmentPanelProps extends StaffProps {
  readonly person: StaffPerson;
  readonly dictionary: PieceDictionary;
}

export function FitmentPanel({ locale, messages, ...rest }: FitmentPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Fitment {...rest} />
    </StaffProvider>
  );
}

/** Which cars a part fits: find the part, edit its list. The part is in the address, so that it can be sent on. */
function Fitment({ person, dictionary }: Omit<FitmentPanelProps, keyof StaffProps>) {
  const { t } = useStaff();
  const tree = useResource<CarTree>('/catalog/tree');
  const [part, setPart] = useState(() => Number(new URLSearchParams(location.search).get('pieza')) || null);
  const open = (id: number | null) => {
    setPart(id);
    history.replaceState(null, '', id ? `?pieza=${id}` : location.pathname);
  };
  return (
    <div className="wrap admin-page fitment">
      <div className="ph flush">
        <h1 className="title">{t('fitment.title')}</h1>
        {part !== null && (
          <div className="ac">
            <button type="button" className="btn" onClick={() => open(null)}>
              {t('fitment.back')}
            </button>
          </div>
        )}
      </div>
      <ResourceState resource={tree} email={person.email}>
        {(cars) =>
          part === null ? (
            <PartSearch tree={cars} dictionary={dictionary} onOpen={open} />
          ) : (
            <FitmentSheetView key={part} partId={part} tree={cars} dictionary={dictionary} person={person} />
          )
        }
      </ResourceState>
    </div>
  );
}

interface PartSearchProps {
  readonly tree: CarTree;
  readonly dictionary: PieceDictionary;
  readonly onOpen: (id: number) => void;
}

const PAUSE_MS = 200;

function PartSearch({ tree, dictionary, onOpen }: PartSearchProps) {
  const { t, api } = useStaff();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ readonly query: string; readonly parts: readonly PartHead[] } | null>(
    null,
  );
  useEffect(() => {
    const text = query.trim();
    if (text.length < 2) {
      setFound(null);
      return;
    }
    const request = new AbortController();
    const timer = setTimeout(() => {
      api
        .get<{ parts: PartHead[] }>(`/catalog/parts${queryOf(text, tree)}`, request.signal)
        .then(({ parts }) => setFound({ query: text, parts }))
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [query, tree, api]);
  return (
    <>
      <div className="filters flush">
        <label className="search">
          <Icon name="search" size="s" />
          <span className="sr">{t('fitment.searchPart')}</span>
          <input
            type="search"
            autoFocus
            value={query}
            placeholder={t('fitment.searchPart')}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        {found && <p className="soft small">{t('fitment.parts', { count: found.parts.length })}</p>}
      </div>
      {found === null && <EmptyList title={t('fitment.start')} body={t('fitment.startBody')} />}
      {found?.parts.length === 0 && (
        <EmptyList title={t('fitment.noPart', { query: found.query })} body={t('fitment.noPartBody')} />
      )}
      {found && found.parts.length > 0 && (
        <table className="admin-table">
          <thead>
            <tr>
              <th>{t('fitment.part')}</th>
              <th className="wide-col">{t('fitment.car')}</th>
              <th className="num">{t('fitment.title')}</th>
            </tr>
          </thead>
          <tbody>
            {found.parts.map((part) => (
              <tr key={part.id}>
                <td>
                  <button type="button" className="row-open" onClick={() => onOpen(part.id)}>
                    <b>{partName(part, dictionary)}</b>
                    <span className="cap">
                      {part.maker} <span className="mono">{part.partNumber}</span>
                    </span>
                  </button>
                </td>
                <td className="wide-col">{part.car}</td>
                <td className="num nw">{t('fitment.rows', { count: part.fitments })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A car and a part that the words name, or else the words as they are: a number, a maker. */
function queryOf(text: string, tree: CarTree): string {
  const lastYear = new Date().getFullYear() + 1;
  const { generations, partType, isCarSaid } = understandSentence(text, tree, { lastYear });
  const [car, ...others] = isCarSaid ? generations : [];
  if ((car && others.length === 0) || partType) {
    const generation = car && others.length === 0 ? car.path : null;
    return queryString({ generation, partType });
  }
  const [line] = readFitmentLines(text, tree, { lastYear });
  return queryString({ q: text, generation: line?.rows[0]?.generation });
}
