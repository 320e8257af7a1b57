import { readFileSync } from 'node:fs';
import { expect, expectAccessible, test } from './personas.ts';

test.describe('en el almacén con teclado', { tag: '@keyboard' }, () => {
  test('ajusta lo contado, dice qué quedó y lo deshace con otro movimiento', async ({
    almacen,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    await almacen.goto('/panel/existencias');
    await expect(almacen.getByRole('row', { name: new RegExp(pads.code) })).toBeVisible();
    await almacen.keyboard.press('a');
    await expect(almacen.getByLabel('Contaste')).toBeFocused();
    await almacen.keyboard.type('5');
    await expect(
      almacen.getByText('Quedan 5: 5 disponibles. Se escribe un movimiento de −2 a tu nombre'),
    ).toBeVisible();
    await almacen.getByLabel('Motivo').selectOption('broken-on-shelf');
    await almacen.getByLabel('Nota (opcional)').fill('Mica estrellada');
    await expectAccessible(almacen);
    await almacen.keyboard.press('Enter');
    await expect(almacen.getByText(/: quedan 5 \(−2\)\./)).toBeVisible();
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5, ledger: 5 });
    await almacen.getByRole('button', { name: 'Deshacer' }).click();
    await expect(almacen.getByText(/: otra vez hay 7 \(\+2\)\./)).toBeVisible();
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 7, ledger: 7 });
    // Receipt, adjustment, and the opposite adjustment: nothing was erased.
    expect(await world.count('stock_movements', branch)).toBe(3);
  });

  test('avisa con la cantidad nueva cuando la existencia cambió mientras contaba', async ({
    almacen,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    await almacen.goto('/panel/existencias');
    await almacen.getByRole('row', { name: new RegExp(pads.code) }).click();
    await expect(almacen.getByText('Entrada')).toBeVisible();
    await world.db.change('UPDATE stock_items SET on_hand = 6, version = version + 1 WHERE branch_id = ?', [
      branch.id,
    ]);
    await almacen.getByLabel('Contaste').fill('4');
    await almacen.keyboard.press('Control+Enter');
    await expect(almacen.getByText('La existencia cambió de 7 a 6 mientras contabas.')).toBeVisible();
    await almacen.keyboard.press('Control+Enter');
    await expect(almacen.getByText(/: quedan 4 \(−2\)\./)).toBeVisible();
  });

  test('pide explicar otro motivo y dice por qué no sirve una cantidad', async ({
    almacen,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    await almacen.goto('/panel/existencias');
    await almacen.getByRole('row', { name: new RegExp(pads.code) }).click();
    for (const [typed, says] of [
      ['99999999', 'Es demasiado: aquí caben hasta 1,000,000.'],
      ['-3', 'En el estante no puede haber menos de 0.'],
      ['2.5', 'Escribe un número entero, sin decimales.'],
    ] as const) {
      await almacen.getByLabel('Contaste').fill(typed);
      await expect(almacen.getByText(says)).toBeVisible();
    }
    await almacen.getByLabel('Contaste').fill('6');
    await almacen.getByLabel('Motivo').selectOption('other');
    await almacen.getByRole('button', { name: /^Registrar −1/ }).click();
    const note = almacen.getByLabel('Nota: explica el motivo');
    await expect(note).toBeFocused();
    await expect(almacen.getByText('Escribe qué pasó; queda en el movimiento.')).toBeVisible();
    await expectAccessible(almacen);
    await note.fill('Muestra para el taller');
    await almacen.getByRole('button', { name: /^Registrar −1/ }).click();
    await expect(almacen.getByText(/: quedan 6 \(−1\)\./)).toBeVisible();
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 6, ledger: 6 });
  });

  test('cambia el precio con la tecla P y lo regresa', async ({ almacen, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await almacen.goto('/panel/existencias');
    await expect(almacen.getByRole('row', { name: new RegExp(door.code) })).toBeVisible();
    await almacen.keyboard.press('p');
    await expect(almacen.getByLabel('Precio nuevo')).toBeFocused();
    await almacen.keyboard.type('2,565.50');
    await expect(almacen.getByText(/Pasa de \$2,851\.00 a \$2,565\.50 \(−10 %\)/)).toBeVisible();
    await expectAccessible(almacen);
    await almacen.keyboard.press('Enter');
    await expect(almacen.getByText(/de \$2,851\.00 a \$2,565\.50\./)).toBeVisible();
    await expect(almacen.getByRole('row', { name: new RegExp(door.code) })).toContainText('2,565.50');
    await almacen.getByRole('button', { name: 'Deshacer' }).click();
    await expect(almacen.getByText(/: otra vez \$2,851\.00\./)).toBeVisible();
  });

  test('recorre cientos de filas, filtra y exporta lo filtrado', async ({ almacen, world, branch }) => {
    const items = [];
    for (let batch = 0; batch < 30; batch += 1) {
      items.push(
        ...(await Promise.all(
          Array.from({ length: 8 }, () => world.unit(branch, { priceCents: 70_100 + batch })),
        )),
      );
    }
    await almacen.goto('/panel/existencias');
    const grid = almacen.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '241');
    await expect(almacen.getByText(/Filas 1–\d+ de 240/)).toBeVisible();
    // Only what is on screen is in the page.
    expect(await grid.getByRole('row').count()).toBeLessThan(70);
    await grid.focus();
    await almacen.keyboard.press('End');
    await almacen.keyboard.press('End');
    await expect(grid.locator('[aria-selected=true]')).toHaveAttribute('aria-rowindex', '241');
    await almacen.keyboard.press('/');
    const wanted = items[17];
    await almacen.keyboard.type(wanted?.code ?? '');
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    await almacen.reload();
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    const [download] = await Promise.all([
      almacen.waitForEvent('download'),
      almacen.getByRole('button', { name: 'Exportar' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(wanted?.code);
    expect(text).toMatch(/,7\d{2}\.\d{2},/);
  });
});

test('quien atiende una sucursal no ve ni toca otra por ninguna dirección', async ({
  mostrador,
  aBranch,
  enterAs,
  world,
  branch,
}) => {
  const other = await aBranch();
  const door = await world.unit(other, { priceCents: 285_100 });
  const neighbour = await (await enterAs('clerk', [other])).newPage();
  await neighbour.goto('/caja');
  await neighbour.getByRole('combobox').fill(door.code);
  await neighbour.getByRole('row', { name: /Puerta/ }).click();
  await neighbour
    .getByRole('button', { name: /^Cobrar/ })
    .first()
    .click();
  await neighbour.getByRole('button', { name: /^Cobrar \$/ }).click();
  await expect(neighbour.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
  const { sales } = (await (await neighbour.request.get(`/api/v1/branches/${other.code}/sales`)).json()) as {
    sales: { id: string }[];
  };
  const note = `/caja/nota/${sales[0]?.id}?sucursal=`;
  expect((await neighbour.goto(note + other.code))?.status()).toBe(200);

  for (const path of [note + other.code, note + branch.code]) {
    expect((await mostrador.goto(path))?.status(), path).toBe(404);
    await expect(
      mostrador.getByRole('heading', { name: 'Esa nota no está en tus sucursales' }),
    ).toBeVisible();
  }
  for (const path of ['/panel/personas', '/panel/sucursales', '/panel/catalogo']) {
    expect((await mostrador.goto(path))?.status(), path).toBe(403);
    await expect(mostrador.getByRole('heading', { name: 'Tu rol no abre esta página' })).toBeVisible();
    await expectAccessible(mostrador);
    // The way to their own sections.
    await mostrador.getByRole('link', { name: 'Ir a mi inicio' }).click();
    await expect(mostrador).toHaveURL(/\/panel\/existencias/);
  }
  for (const path of ['stock', `stock/${door.id}`, 'sales', 'terminals', 'counter/search?q=puerta']) {
    const answer = await mostrador.request.get(`/api/v1/branches/${other.code}/${path}`);
    expect(answer.status(), path).toBe(404);
  }
  await mostrador.goto(`/panel/existencias?sucursal=${other.code}`);
  await expect(mostrador.getByText(`Sucursal ${branch.code} todavía no tiene existencias.`)).toBeVisible();
  await expect(mostrador.getByLabel('Sucursal')).toHaveCount(0);
});

test(
  'en el teléfono la pieza se abre abajo y se ajusta con el dedo',
  { tag: '@finger' },
  async ({ almacen, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await almacen.goto('/panel/existencias');
    await almacen.getByRole('row', { name: new RegExp(door.code) }).tap();
    await almacen.getByLabel('Contaste').fill('0');
    await expect(almacen.getByText('No queda ninguna. Se escribe un movimiento de −1')).toBeVisible();
    await expectAccessible(almacen);
    await almacen.getByRole('button', { name: /^Registrar −1/ }).tap();
    await expect(almacen.getByText(/quedan 0 \(−1\)/)).toBeVisible();
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
  },
);
