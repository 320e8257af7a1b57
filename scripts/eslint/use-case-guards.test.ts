import { RuleTester } from 'eslint';
import { test } from 'vitest';
import { useCaseGuards } from './use-case-guards.js';

test('a transaction wants an authorization and an audit row', () => {
  new RuleTester({ languageOptions: { ecmaVersion: 2023, sourceType: 'module' } }).run(
    'use-case-guards',
    useCaseGuards as never,
    {
      valid: [
        'async function sell(ctx) { authorize(ctx); await transaction(db, async (tx) => { await audit(tx); }); }',
        'async function rename(ctx) { requirePermission(ctx); await transaction(db, (tx) => auditCentral(tx)); }',
        'async function read(ctx) { return db.rows("SELECT 1"); }',
      ],
      invalid: [
        {
          code: 'async function sell(ctx) { await transaction(db, async (tx) => { await audit(tx); }); }',
          errors: [{ messageId: 'authorize' }],
        },
        {
          code: 'async function sell(ctx) { authorize(ctx); await transaction(db, (tx) => take(tx)); }',
          errors: [{ messageId: 'audit' }],
        },
        {
          code: 'const sell = async () => { await answerKeyed(ctx, deed, (tx) => take(tx)); };',
          errors: [{ messageId: 'authorize' }, { messageId: 'audit' }],
        },
      ],
    },
  );
});
