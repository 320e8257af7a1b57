import { openDatabase } from '../db/client.ts';
import { auditedBranches, verifySeals, type SealFault } from '../src/domain/audit/index.ts';
import { withProjectDatabase } from './database.ts';

/** `npm run audit:verify`: is the audit log what was sealed? Ends with 1 when it is not. */
export async function run(): Promise<number> {
  return withProjectDatabase(async ({ appUrl }) => {
    const db = openDatabase(appUrl, { connectionLimit: 2 });
    try {
      let isSound = true;
      for (const branchId of [0, ...(await auditedBranches(db))]) {
        const { seals, rows, fault, unsealed } = await verifySeals(db, branchId);
        const name = branchId === 0 ? 'La cadena' : `Sucursal ${branchId}`;
        console.log(`${name}: ${rows} registros en ${seals} sellos, ${unsealed} sin sello`);
        if (fault) console.log(`  ✗ ${wordsOf(fault)}`);
        isSound &&= fault === null;
      }
      console.log(isSound ? 'La bitácora es la que se selló.' : 'La bitácora NO es la que se selló.');
      return isSound ? 0 : 1;
    } finally {
      await db.close();
    }
  });
}

function wordsOf(fault: SealFault): string {
  switch (fault.kind) {
    case 'chain_broken':
      return `el sello ${fault.sealNo} no sigue al anterior`;
    case 'rows_missing':
      return `faltan registros del sello ${fault.sealNo}: ${fault.ids.join(', ')}`;
    case 'rows_changed':
      return `los registros del sello ${fault.sealNo} no son los que se sellaron`;
  }
}
