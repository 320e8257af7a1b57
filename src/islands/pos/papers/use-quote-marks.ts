import { useCallback, useEffect } from 'react';
import type { SaleReceipt } from '#contract/sales';
import { isOutcomeUnknown, type StaffApi } from '../../staff/api-client.ts';
import type { TillPlace } from '../till-storage.ts';
import { paperStorage } from './paper-storage.ts';

/**
 * Tells a quote which sale it became. The note's id is the sale's, so what was loaded is remembered under it and
 * outlives a reload; without an answer it is told again after the next sale.
 */
export function useQuoteMarks(
  api: StaffApi,
  place: TillPlace,
  done: SaleReceipt | null,
): (noteId: string, quoteId: string) => void {
  const saleId = done?.id;
  useEffect(() => {
    if (!saleId) return;
    const quoteId = paperStorage.marks(place)[saleId];
    if (!quoteId) return;
    const path = `/branches/${place.branch}/counter/quotes/${quoteId}/sale`;
    const forget = () => {
      const { [saleId]: _told, ...others } = paperStorage.marks(place);
      paperStorage.setMarks(place, others);
    };
    const tell = () => {
      void api.send('PUT', path, { saleId }).then(forget, (error: unknown) => {
        if (!isOutcomeUnknown(error)) forget();
      });
    };
    tell();
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, [api, place, saleId]);
  return useCallback(
    (noteId, quoteId) => paperStorage.setMarks(place, { ...paperStorage.marks(place), [noteId]: quoteId }),
    [place],
  );
}
