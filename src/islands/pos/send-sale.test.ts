import { describe, expect, it } from 'vitest';
import type { SaleDraft } from '#contract/sales';
import { ApiRefusal, NoAnswer } from '../staff/api-client.ts';
import { retryDelaySeconds, sendSale } from './send-sale.ts';

const sale: SaleDraft = {
  id: '01932f00-0000-7000-8000-000000000011',
  branch: 'QRO',
  terminalId: 7,
  shiftId: '01932f00-0000-7000-8000-000000000013',
  folioSequence: 123,
  soldAt: '2026-11-22T18:09:00.000Z',
  lines: [
    {
      stockItemId: '01932f00-0000-7000-8000-000000000017',
      quantity: 1,
      unitPriceCents: 285_100,
      discountCents: 0,
    },
  ],
  payments: [{ method: 'cash', amountCents: 285_100 }],
};

function refusal(status: number, problem: Record<string, unknown>): ApiRefusal {
  return new ApiRefusal(new Response(null, { status: status === 204 ? 200 : status }), problem);
}

/** A server that gives these answers in turn; records what it was sent. */
function server(...answers: unknown[]) {
  const sent: { body: SaleDraft; key: string | undefined }[] = [];
  const send = (_method: string, _path: string, body?: unknown, options?: { idempotencyKey?: string }) => {
    sent.push({ body: body as SaleDraft, key: options?.idempotencyKey });
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { api: { send: send as never }, sent };
}

const keepNothing = () => undefined;

describe('charging a note', () => {
  it('takes the next folio under the same sale id when another device used it', async () => {
    const { api, sent } = server(
      refusal(409, { code: 'sales.folio_taken', nextSequence: 131 }),
      refusal(409, { code: 'sales.folio_taken', nextSequence: 129 }),
      { folio: 'QRO-20261122-2-000132' },
    );
    const kept: number[] = [];
    const outcome = await sendSale(api, sale, (current) => kept.push(current.folioSequence));
    expect(outcome.kind).toBe('sold');
    expect(sent.map(({ body }) => body.folioSequence)).toEqual([123, 131, 132]);
    expect(sent.every(({ body, key }) => body.id === sale.id && key === sale.id)).toBe(true);
    expect(kept).toEqual([123, 131, 132]);
  });

  it.each([
    ['the network fails', (): Error => new NoAnswer(new TypeError('fetch'))],
    ['the database is away', (): Error => refusal(503, { code: 'database.unavailable' })],
    ['it must wait', (): Error => refusal(429, { code: 'request.rate_limited' })],
  ])('does not guess when %s', async (_when, answer) => {
    const { api } = server(answer());
    expect((await sendSale(api, sale, keepNothing)).kind).toBe('unknown');
  });

  it('hands every shortage and every new price to the lines', async () => {
    const shortages = [{ stockItemId: 'a', code: 'b', requested: 2, available: 1 }];
    const short = server(refusal(409, { code: 'inventory.insufficient_stock', shortages }));
    expect(await sendSale(short.api, sale, keepNothing)).toEqual({ kind: 'short', shortages });
    const prices = [{ stockItemId: 'a', code: 'b', priceCents: 700 }];
    const moved = server(refusal(409, { code: 'sales.price_changed', lines: prices }));
    expect(await sendSale(moved.api, sale, keepNothing)).toEqual({ kind: 'prices', prices });
  });

  it('asks for the login when the session ended', async () => {
    const { api } = server(refusal(401, { code: 'identity.required' }));
    expect((await sendSale(api, sale, keepNothing)).kind).toBe('login');
  });

  it('retries with growing pauses, and not before the server wants', () => {
    expect([1, 2, 3, 4, 5, 9].map((retry) => retryDelaySeconds(retry, null))).toEqual([1, 2, 4, 8, 15, 15]);
    expect(retryDelaySeconds(1, 11)).toBe(11);
  });
});
