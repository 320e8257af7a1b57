import { useEffect } from 'react';
import type { z } from 'zod';
import type { CountProgress } from '#contract/inventory';
import { ResourceState } from '../ResourceState.tsx';
import { useResource } from '../use-resource.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import {
  BookProvider,
  useBookTexts,
  type BookBranch,
  type BookIslandProps,
  type BookProps,
} from './book-texts.tsx';
import { CountBadge } from './CountsPanel.tsx';
import { CountReviewView } from './CountReviewView.tsx';
import { CountScanView } from './CountScanView.tsx';
import { scopeWords } from './count-words.ts';

interface OwnProps extends Pick<BookProps, 'person' | 'dictionary'> {
  readonly branch: BookBranch;
  readonly id: string;
}

const REFRESH_MS = 4_000;

export function CountPanel({ locale, messages, ...rest }: BookIslandProps & OwnProps) {
  return (
    <BookProvider locale={locale} messages={messages}>
      <OneCount {...rest} />
    </BookProvider>
  );
}

/** One count: scanning while people count, then its differences. Follows what the others do. */
function OneCount({ person, branch, id, dictionary }: OwnProps) {
  const { when } = useStaff();
  const t = useBookTexts();
  const path = `/branches/${branch.code}/counts/${id}`;
  const progress = useResource<z.infer<typeof CountProgress>>(path);
  const { reload } = progress;
  const status = progress.value?.count.status;
  useEffect(() => {
    if (status !== 'counting') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [status, reload]);
  const count = progress.value?.count;
  return (
    <div className="wrap admin-page book-page">
      <div className="ph flush">
        <h1 className="title">
          {t('book.count')}
          {count && ` · ${scopeWords(count, t, dictionary)}`}
        </h1>
        {count && <CountBadge status={count.status} />}
        {count?.closedAt && (
          <p className="soft small">
            {t(count.status === 'posted' ? 'book.postedBy' : 'book.cancelledBy', {
              name: count.closedBy ?? '',
              when: when(count.closedAt, 'moment', branch.timeZone),
            })}
          </p>
        )}
        <div className="ac">
          <a className="btn quiet" href={`/panel/almacen/conteos?sucursal=${branch.code}`}>
            {t('book.toCounts')}
          </a>
        </div>
      </div>
      <ResourceState resource={progress} email={person.email}>
        {(value) =>
          value.count.status === 'counting' ? (
            <CountScanView {...{ path, branch, dictionary }} progress={value} onChange={reload} />
          ) : (
            <CountReviewView
              key={`${value.count.status}${value.count.version}`}
              {...{ path, dictionary, branch }}
              email={person.email}
              onChange={reload}
            />
          )
        }
      </ResourceState>
    </div>
  );
}
