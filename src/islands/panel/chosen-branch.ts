import { storedValue } from '../../elements/stored-value.ts';

/** The branch that was last chosen on this device, for whoever works with several. */
export const chosenBranch = storedValue<string | null>('multipartes.panel.sucursal.2', (raw) =>
  typeof raw === 'string' ? raw : null,
);
