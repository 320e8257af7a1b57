import { readFile } from 'node:fs/promises';
import { SaleDraft } from '../../src/domain/sales/contract.ts';
import { recordSale } from '../../src/domain/sales/record-sale.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import type { TestBranch, World } from '../fixtures/a-world.ts';
import { idempotencyKey } from '../fixtures/idempotency-key.ts';
import { expect, expectAccessible, test } from './personas.ts';

async function aNote(
  world: World,
  branch: TestBranch,
  note: { readonly number: number; readonly priceCents: number; readonly customerName: string },
): Promise<void> {
  const { number, priceCents, customerName } = note;
  const clerk = await world.staff('clerk', [branch]);
  const item = await world.unit(branch, { priceCents });
  const id = uuidv7(Date.now());
  const draft = SaleDraft.parse({
    id,
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: number,
    soldAt: new Date().toISOString(),
    customerName,
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: priceCents }],
    payments: [{ method: 'card', amountCents: priceCents }],
  });
  await recordSale(world.ctx(clerk, { idempotency: idempotencyKey(id, draft) }), branch.scope, draft);
}

test('las ventas se buscan por nombre y por día, suman al centavo y se exportan', async ({
  mostrador,
  world,
  branch,
}) => {
  await aNote(world, branch, { number: 41, priceCents: 1_250_07, customerName: 'Rosa Núñez' });
  await aNote(world, branch, { number: 42, priceCents: 900_10, customerName: '=1+1' });
  await mostrador.goto('/panel/ventas');
  const rows = mostrador.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(3);
  // Everything a branch ever sold is not summed up.
  await expect(mostrador.getByText(/notas ·/)).toBeHidden();
  await expectAccessible(mostrador);

  await mostrador.getByRole('searchbox').fill('nun');
  await expect(rows).toHaveCount(2);
  await expect(mostrador.getByText('1 nota · $1,250.07')).toBeVisible();
  await expect(mostrador).toHaveURL(/\?q=nun$/);

  await mostrador.getByRole('button', { name: 'Ayer' }).click();
  await expect(mostrador.getByText('Ninguna nota coincide.')).toBeVisible();
  await expect(mostrador).toHaveURL(/q=nun&desde=\d{4}-\d\d-\d\d&hasta=\d{4}-\d\d-\d\d$/);
  // A link shows the same.
  await mostrador.reload();
  await expect(mostrador.getByText('Ninguna nota coincide.')).toBeVisible();
  await expect(mostrador.getByRole('searchbox')).toHaveValue('nun');
  await expect(mostrador.getByRole('button', { name: 'Ayer' })).toHaveAttribute('aria-pressed', 'true');

  await mostrador.getByRole('button', { name: 'Quitar filtros' }).click();
  await mostrador.getByRole('button', { name: '7 días' }).click();
  await expect(rows).toHaveCount(3);
  await expect(mostrador.getByText('2 notas · $2,150.17')).toBeVisible();
  const saving = mostrador.waitForEvent('download');
  await mostrador.getByRole('button', { name: 'Exportar' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^ventas-${branch.code}-.*\\.csv$`));
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain(",'=1+1,1,900.10\r\n");
  expect(text.trim().split('\r\n')).toHaveLength(3);
});

test('los turnos se piden por día', async ({ administracion, branch }) => {
  await administracion.goto(`/panel/turnos?sucursal=${branch.code}`);
  const rows = administracion.locator('.shift-table tbody tr');
  await expect(rows).toHaveCount(1);
  await administracion.getByRole('button', { name: 'Ayer' }).click();
  await expect(administracion.getByText('Ningún turno en estos días.')).toBeVisible();
  await expect(administracion).toHaveURL(new RegExp(`sucursal=${branch.code}&desde=`));
  await expectAccessible(administracion);
});

test('una lista que no llegó lo dice, no parece venir en camino y se puede repetir', async ({
  mostrador,
  world,
  branch,
}) => {
  await aNote(world, branch, { number: 43, priceCents: 700_00, customerName: 'Rosa Núñez' });
  const list = /\/api\/v1\/branches\/[A-Z]{3}\/sales\?/;
  await mostrador.route(list, (route) => route.abort());
  await mostrador.goto('/panel/ventas');
  await expect(mostrador.getByRole('alert')).toContainText('No hubo respuesta del servidor.');
  await expect(mostrador.locator('.skeleton')).toHaveCount(0);
  await expectAccessible(mostrador);
  await mostrador.unroute(list);
  await mostrador.getByRole('button', { name: 'Reintentar' }).click();
  await expect(mostrador.getByRole('table').getByRole('row')).toHaveCount(2);
  await expect(mostrador.getByText('No hubo respuesta del servidor.')).toBeHidden();
});
