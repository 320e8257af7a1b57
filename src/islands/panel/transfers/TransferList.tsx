import { useEffect, useState } from 'react';
import { TRANSFER_TABS, type TransferPage, type TransferRow, type TransferTab } from '#contract/inventory';
import { queryString } from '../../staff/api-client.ts';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { TransferBranch } from './TransfersPanel.tsx';
import { EMPTY_WORDS, stateOfTransfer, TAB_WORDS } from './transfer-words.ts';
import { useTransferTexts } from './transfer-texts.tsx';

interface TransferListProps {
  readonly branch: TransferBranch;
  readonly names: ReadonlyMap<string, string>;
  readonly dictionary: PieceDictionary;
  readonly tab: TransferTab;
  readonly onTab: (tab: TransferTab) => void;
  readonly onOpen: (id: string) => void;
}

const EVERY_MS = 10_000;

/** What waits for somebody of this branch, renewed while it is looked at. */
export function TransferList({ branch, names, dictionary, tab, onTab, onOpen }: TransferListProps) {
  const { t: staff, api } = useStaff();
  const t = useTransferTexts();
  const [page, setPage] = useState<TransferPage | null>(null);
  const refusal = useRefusal();
  const { show, clear } = refusal;
  const path = `/branches/${branch.code}/transfers`;
  useEffect(() => {
    const stop = new AbortController();
    const load = () =>
      api.get<TransferPage>(`${path}${queryString({ tab })}`, stop.signal).then(
        (fresh) => {
          clear();
          setPage(fresh);
        },
        (error: unknown) => {
          if (!stop.signal.aborted) show(error);
        },
      );
    void load();
    const timer = setInterval(() => document.visibilityState === 'visible' && void load(), EVERY_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [api, path, tab, show, clear]);
  const more = () =>
    api
      .get<TransferPage>(`${path}${queryString({ tab, after: page?.next })}`)
      .then(
        (next) => setPage((before) => before && { ...next, items: [...before.items, ...next.items] }),
        show,
      );
  return (
    <>
      <div className="tr-tabs">
        <div className="seg" role="group" aria-label={t('transfers.tabsLabel')}>
          {TRANSFER_TABS.map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => onTab(one)}>
              {t(TAB_WORDS[one])}
              {(page?.tabs[one] ?? 0) > 0 && <span className="count">{page?.tabs[one]}</span>}
            </button>
          ))}
        </div>
        <p className="small soft tr-transit">
          {page && page.transit.out > 0 && t('transfers.transitOut', { count: page.transit.out })}
          {page && page.transit.out > 0 && page.transit.in > 0 && ' · '}
          {page && page.transit.in > 0 && t('transfers.transitIn', { count: page.transit.in })}
        </p>
      </div>
      <RefusalNote refusal={refusal} />
      {page === null && refusal.text === null && (
        <div className="load rows" aria-busy="true" aria-label={staff('panel.loading')}>
          {[1, 2, 3, 4].map((key) => (
            <span key={key} className="skeleton w4" />
          ))}
        </div>
      )}
      {page?.items.length === 0 && (
        <div className="empty in-page">
          <b>{t(EMPTY_WORDS[tab], { branch: branch.name })}</b>
          <p className="soft small">{t('transfers.emptyBody')}</p>
        </div>
      )}
      {page && page.items.length > 0 && (
        <table className="admin-table tr-list">
          <thead>
            <tr>
              <th>{t('transfers.colTransfer')}</th>
              <th>{t('transfers.colRoute')}</th>
              <th className="wide-col">{t('transfers.colWhat')}</th>
              <th className="wide-col">{t('transfers.colWhen')}</th>
              <th>{t('transfers.colState')}</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((row) => (
              <Row key={row.id} {...{ row, names, dictionary, branch, onOpen }} />
            ))}
          </tbody>
        </table>
      )}
      {page?.next && (
        <p className="more">
          <button type="button" className="btn" onClick={() => void more()}>
            {staff('panel.more')}
          </button>
        </p>
      )}
    </>
  );
}

interface RowProps extends Pick<TransferListProps, 'names' | 'dictionary' | 'branch' | 'onOpen'> {
  readonly row: TransferRow;
}

function Row({ row, names, dictionary, branch, onOpen }: RowProps) {
  const { when } = useStaff();
  const t = useTransferTexts();
  const { key, mark } = stateOfTransfer(row);
  const what = row.partTypes.map((type) => dictionary.names[type] ?? type).join(', ');
  const pieces = t('transfers.pieces', { count: row.pieces });
  const at = when(row.receivedAt ?? row.sentAt ?? row.requestedAt, 'moment', branch.timeZone);
  return (
    <tr>
      <td>
        <button
          type="button"
          className="row-open mono"
          aria-label={t('transfers.open', { code: row.code })}
          onClick={() => onOpen(row.id)}
        >
          {row.code}
        </button>
        <span className="cap phone">{at}</span>
      </td>
      <td>
        {t('transfers.route', { from: names.get(row.from) ?? row.from, to: names.get(row.to) ?? row.to })}
        <span className="cap phone">
          {pieces} · {what}
        </span>
      </td>
      <td className="wide-col">
        {pieces}
        <span className="cap">{what}</span>
      </td>
      <td className="wide-col nw">{at}</td>
      <td>
        <span className={`st ${mark}`}>
          <span>{t(key)}</span>
        </span>
      </td>
    </tr>
  );
}
