import { uuidToBytes } from '../../db/schema/columns.ts';
import { expect, expectAccessible, test } from './personas.ts';

test.describe('en el almacén', { tag: '@desktop' }, () => {
  test('cuenta a ciegas, con una que falta y una que apareció, explica y asienta', async ({
    almacen,
    world,
    branch,
  }) => {
    const seen = await world.unit(branch, { priceCents: 285_100 });
    const missing = await world.unit(branch, { priceCents: 131_300 });
    const found = await world.unit(branch, { priceCents: 99_700 });
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    for (const item of [seen, missing, pads]) {
      await world.db.change("UPDATE stock_items SET bin = 'A-03' WHERE branch_id = ? AND id = ?", [
        branch.id,
        uuidToBytes(item.id),
      ]);
    }
    await world.db.change('UPDATE stock_items SET on_hand = 0 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(found.id),
    ]);
    const at = new Date();
    await world.db.change(
      `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
       SELECT branch_id, UNHEX(REPLACE(UUID(), '-', '')), id, part_id, 'write_off', -1, ?, ? FROM stock_items
       WHERE branch_id = ? AND id = ?`,
      [at, at, branch.id, uuidToBytes(found.id)],
    );

    await almacen.goto('/panel/almacen/conteos');
    await expect(almacen.getByText('Todavía no hay conteos')).toBeVisible();
    await almacen.getByRole('button', { name: 'Nuevo conteo' }).click();
    await almacen.getByLabel('Lugar').fill('a-03');
    await expectAccessible(almacen);
    await almacen.getByRole('button', { name: 'Empezar a contar' }).click();
    await expect(almacen.getByRole('heading', { name: /Conteo · A-03/ })).toBeVisible();

    const field = almacen.getByLabel('Escanea o escribe el código');
    await expect(field).toBeFocused();
    const says = almacen.getByRole('status').filter({ hasText: /contada|Listo/ });
    for (const code of [seen.code, found.code]) {
      await almacen.keyboard.type(code);
      await almacen.keyboard.press('Enter');
      await expect(says).toContainText('contada');
      await expect(almacen.getByText(code)).toBeVisible();
    }
    await almacen.keyboard.type(seen.code);
    await almacen.keyboard.press('Enter');
    await expect(says).toContainText('ya estaba contada');
    await almacen.getByLabel('Cuántas').fill('7');
    await field.fill(pads.code);
    await almacen.keyboard.press('Enter');
    await expect(says).toContainText('7 contadas');
    await expect(almacen.getByText('9 piezas contadas')).toBeVisible();
    // Blind: nothing on the screen says what should be there.
    await expect(almacen.getByText(missing.code)).toHaveCount(0);
    await expectAccessible(almacen);

    await almacen.getByRole('button', { name: 'Terminar y revisar' }).click();
    await almacen.getByRole('dialog').getByRole('button', { name: 'Terminar y revisar' }).click();
    await expect(almacen.getByText('2 diferencias', { exact: true })).toBeVisible();
    await expect(almacen.getByText('Falta el motivo de 2 diferencias.')).toBeVisible();
    const lost = almacen.getByRole('row', { name: new RegExp(missing.code) });
    await expect(lost).toContainText('Nadie la vio');
    await expect(lost).toContainText('−1');
    const turnedUp = almacen.getByRole('row', { name: new RegExp(found.code) });
    await expect(turnedUp).toContainText('El sistema no la tenía');
    await expectAccessible(almacen);
    await lost.getByRole('combobox').selectOption('No está');
    await expect(almacen.getByText('Falta el motivo de 1 diferencia.')).toBeVisible();
    await turnedUp.getByRole('combobox').selectOption('Apareció');
    await expect(almacen.getByText('Se escribirá un movimiento por cada diferencia')).toBeVisible();
    await almacen.getByRole('button', { name: 'Asentar conteo' }).click();
    await expect(
      almacen.getByText('Conteo asentado: 2 movimientos. Faltaron 1, aparecieron 1.'),
    ).toBeVisible();
    await expect(almacen.getByText(/^Asentado por/)).toBeVisible();
    expect(await world.level(branch, missing)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await world.level(branch, found)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 7, ledger: 7 });

    await almacen.goto('/panel/almacen/libro');
    await expect(almacen.getByText('Cuadra: lo que había, más lo que entró')).toBeVisible();
    await almacen.getByLabel('Código de la pieza').fill(missing.code);
    await almacen.keyboard.press('Enter');
    await expect(almacen.getByText('Suma de movimientos 0 = existencia 0')).toBeVisible();
    await expectAccessible(almacen);
  });

  test('vacía una lista de pendientes con la tecla que la resuelve y recibe una factura', async ({
    almacen,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 41_900 });
    await almacen.goto('/panel/almacen');
    await almacen.getByRole('button', { name: /^Sin lugar/ }).click();
    await expect(almacen.getByRole('row', { name: new RegExp(door.code) })).toBeVisible();
    await expectAccessible(almacen);
    for (const [index, bin] of ['B-07', 'C-03'].entries()) {
      await almacen.getByRole('grid').focus();
      await almacen.keyboard.press('Enter');
      await expect(almacen.getByLabel('Lugar nuevo')).toBeFocused();
      await almacen.keyboard.type(bin);
      await almacen.keyboard.press('Enter');
      await expect(almacen.getByText(`ahora está en ${bin}`)).toBeVisible();
      if (index === 0) await expect(almacen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
    }
    await expect(almacen.getByText('Nada pendiente aquí')).toBeVisible();

    await almacen.goto('/panel/almacen/entradas');
    await almacen.getByRole('button', { name: 'Nueva entrada' }).click();
    const code = almacen.getByLabel('Escanea o escribe el número de parte');
    for (let time = 0; time < 2; time += 1) {
      await code.fill(pads.code);
      await almacen.keyboard.press('Enter');
      await expect(almacen.getByLabel(/^Cantidad/)).toHaveValue(String(time + 1));
    }
    await almacen.getByLabel(/^Costo por pieza/).fill('211.50');
    await almacen.getByLabel('Proveedor').fill('Refaccionaria del Centro');
    await almacen.getByLabel('Factura o remisión').fill('F-1031');
    await expectAccessible(almacen);
    await almacen.getByRole('button', { name: 'Recibir todo' }).click();
    await expect(almacen.getByText('Se recibieron 2 piezas de Refaccionaria del Centro.')).toBeVisible();
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5, ledger: 5 });
  });
});
