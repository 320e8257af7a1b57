import { chance, chosen } from '../dice.ts';
import { hold, complete, pay, release } from './holding.ts';
import type { Maker } from './operation.ts';
import { bringCore, giveBack } from './returning.ts';
import { sale, trespass } from './selling.ts';
import { adjust, advance, transfer } from './stock-keeping.ts';
import { cash, shift } from './tills.ts';

export { openingOf } from './tills.ts';
export type { Operation } from './operation.ts';

/** Somebody asks for something that was answered before. */
const replay: Maker = (day) => {
  const { random } = day;
  if (day.answered.length === 0) return Promise.resolve(undefined);
  const before = chosen(random, day.answered.slice(-200));
  const isForged = chance(random, 0.3);
  return Promise.resolve({
    what: `${isForged ? 'another body under the key' : 'repeat'} of: ${before.what}`,
    reasons: isForged ? ['request.key_reused'] : [],
    async run() {
      const answer = await before.again(isForged);
      if (answer.json !== before.json) throw new Error('a repeat got other bytes');
      if (!answer.replayed) throw new Error('a repeat was done again');
      return answer;
    },
    agree: () => undefined,
  });
};

export const KINDS: Readonly<Record<string, { readonly weight: number; readonly make: Maker }>> = {
  sale: { weight: 34, make: sale },
  hold: { weight: 9, make: hold },
  pay: { weight: 6, make: pay },
  complete: { weight: 4, make: complete },
  release: { weight: 4, make: release },
  giveBack: { weight: 10, make: giveBack },
  bringCore: { weight: 7, make: bringCore },
  adjust: { weight: 9, make: adjust },
  transfer: { weight: 5, make: transfer },
  advance: { weight: 11, make: advance },
  cash: { weight: 5, make: cash },
  shift: { weight: 4, make: shift },
  replay: { weight: 6, make: replay },
  trespass: { weight: 3, make: trespass },
};
