import { uuidToBytes } from '../../db/schema/columns.ts';
import { expect, expectAccessible, scan, test } from './personas.ts';

test.describe('cotizaciones y apartados', { tag: '@keyboard' }, () => {
  test('aparta con anticipo, lo encuentra por teléfono y lo entrega', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(mostrador.getByRole('complementary', { name: 'Nota', exact: true })).toContainText(
      door.code,
    );
    await mostrador.keyboard.press('F7');
    const dialog = mostrador.getByRole('dialog');
    await expect(dialog).toContainText('Anticipo mínimo $285.10');
    await expectAccessible(mostrador);
    await dialog.getByLabel('Nombre').fill('Rosa Peñaloza');
    await dialog.getByLabel('Teléfono').fill('442 218 3307');
    await dialog.getByLabel('Anticipo', { exact: true }).fill('100');
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('menor que el mínimo');
    await dialog.getByLabel('Anticipo', { exact: true }).fill('500');
    await dialog.getByLabel('Recibido').fill('700');
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('Apartado guardado');
    await expect(dialog.getByRole('status').filter({ hasText: 'Cambio' })).toContainText('$200.00');
    await expect(dialog).toContainText('quedan 15 días');
    await expect(dialog).toContainText('$2,351.00');
    await expectAccessible(mostrador);
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, reserved: 1 });
    const href = await dialog.getByRole('link', { name: 'WhatsApp' }).getAttribute('href');
    expect(new URL(href ?? '').pathname).toBe('/524422183307');
    await mostrador.keyboard.press('Escape');

    // Nobody else can have it.
    await scan(mostrador, door.code);
    await expect(mostrador.getByText(`${door.code} está apartada en Sucursal ${branch.code}.`)).toBeVisible();
    await mostrador.getByRole('combobox').fill('');

    await mostrador.keyboard.press('F10');
    await dialog.getByLabel('Folio, teléfono, nombre o QR').fill('2183307');
    await expect(dialog.getByRole('listitem')).toContainText(['Rosa Peñaloza']);
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Entregar y cobrar $2,351.00' }).click();
    await expect(dialog).toContainText('Anticipo aplicado');
    await mostrador.keyboard.press('Tab');
    await dialog.getByRole('button', { name: /Entregar y cobrar \$2,351\.00/ }).click();
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, reserved: 0, ledger: 0 });
  });

  test('cotiza, y al venderla dice qué precio cambió', async ({ mostrador, world, branch }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    await expect(ticket).toContainText(pads.code);
    await mostrador.keyboard.press('F6');
    const dialog = mostrador.getByRole('dialog');
    await dialog.getByLabel('Nombre').fill('Taller Robles');
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('Cotización guardada');
    const folio = (await dialog.getByText(/^COT-/).textContent()) ?? '';
    const href = (await dialog.getByRole('link', { name: 'WhatsApp' }).getAttribute('href')) ?? '';
    expect(new URL(href).searchParams.get('text')).toContain('Total con IVA (16 %): $419.00');
    await expectAccessible(mostrador);
    await dialog.getByRole('button', { name: 'Nota nueva' }).click();
    await world.db.change('UPDATE stock_items SET price_cents = 43300 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(pads.id),
    ]);

    await scan(mostrador, folio);
    await expect(mostrador.getByText(/1 línea cambió desde entonces/)).toBeVisible();
    await expect(ticket).toContainText('433.00');
    await ticket.getByRole('button', { name: 'Usar el precio nuevo' }).click();
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    await expect
      .poll(async () => {
        const rows = await world.db.rows('SELECT 1 FROM quotes WHERE folio = ? AND sale_id IS NOT NULL', [
          folio,
        ]);
        return rows.length;
      })
      .toBe(1);

    await mostrador.goto('/panel/cotizaciones');
    await expect(mostrador.getByRole('row', { name: new RegExp(folio) })).toContainText('Vendida');
    await expectAccessible(mostrador);
    await mostrador.getByRole('link', { name: `Imprimir ${folio}` }).click();
    await expect(mostrador.getByRole('img', { name: `Código QR de ${folio}` })).toBeVisible();
    await expectAccessible(mostrador);
  });

  test('en otra sucursal se abona, y aquí cuenta una vez', async ({
    mostrador,
    aBranch,
    enterAs,
    world,
    branch,
  }) => {
    const hood = await world.unit(branch, { priceCents: 190_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, hood.code);
    await expect(mostrador.getByRole('complementary', { name: 'Nota', exact: true })).toContainText(
      hood.code,
    );
    await mostrador.keyboard.press('F7');
    const dialog = mostrador.getByRole('dialog');
    await dialog.getByLabel('Nombre').fill('Ana Ríos');
    await mostrador.keyboard.press('Enter');
    const folio = (await dialog.getByText(/^APA-/).textContent()) ?? '';

    const other = await aBranch();
    const there = await (await enterAs('clerk', [other])).newPage();
    await there.goto('/caja');
    await scan(there, folio);
    const sheet = there.getByRole('dialog');
    await expect(sheet).toContainText('ahí se entrega');
    await sheet.getByRole('button', { name: 'Abonar al apartado' }).click();
    await sheet.getByLabel('Abono', { exact: true }).fill('300');
    await there.keyboard.press('Enter');
    await expect(sheet).toContainText('allá aparece en unos segundos');

    await expect
      .poll(
        async () => {
          const rows = await world.db.rows<{ cents: number }>(
            'SELECT amount_cents AS cents FROM hold_payments WHERE branch_id = ? AND paid_branch_id = ?',
            [branch.id, other.id],
          );
          return rows.map(({ cents }) => cents);
        },
        { timeout: 10_000 },
      )
      .toEqual([30_000]);
    await mostrador.goto('/panel/apartados');
    await expect(mostrador.getByRole('row', { name: new RegExp(folio) })).toContainText('$1,412.70');
    await expectAccessible(mostrador);
  });
});
