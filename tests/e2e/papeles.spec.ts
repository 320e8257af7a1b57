import { readFileSync } from 'node:fs';
import { printed } from '../../src/server/paper/thermal-printer.fixture.ts';
import { textOfPdf } from '../../src/server/paper/pdf-reader.fixture.ts';
import { expect, expectAccessible, scan, test } from './personas.ts';

test.describe('lo que se imprime', { tag: '@desktop' }, () => {
  test('la nota sale como archivo de la impresora térmica y recuerda el rollo de 58 mm y el cajón', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    await expect(ticket).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    await mostrador.getByRole('button', { name: '58 mm' }).click();
    await mostrador.getByLabel('Abrir el cajón al imprimir').check();
    const saving = mostrador.waitForEvent('download');
    await mostrador.getByRole('link', { name: 'Impresora térmica' }).click();
    const note = printed(readFileSync(await (await saving).path()));
    expect(note.drawerKicks).toBe(1);
    expect(Math.max(...note.lines.map((line) => line.replace('^', '').length))).toBe(32);
    expect(note.lines.join('\n')).toContain(door.code);
    await expectAccessible(mostrador);

    const [sale] = await world.db.rows<{ id: string }>(
      'SELECT LOWER(HEX(id)) AS id FROM sales WHERE branch_id = ?',
      [branch.id],
    );
    const id = (sale?.id ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    await mostrador.goto(`/caja/nota/${id}?sucursal=${branch.code}`);
    await expect(mostrador.getByRole('link', { name: '58 mm' })).toHaveAttribute('aria-current', 'true');
    await expect(mostrador.getByLabel('Abrir el cajón al imprimir')).toBeChecked();
    await expectAccessible(mostrador);
  });

  test('almacén marca piezas, elige la etiqueta libre de la hoja y descarga las suyas', async ({
    almacen,
    world,
    branch,
  }) => {
    const [first, second] = [
      await world.unit(branch, { priceCents: 910_00 }),
      await world.unit(branch, { priceCents: 730_00 }),
    ];
    await almacen.goto('/panel/existencias');
    await expect(almacen.getByRole('row', { name: new RegExp(first.code) })).toBeVisible();
    await almacen.getByRole('grid').focus();
    await almacen.keyboard.press('Space');
    // The mark does not move the choice: a second one takes it off again.
    await expect(almacen.getByRole('row', { selected: true })).toHaveAttribute('data-marked', 'true');
    await almacen.keyboard.press('Space');
    await expect(almacen.getByRole('row', { selected: true })).not.toHaveAttribute('data-marked');
    await almacen.keyboard.press('Space');
    await almacen.keyboard.press('ArrowDown');
    await almacen.keyboard.press('Space');
    await expect(almacen.getByRole('button', { name: 'Etiquetas · 2 marcadas' })).toBeVisible();
    await almacen.keyboard.press('e');
    const dialog = almacen.getByRole('dialog', { name: 'Etiquetas' });
    await expect(dialog).toContainText('2 piezas');
    await dialog.getByLabel('Primera etiqueta libre de la hoja').fill('31');
    await dialog.getByRole('button', { name: 'Descargar PDF' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Un número del 1 al 30.');
    await expectAccessible(almacen);
    await dialog.getByLabel('Primera etiqueta libre de la hoja').fill('5');
    await dialog.getByLabel('Con el precio').check();
    const saving = almacen.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Descargar PDF' }).click();
    const [text] = await textOfPdf(readFileSync(await (await saving).path()));
    for (const { code } of [first, second]) expect(text).toContain(code);
    expect(text).toContain('$910');
    await expect(dialog).toBeHidden();

    await almacen.getByRole('button', { name: 'Etiquetas de anaqueles' }).click();
    await dialog.getByLabel('Anaqueles').fill('a-03-1\nA-03-2');
    await dialog.getByLabel('Papel').selectOption('50x25');
    const zpl = almacen.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Descargar ZPL' }).click();
    expect(readFileSync(await (await zpl).path(), 'utf8').match(/\^XA/g)).toHaveLength(2);

    // A phone labels the piece in hand.
    await almacen.setViewportSize({ width: 390, height: 844 });
    await almacen.reload();
    await almacen.getByRole('row', { name: new RegExp(first.code) }).click();
    await almacen.getByRole('button', { name: 'Etiqueta', exact: true }).click();
    await expect(dialog).toContainText('1 pieza');
    await expectAccessible(almacen);
  });

  test('administración escribe quién factura y prepara el XML del día, que dice no estar timbrado', async ({
    administracion,
    mostrador,
    world,
    branch,
  }) => {
    await world.db.change("UPDATE settings SET value = 'null' WHERE name = 'invoicing.issuer'");
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 431_50 });
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    await expect(ticket).toContainText(pads.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();

    await administracion.goto(`/panel/facturacion?sucursal=${branch.code}`);
    await expect(administracion.getByText('todavía no son comprobantes fiscales')).toBeVisible();
    await administracion.getByLabel('RFC').fill('ABC0102');
    await administracion.getByRole('button', { name: 'Guardar' }).click();
    await expect(administracion.getByText('Son 12 o 13 caracteres')).toBeVisible();
    await expectAccessible(administracion);
    await administracion.getByLabel('RFC').fill('abc010203ab9');
    await administracion.getByLabel('Nombre o razón social').fill('Refacciones del Bajío');
    await administracion.getByLabel('Régimen fiscal').selectOption('601');
    await administracion.getByRole('button', { name: 'Guardar' }).click();
    await expect(administracion.getByText('REFACCIONES DEL BAJÍO')).toBeVisible();

    await administracion.getByRole('button', { name: /^Preparar XML/ }).click();
    const dialog = administracion.getByRole('dialog');
    await expect(dialog).toContainText('Incluye 1 nota de');
    await dialog.getByRole('button', { name: 'Sí, preparar' }).click();
    await expect(administracion.getByText('Todo preparado')).toBeVisible();
    await expect(administracion.getByText('Sin timbrar', { exact: true })).toBeVisible();
    await expectAccessible(administracion);
    const saving = administracion.waitForEvent('download');
    await administracion.getByRole('link', { name: `XML de ${branch.code}-1` }).click();
    const xml = readFileSync(await (await saving).path(), 'utf8');
    expect(xml).toContain('Total="431.50"');
    expect(xml).toContain('Nombre="REFACCIONES DEL BAJÍO"');
  });
});
