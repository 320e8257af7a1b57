import type { Executor } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { lastSerialNumber, registerUnits } from './serial.queries.ts';

const DIGITS = 6;
const MAX_ATTEMPTS = 8;

/**
 * Takes the next serial numbers of the chain for new units of a branch, in the order of the ids. The registry is
 * central and the stock is not, so it is a deed of its own: numbers of a receipt that fails afterwards stay unused.
 */
export async function allocateSerials(
  central: Executor,
  branch: { readonly id: number; readonly code: string },
  unitIds: readonly string[],
): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const prefix = `${branch.code}-P-`;
  for (let attempt = 1; ; attempt += 1) {
    const first = (await lastSerialNumber(central, prefix)) + 1;
    const units = unitIds.map((id, index) => ({
      serial: `${prefix}${String(first + index).padStart(DIGITS, '0')}`,
      unitId: uuidToBytes(id),
    }));
    try {
      await registerUnits(central, branch.id, units);
      return units.map(({ serial }) => serial);
    } catch (error) {
      // Somebody of the same branch was faster: the numbers after theirs.
      if (!isDuplicateKey(error) || attempt >= MAX_ATTEMPTS) throw error;
    }
  }
}
