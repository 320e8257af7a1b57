import { AuditTopic } from '#contract/audit';
import { queryString } from '../../staff/api-client.ts';
import { rangeOfSearch, type DayRange } from '../day-range.ts';

export interface AuditFilter {
  /** Code of a branch; empty: the chain. */
  readonly place: string;
  readonly topic: AuditTopic | '';
  readonly range: DayRange;
  readonly who: { readonly id: number; readonly name: string } | null;
}

/** The filter of an address; what is no branch or subject is not asked for. */
export function auditFilterOfSearch(search: string, codes: readonly string[]): AuditFilter {
  const query = new URLSearchParams(search);
  const place = query.get('sucursal') ?? '';
  return {
    place: codes.includes(place) ? place : '',
    topic: topicOf(query.get('asunto')),
    range: rangeOfSearch(search),
    who: null,
  };
}

export const topicOf = (text: string | null): AuditTopic | '' => AuditTopic.safeParse(text).data ?? '';

/** A person's number says nothing to who reads an address: it is not in it. */
export function searchOfAuditFilter({ place, topic, range }: AuditFilter): string {
  return queryString({ sucursal: place, asunto: topic, desde: range.from, hasta: range.to });
}

/** Of the API, as `usePages` takes it. */
export function auditPath({ place, topic, range, who }: AuditFilter, limit: number): string {
  const path = place === '' ? '/audit' : `/branches/${place}/audit`;
  return path + queryString({ limit, topic, from: range.from, to: range.to, person: who?.id ?? null });
}
