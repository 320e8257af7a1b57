import type { ReactNode } from 'react';
import { RefusalNote } from '../staff/RefusalNote.tsx';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { Pages } from './use-pages.ts';

interface PagedTableProps {
  readonly list: Pages<unknown>;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly emptyBody: string;
  readonly email: string;
  readonly children: ReactNode;
}

/** Loading, failure, emptiness and the next page of a list, so that each table only draws its rows. */
export function PagedTable({ list, isEmpty, empty, emptyBody, email, children }: PagedTableProps) {
  const { t } = useStaff();
  return (
    <>
      <RefusalNote refusal={list.refusal} />
      {list.pages === null && list.refusal.text !== null && (
        <p className="more">
          <button type="button" className="btn" aria-busy={list.isLoading} onClick={list.reload}>
            {t('panel.retry')}
          </button>
        </p>
      )}
      {list.pages === null && list.isLoading && (
        <div className="load rows" aria-busy="true" aria-label={t('panel.loading')} role="status">
          {[1, 2, 3, 4, 5].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {list.pages !== null && isEmpty && (
        <div className="empty in-page">
          <b>{empty}</b>
          <p className="soft small">{emptyBody}</p>
        </div>
      )}
      {list.pages !== null && !isEmpty && children}
      {list.hasMore && (
        <p className="more">
          <button type="button" className="btn" aria-busy={list.isLoading} onClick={list.more}>
            {t('panel.more')}
          </button>
        </p>
      )}
      {list.isLoggedOut && <SessionDialog email={email} onDone={list.reload} />}
    </>
  );
}
