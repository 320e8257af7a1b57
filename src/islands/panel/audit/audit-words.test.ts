import { expect, test } from 'vitest';
import { messagesFor } from '#i18n';
import { AUDIT_ACTIONS, AUDIT_TOPICS } from '../../../domain/audit/actions.ts';
import { TrailQuery } from '../../../domain/reporting/contract.ts';
import { TOPICS } from './AuditFilters.tsx';

test.each(['es-MX', 'en'] as const)(
  'everything that is written down has words in %s, and no more',
  (locale) => {
    const words = Object.keys(messagesFor(locale, 'audit').audit).filter((key) => key.startsWith('action.'));
    expect(words.sort()).toEqual(AUDIT_ACTIONS.map((action) => `action.${action}`).sort());
  },
);

test('every action is found under one subject, and every subject can be asked for', () => {
  const nouns: readonly string[] = Object.values(AUDIT_TOPICS).flat();
  expect(new Set(nouns).size).toBe(nouns.length);
  expect(new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))).toEqual(new Set(nouns));
  expect(TOPICS.toSorted()).toEqual(Object.keys(AUDIT_TOPICS).sort());
  for (const topic of TOPICS) expect(TrailQuery.parse({ topic }).topic).toBe(topic);
});
