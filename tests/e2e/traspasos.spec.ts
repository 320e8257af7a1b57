import { expect, expectAccessible, test } from './personas.ts';

// The phone has its own journey below.
test.describe('una pieza de otra sucursal', { tag: '@keyboard' }, () => {
  test('se pide en la caja, se surte, viaja, se recibe y se vende aquí', async ({
    mostrador,
    enterAs,
    aBranch,
    world,
    branch,
  }) => {
    const other = await aBranch();
    const door = await world.unit(other, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await mostrador.getByRole('combobox').fill(door.code);
    const row = mostrador.getByRole('row', { name: new RegExp(door.code) });
    await expect(row.getByRole('button', { name: 'Pedir traspaso' })).toBeVisible();
    // A slip of the hand: taken back from where it is said.
    await mostrador.keyboard.press('F11');
    await expect(row).toContainText(/Pedida\s*T-/);
    await mostrador.getByRole('button', { name: 'Deshacer' }).click();
    await expect(mostrador.getByText(/ya no se le pide a/)).toBeVisible();
    await mostrador.keyboard.press('F11');
    await expect(row).toContainText(/Pedida\s*T-/);

    const manager = await (await enterAs('inventory_manager', [branch, other])).newPage();
    await manager.goto(`/panel/traspasos?sucursal=${other.code}`);
    await expect(async () => {
      await manager.reload();
      await manager.getByRole('button', { name: /^Abrir T-/ }).click({ timeout: 1_500 });
    }).toPass({ timeout: 10_000 });
    await expect(manager.getByRole('button', { name: 'Enviar 0 piezas' })).toBeDisabled();
    await manager.keyboard.type(`${door.code}\n`);
    await expect(manager.getByText(`${door.code}: 1 de 1`)).toBeVisible();
    await expectAccessible(manager);
    await manager.getByRole('button', { name: 'Enviar 1 pieza' }).click();
    await expect(manager.getByText(/va en camino a Sucursal/)).toBeVisible();
    expect(await world.level(other, door)).toMatchObject({ onHand: 0, ledger: 0 });
    await manager.goto(`/pieza/${door.code}`);
    await expect(manager.getByText(`En camino a Sucursal ${branch.code}`)).toBeVisible();

    await manager.goto(`/panel/traspasos?sucursal=${branch.code}`);
    await expect(async () => {
      await manager.reload();
      await manager.getByRole('button', { name: /^Por recibir/ }).click();
      await expect(manager.getByText('1 pieza viene en camino')).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 10_000 });
    await manager.getByRole('button', { name: /^Abrir T-/ }).click();
    await expect(manager.getByRole('textbox', { name: 'Escanear o escribir el código' })).toBeFocused();
    await manager.keyboard.type(`${door.code}\n`);
    await expect(manager.getByText(`${door.code}: 1 de 1`)).toBeVisible();
    await expectAccessible(manager);
    await manager.getByRole('button', { name: 'Recibir 1 pieza' }).click();
    await expect(manager.getByText(/quedó recibido/)).toBeVisible();

    await expect(async () => {
      await mostrador.getByRole('combobox').fill('');
      await expect(row).toHaveCount(0);
      await mostrador.getByRole('combobox').fill(door.code);
      await expect(row).toContainText('Disponible', { timeout: 1_500 });
    }).toPass({ timeout: 10_000 });
  });
});

test(
  'en el teléfono falta una pieza y la otra sucursal dice qué pasó',
  { tag: '@phone' },
  async ({ enterAs, aBranch, world, branch }) => {
    const other = await aBranch();
    const pads = await world.bulk(other, { onHand: 9, priceCents: 41_900 });
    const manager = await (await enterAs('inventory_manager', [branch, other])).newPage();
    await manager.goto(`/panel/traspasos?sucursal=${other.code}`);
    await manager.getByRole('button', { name: 'Pedir o enviar piezas' }).click();
    await manager.getByText('Enviar piezas', { exact: true }).click();
    await manager.getByRole('dialog').getByRole('combobox', { name: 'Sucursal' }).selectOption(branch.code);
    await manager.getByLabel(/^Códigos/).fill(`${pads.code} x 3`);
    await expectAccessible(manager);
    const width = await manager.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    await manager.getByRole('button', { name: 'Crear traspaso' }).click();
    const more = manager.getByRole('button', { name: `Surtidas de ${pads.code}: +1` });
    for (let count = 1; count <= 3; count++) {
      await more.click();
      await expect(manager.getByText(`${pads.code}: ${count} de 3`)).toBeVisible();
    }
    await manager.getByRole('button', { name: 'Enviar 3 piezas' }).click();
    await expect(manager.getByText(/va en camino/).first()).toBeVisible();
    const id = new URL(manager.url()).searchParams.get('traspaso') ?? '';

    // As the QR code of the packing list opens it.
    await expect(async () => {
      await manager.goto(`/panel/traspasos?sucursal=${branch.code}&traspaso=${id}`);
      await manager.getByRole('button', { name: 'Llegó todo' }).click({ timeout: 1_500 });
    }).toPass({ timeout: 10_000 });
    await manager.getByRole('button', { name: `Recibidas bien de ${pads.code}: −1` }).click();
    await expect(manager.getByText(/^Falta 1 pieza/)).toBeVisible();
    await expectAccessible(manager);
    await manager.getByRole('button', { name: 'Recibir 2 piezas' }).click();
    await expect(manager.getByText(/quedó recibido/)).toBeVisible();

    await expect(async () => {
      await manager.goto(`/panel/traspasos?sucursal=${other.code}&traspaso=${id}`);
      await manager.getByRole('button', { name: 'Guardar y cerrar' }).click({ timeout: 1_500 });
    }).toPass({ timeout: 10_000 });
    await expect(manager.getByText(/quedó cerrado/)).toBeVisible();
    expect(await world.level(other, pads)).toMatchObject({ onHand: 7, ledger: 7 });
    await manager.goto(`/panel/traspasos/${id}?sucursal=${other.code}`);
    await expect(manager.getByRole('img', { name: 'Escanea al recibir' })).toBeVisible();
  },
);
