import { formatMoney } from '../src/i18n/format.ts';
import { listBranches } from '../src/domain/branches/index.ts';
import type { LedgerFault } from '../src/domain/reporting/contract.ts';
import { RESERVATIONS, reconcileBranch } from '../src/domain/reporting/index.ts';
import { mintBranchScope } from '../src/domain/shared/scope.ts';
import { startRuntime } from '../src/server/main/index.ts';
import { withProjectDatabase } from './database.ts';

/** `npm run reconcile`: does every branch's book add up? Says what does not, and ends with 1. */
export async function run(): Promise<number> {
  return withProjectDatabase(async (database, env) => {
    const { runtime, close } = startRuntime({ env, databaseUrls: database });
    try {
      let faults = 0;
      const ctx = { placement: runtime.placement, now: runtime.now, memo: runtime.memo.get };
      for (const branch of await listBranches(ctx)) {
        const check = await reconcileBranch(ctx, mintBranchScope(branch.id), RESERVATIONS);
        console.log(
          `${branch.name}: ${check.checks} comprobaciones, ${
            check.faults.length === 0 ? 'todo cuadra' : `${check.faults.length} diferencias`
          }`,
        );
        for (const fault of check.faults) console.log(`  ✗ ${explain(fault)}`);
        faults += check.faults.length;
      }
      console.log(faults === 0 ? 'Los libros cuadran.' : `Los libros NO cuadran: ${faults} diferencias.`);
      return faults === 0 ? 0 : 1;
    } finally {
      await close();
    }
  });
}

/** What is wrong, what was compared and where to look. */
export function explain({ kind, code, expected, found, document, stockItemId }: LedgerFault): string {
  const name = code ?? stockItemId ?? '¿?';
  const folio = document ?? 'sin folio';
  switch (kind) {
    case 'on_hand':
      return `${name}: la existencia dice ${found} y sus movimientos suman ${expected}. Mira su libro y ajusta lo contado.`;
    case 'item_missing':
      return `${name}: hay movimientos (suman ${expected}) de una pieza que ya no está en existencias (${stockItemId}).`;
    case 'unit_body':
      return `${name}: pieza usada sin número de serie, o número de serie sin su pieza (${stockItemId}).`;
    case 'unit_registry':
      return found === 0
        ? `${name}: el registro de la cadena no conoce este número de serie.`
        : `${name}: el registro de la cadena dice que este número de serie es de otra pieza.`;
    case 'reserved':
      return `${name}: dice ${found} apartadas y los apartados suman ${expected}.`;
    case 'sale_unmoved':
      return `${name}: la nota ${folio} vendió ${expected} y el libro dice que salieron ${found}.`;
    case 'movement_unsold':
      return `${name}: el libro dice que salieron ${found} por venta (${folio}) y ninguna nota las vendió.`;
    case 'count':
      return `${name}: un conteo asentó ${expected} y el libro dice ${found}.`;
    case 'receipt':
      return `${name}: la entrada ${folio} recibió ${expected} y el libro dice ${found}.`;
    case 'return':
      return `${name}: la devolución ${folio} recibió ${expected} y el libro dice ${found}.`;
    case 'return_over':
      return `${name}: la nota ${folio} vendió ${expected} y se devolvieron ${found}.`;
    case 'refund':
      return `${folio}: se debían devolver ${pesos(expected)} y se devolvieron ${pesos(found)}.`;
    case 'credit':
      return `Vale ${code ?? `de la nota ${folio}`}: sus movimientos suman ${pesos(expected)} y dice ${pesos(found)}.`;
    case 'core':
      return `${name}: la nota ${folio} cobró ${pesos(expected)} de casco y su cuenta dice ${pesos(found)}.`;
  }
}

const pesos = (amountCents: number | null): string => formatMoney(amountCents ?? 0, 'es-MX');
