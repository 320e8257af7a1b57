import { expect, test } from 'vitest';
import { messagesFor } from '#i18n';
import { AUDIT_ACTIONS, AUDIT_TOPICS, AuditTopic } from '#contract/audit';

test.each(['es-MX', 'en'] as const)(
  'everything that is written down has words in %s, and no more',
  (locale) => {
    const words = Object.keys(messagesFor(locale, 'audit').audit).filter((key) => key.startsWith('action.'));
    expect(words.sort()).toEqual(AUDIT_ACTIONS.map((action) => `action.${action}`).sort());
    const topics = Object.keys(messagesFor(locale, 'audit').audit).filter((key) => key.startsWith('topic_'));
    expect(topics.sort()).toEqual(AuditTopic.options.map((topic) => `topic_${topic}`).sort());
  },
);

test('every action is found under one subject', () => {
  const nouns: readonly string[] = Object.values(AUDIT_TOPICS).flat();
  expect(new Set(nouns).size).toBe(nouns.length);
  expect(new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))).toEqual(new Set(nouns));
});
