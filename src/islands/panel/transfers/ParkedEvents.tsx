import type { ParkedList } from '#contract/sync';
import { useState } from 'react';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useResource } from '../use-resource.ts';
import { useTransferTexts } from './transfer-texts.tsx';

const APPLY_MS = 1_500;

/** Messages between branches that stand still, for whoever looks after the chain. Nothing while there are none. */
export function ParkedEvents({ names }: { readonly names: ReadonlyMap<string, string> }) {
  const { api, when } = useStaff();
  const t = useTransferTexts();
  const { value, reload } = useResource<ParkedList>('/inbox');
  const [busy, setBusy] = useState<string | null>(null);
  const refusal = useRefusal();
  const items = value?.items ?? [];
  if (items.length === 0) return null;
  const nameOf = (code: string | null) => (code === null ? t('transfers.chain') : (names.get(code) ?? code));
  const retry = async (id: string) => {
    setBusy(id);
    refusal.clear();
    try {
      await api.send('POST', `/inbox/${id}/retry`);
      await new Promise((resolve) => setTimeout(resolve, APPLY_MS));
    } catch (error) {
      refusal.show(error);
    }
    await reload();
    setBusy(null);
  };
  return (
    <section className="sheet pad tr-settle">
      <h2 className="section">{t('transfers.parkedTitle')}</h2>
      <p className="small soft">{t('transfers.parkedBody')}</p>
      <RefusalNote refusal={refusal} />
      <ul className="tr-parked">
        {items.map(({ id, from, to, topic, reason, recordedAt }) => (
          <li key={id}>
            <p>
              <b>{t('transfers.parkedRoute', { from: nameOf(from), to: nameOf(to) })}</b>{' '}
              <span className="mono small">{topic}</span>{' '}
              <span className="small soft">{when(recordedAt, 'moment')}</span>
            </p>
            <p className="small">{reason}</p>
            <button type="button" className="btn" aria-busy={busy === id} onClick={() => void retry(id)}>
              {t('transfers.retry')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
