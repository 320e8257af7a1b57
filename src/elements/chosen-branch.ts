import { storedValue } from './stored-value.ts';

/**
 * "Recoges en": the branch through which stock and prices are read, in this browser only.
 * localStorage key `mp.branch.v1`, value the three-letter code or null for the whole chain.
 */
const store = storedValue<string | null>('mp.branch.v1', (raw) =>
  typeof raw === 'string' && /^[A-Z]{3}$/.test(raw) ? raw : null,
);

export const readBranch = store.read;
export const chooseBranch = store.write;
export const watchBranch = store.watch;
