import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, scan, test } from './personas.ts';

function ticket(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Nota', exact: true });
}

/** A scanner writes into whatever has the focus. */
async function wedge(page: Page, code: string): Promise<void> {
  // In one go within the page: a busy machine would hand the keys on at the pace of a person.
  await page.evaluate((text) => {
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    // What a key writes, events made by hand do not.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to write into whatever has the focus
    const write = (character: string) => document.execCommand('insertText', false, character);
    for (const character of text) if (press(character)) write(character);
    const field = document.activeElement;
    if (press('Enter') && field instanceof HTMLInputElement) field.form?.requestSubmit();
  }, code);
}

test.describe('en el mostrador con teclado', { tag: '@keyboard' }, () => {
  test('vende una pieza escaneada con dos teclas', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    // An Enter within 90 ms of a scan is the scanner's second one, and a hand is slower.
    await mostrador.waitForTimeout(100);
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('button', { name: /^Cobrar \$2,851\.00/ })).toBeFocused();
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    await expect(mostrador.getByText(new RegExp(`^${branch.code}-\\d{8}-1-000001$`)).first()).toBeVisible();
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await world.count('sales', branch)).toBe(1);
    // The next scan begins the next note, with the next folio.
    const hood = await world.unit(branch, { priceCents: 190_300 });
    await scan(mostrador, hood.code);
    await expect(ticket(mostrador)).toContainText('-1-000002');
  });

  test('parte el pago entre tarjeta y efectivo y dice el cambio', async ({ mostrador, world, branch }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    await expect(ticket(mostrador)).toContainText(pads.code);
    await mostrador.keyboard.press('+');
    await mostrador.keyboard.press('+');
    await expect(ticket(mostrador)).toContainText('1,257.00');
    await mostrador.keyboard.press('F12');
    await mostrador.getByLabel('Tarjeta', { exact: true }).fill('757');
    await mostrador.getByPlaceholder('Autorización').fill('882173');
    await mostrador.getByLabel('Efectivo', { exact: true }).fill('600');
    await mostrador.keyboard.press('Enter');
    const done = mostrador.getByRole('complementary', { name: 'Nota cobrada' });
    await expect(done.getByRole('status')).toContainText('$100.00');
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 4, ledger: 4 });
    const payments = await world.db.rows<{ method: string; amountCents: number; reference: string | null }>(
      'SELECT method, amount_cents AS amountCents, reference FROM payments WHERE branch_id = ? ORDER BY payment_no',
      [branch.id],
    );
    expect(payments).toEqual([
      { method: 'cash', amountCents: 50_000, reference: null },
      { method: 'card', amountCents: 75_700, reference: '882173' },
    ]);
  });

  test('dice en su línea qué pieza vendió antes otra persona, y cobra el resto', async ({
    mostrador,
    enterAs,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await scan(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);

    const other = await (await enterAs('clerk', [branch])).newPage();
    await other.goto('/caja');
    await scan(other, door.code);
    await expect(ticket(other)).toContainText(door.code);
    await other.keyboard.press('F12');
    await other.keyboard.press('Enter');
    await expect(other.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();

    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText(/No se cobró nada: alguien vendió antes/)).toBeVisible();
    await expect(ticket(mostrador)).toContainText('Ya no está: se vendió hace un momento.');
    await expectAccessible(mostrador);
    await ticket(mostrador).getByRole('button', { name: 'Quitarla' }).click();
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    // Both charged on the same till: the second took the next folio by itself.
    const folios = await world.db.rows<{ sequence: number }>(
      'SELECT folio_sequence AS sequence FROM sales WHERE branch_id = ? ORDER BY folio_sequence',
      [branch.id],
    );
    expect(folios.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await world.level(branch, lamp)).toMatchObject({ onHand: 0, ledger: 0 });
  });

  test('un corte a media venta no cobra dos veces', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    let attempts = 0;
    await mostrador.route('**/api/v1/sales', async (route) => {
      attempts += 1;
      if (attempts > 1) return route.continue();
      // The server gets it; the answer is lost on the way back.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText(/no sabemos si la venta quedó registrada/)).toBeVisible();
    await mostrador.getByRole('button', { name: 'Reintentar ahora' }).click();
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    expect(attempts).toBeGreaterThan(1);
    expect(await world.count('sales', branch)).toBe(1);
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
  });

  test('una venta sin respuesta se sigue enviando después de recargar', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.route('**/api/v1/sales', (route) => route.abort('connectionreset'));
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText(/no sabemos si la venta quedó registrada/)).toBeVisible();
    expect(await world.count('sales', branch)).toBe(0);
    await mostrador.unroute('**/api/v1/sales');
    await mostrador.reload();
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    expect(await world.count('sales', branch)).toBe(1);
  });

  test('la nota y las que esperan sobreviven a una recarga', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F3');
    // At the pace of a hand: what is faster is a scan.
    await mostrador.keyboard.type('Taller Hermanos Rangel', { delay: 60 });
    await mostrador.keyboard.press('Enter');
    await mostrador.keyboard.press('F8');
    await expect(ticket(mostrador)).not.toContainText(door.code);
    await scan(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);
    await mostrador.reload();
    await expect(ticket(mostrador)).toContainText(lamp.code);
    await ticket(mostrador)
      .getByRole('button', { name: /^Quitar/ })
      .or(mostrador.getByRole('button', { name: /Quitar línea/ }))
      .first()
      .click();
    await mostrador.keyboard.press('F8');
    await mostrador
      .getByRole('dialog')
      .getByRole('button', { name: /Taller Hermanos Rangel/ })
      .click();
    await expect(ticket(mostrador)).toContainText(door.code);
    await expect(mostrador.getByLabel(/^Cliente/)).toHaveValue('Taller Hermanos Rangel');
  });

  test('un precio que cambió se acepta antes de cobrarlo', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await world.db.change(
      'UPDATE stock_items SET price_cents = 299300, version = version + 1 WHERE branch_id = ? AND price_cents = 285100',
      [branch.id],
    );
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(ticket(mostrador)).toContainText('El precio cambió de $2,851.00 a $2,993.00.');
    await ticket(mostrador).getByRole('button', { name: 'Usar el precio nuevo' }).click();
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
  });

  test('un escaneo durante el cobro no toca el dinero: vuelve a la nota con la pieza', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    const payment = mostrador.getByRole('complementary', { name: 'Cobro' });
    const cash = payment.getByLabel('Efectivo', { exact: true });
    await expect(payment).toBeVisible();
    // With the button in focus, where a 1 means cash.
    await wedge(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);
    expect(await world.count('sales', branch)).toBe(0);

    await mostrador.keyboard.press('F12');
    await expect(cash).toHaveValue('');
    await cash.click();
    await mostrador.keyboard.type('4000', { delay: 60 });
    // Nobody lifts a scanner sooner.
    await mostrador.waitForTimeout(200);
    // In the field: a code that is on the note already changes no total, and the money stays as it was typed.
    await wedge(mostrador, lamp.code);
    await expect(mostrador.getByText(/Ya está en la nota/)).toBeVisible();
    await mostrador.keyboard.press('F12');
    await expect(cash).toHaveValue('4000');

    const hood = await world.unit(branch, { priceCents: 190_300 });
    await cash.click();
    await wedge(mostrador, hood.code);
    await expect(ticket(mostrador)).toContainText(hood.code);
    await mostrador.keyboard.press('F12');
    await expect(cash).toHaveValue('');
    await expect(payment).toContainText('La nota cambió: se borró lo recibido.');
    await cash.click();
    await mostrador.keyboard.type('5300', { delay: 60 });
    await mostrador.waitForTimeout(100);
    await mostrador.keyboard.press('Enter');
    await expect(
      mostrador.getByRole('complementary', { name: 'Nota cobrada' }).getByRole('status'),
    ).toContainText('$3.00');
  });

  test('otra forma de pago pedida por su nombre no abre con lo que quedó escrito', async ({
    mostrador,
    world,
    branch,
  }) => {
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);
    await mostrador.keyboard.press('F12');
    const payment = mostrador.getByRole('complementary', { name: 'Cobro' });
    await expect(payment).toBeVisible();
    await wedge(mostrador, lamp.code);
    await expect(mostrador.getByText(/Ya está en la nota/)).toBeVisible();
    await ticket(mostrador)
      .getByRole('button', { name: /^Tarjeta/ })
      .click();
    await expect(payment.getByLabel('Tarjeta', { exact: true })).toHaveValue('543.00');
    await expect(payment.getByLabel('Efectivo', { exact: true })).toHaveValue('');
  });

  test('un escaneo con el cobro en camino se rechaza en voz alta', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await mostrador.route('**/api/v1/sales', (route) => route.abort('connectionreset'));
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText(/no sabemos si la venta quedó registrada/)).toBeVisible();
    await wedge(mostrador, lamp.code);
    // In the scanner's own field it is the field that says so.
    const refused = new RegExp(`No se agregó ${lamp.code}|Espera la respuesta del cobro`);
    await expect(mostrador.getByText(refused).first()).toBeVisible();
    await expect(mostrador.getByRole('complementary', { name: 'Cobro' })).toBeVisible();
  });

  test('un escaneo en otro campo llega a la nota y el campo queda como estaba', async ({
    mostrador,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    const hood = await world.unit(branch, { priceCents: 190_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    await expect(ticket(mostrador)).toContainText(pads.code);
    await ticket(mostrador).getByLabel('Cantidad', { exact: true }).last().fill('2');
    await wedge(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);
    await expect(ticket(mostrador)).toContainText('838.00');
    await mostrador.keyboard.press('F3');
    await mostrador.keyboard.type('Rosa', { delay: 60 });
    await mostrador.waitForTimeout(200);
    await wedge(mostrador, hood.code);
    await expect(ticket(mostrador)).toContainText(hood.code);
    await expect(mostrador.getByLabel(/^Cliente/)).toHaveValue('Rosa');
    await mostrador.keyboard.press('F6');
    const dialog = mostrador.getByRole('dialog');
    await dialog.getByLabel('Nombre').fill('Taller Robles');
    await wedge(mostrador, lamp.code);
    const told = mostrador.getByText(`Escaneaste ${lamp.code} con una ventana abierta`);
    await expect(told).toBeVisible();
    // Not behind the window: of what is in the top layer, the last to come is above.
    expect(await told.evaluate((text) => text.closest('[popover]')?.matches(':popover-open'))).toBe(true);
    // A window lets nothing outside of it be pressed: the press is the toast's all the same, and not the backdrop's.
    const close = await mostrador.locator('.toast').getByRole('button').boundingBox();
    await mostrador.mouse.click((close?.x ?? 0) + 5, (close?.y ?? 0) + 5);
    await expect(told).toBeHidden();
    await expect(dialog.getByLabel('Nombre')).toHaveValue('Taller Robles');
    expect(await world.count('quotes', branch)).toBe(0);
  });

  test('F2 tiene el campo antes de que llegue la primera letra del escáner', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    const focusAfterF2 = () =>
      mostrador.evaluate(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
        return document.activeElement?.getAttribute('role');
      });
    await mostrador.keyboard.press('F3');
    expect(await focusAfterF2()).toBe('combobox');
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByRole('button', { name: /^Cobrar \$2,851/ })).toBeFocused();
    expect(await focusAfterF2()).toBe('combobox');
  });

  test('una pieza de otra sucursal se ve pero no se vende', async ({ mostrador, aBranch, world, branch }) => {
    const elsewhere = await aBranch();
    const door = await world.unit(elsewhere, { priceCents: 285_100 });
    await world.unit(branch, { priceCents: 54_300 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(mostrador.getByText(/Desde aquí no se puede vender/)).toBeVisible();
    await expect(ticket(mostrador)).toContainText('La nota está vacía');
  });

  test('un descuento o una cantidad que no se entiende se queda escrito y dice por qué', async ({
    mostrador,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 20, priceCents: 123_500 });
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    await expect(ticket(mostrador)).toContainText(pads.code);
    const discount = ticket(mostrador).getByLabel(/^Descuento/);
    for (const [typed, says] of [
      ['-50', '«-50» no es un descuento'],
      ['abc', '«abc» no es un descuento'],
      ['150%', '150% es más que el precio de la línea ($1,235.00)'],
      ['5000', '5000 es más que el precio de la línea ($1,235.00)'],
    ] as const) {
      await discount.fill(typed);
      await discount.press('Enter');
      await expect(ticket(mostrador).getByRole('alert')).toContainText(says);
      await expect(discount).toHaveValue(typed);
    }
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByText('Corrige primero lo marcado en la línea.')).toBeVisible();
    await expectAccessible(mostrador);
    // What is over the clerk's limit says so while it is typed, and F12 asks for the approval.
    await discount.fill('494');
    await expect(ticket(mostrador)).toContainText('lo aprueba un administrador');
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByRole('dialog')).toContainText('$494.00');
    await mostrador.keyboard.press('Escape');
    await expect(ticket(mostrador)).toContainText(/Antes de descuento\s*\$1,235\.00/);
    await expect(ticket(mostrador)).toContainText(/Descuento\s*−\$494\.00/);
    await discount.fill('');
    await discount.press('Enter');
    const quantity = ticket(mostrador).getByRole('textbox', { name: 'Cantidad' });
    for (const [typed, says] of [
      ['1.5', '«1.5» no es una cantidad'],
      ['-3', '«-3» no es una cantidad'],
      ['0', 'La cantidad no puede ser 0'],
    ] as const) {
      await quantity.fill(typed);
      await quantity.press('Enter');
      await expect(ticket(mostrador).getByRole('alert')).toContainText(says);
    }
    await quantity.fill('3');
    await quantity.press('Enter');
    await expect(ticket(mostrador)).toContainText('3,705.00');
    // The next scan takes nothing of it away.
    const lamp = await world.unit(branch, { priceCents: 54_300 });
    await discount.fill('1O%');
    await scan(mostrador, lamp.code);
    await expect(ticket(mostrador)).toContainText(lamp.code);
    await expect(discount).toHaveValue('1O%');
    await expect(ticket(mostrador).getByRole('alert')).toContainText('«1O%» no es un descuento');
  });

  test('de un código exacto que ya no se vende dice qué pasó con él', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await scan(mostrador, door.code);
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    await scan(mostrador, door.code);
    await expect(mostrador.getByText(`${door.code} ya se vendió en Sucursal ${branch.code}.`)).toBeVisible();
  });

  test('lo que no cabe en la lista se dice cuánto es', async ({ mostrador, world, branch }) => {
    for (let count = 0; count < 23; count++) await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await mostrador.getByRole('combobox').fill(`${branch.code}-P-`);
    await expect(mostrador.getByText('23 resultados')).toBeVisible();
    await expect(mostrador.getByText('Hay 3 más en esta sucursal.')).toBeVisible();
  });

  test('la ayuda, la búsqueda y el cobro no tienen barreras', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.goto('/caja');
    await expect(mostrador.getByRole('combobox')).toBeFocused();
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('F1');
    await expect(mostrador.getByRole('dialog')).toBeVisible();
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('Escape');
    // The next scan is heard.
    await expect(mostrador.getByRole('combobox')).toBeFocused();
    await mostrador.keyboard.type(door.code.slice(0, 6), { delay: 60 });
    await expect(mostrador.getByRole('row', { name: new RegExp(door.code) })).toBeVisible();
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('Enter');
    await expect(ticket(mostrador)).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    await expectAccessible(mostrador);
  });
});

test('la nota se vuelve a imprimir en papel de 80 y de 58 mm', async ({ mostrador, world, branch }) => {
  const door = await world.unit(branch, { priceCents: 285_100 });
  await mostrador.goto('/caja');
  await scan(mostrador, door.code);
  await expect(ticket(mostrador)).toContainText(door.code);
  await ticket(mostrador)
    .getByRole('button', { name: /^Cobrar/ })
    .click();
  await mostrador.getByRole('button', { name: /^Cobrar \$/ }).click();
  await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
  await mostrador.goto('/panel/ventas');
  await mostrador.getByRole('link', { name: /Ver e imprimir/ }).click();
  const note = mostrador.getByRole('article', { name: /^Nota / });
  await expect(note).toContainText(door.code);
  await expect(note).toContainText('$2,851.00');
  await expectAccessible(mostrador);
  await mostrador.getByRole('link', { name: '58 mm' }).click();
  await mostrador.emulateMedia({ media: 'print' });
  await expect(note).toBeVisible();
  await expect(mostrador.getByRole('banner')).toBeHidden();
  const widthMm = ((await note.boundingBox())?.width ?? 0) / (96 / 25.4);
  expect(widthMm).toBeLessThanOrEqual(58);
});

test('lo de otra sucursal se distingue de lo propio', async ({ mostrador, aBranch, world, branch }) => {
  const elsewhere = await aBranch();
  const pads = await world.bulk(branch, { onHand: 7, priceCents: 41_900 });
  await world.bulk(elsewhere, { onHand: 5, priceCents: 39_700, partId: pads.partId });
  await mostrador.goto('/caja');
  await mostrador.getByRole('combobox').fill(pads.code);
  const own = mostrador.getByRole('row', { name: '419.00' });
  const far = mostrador.getByRole('row', { name: '397.00' });
  await expect(own).toContainText('Disponible');
  await expect(far.getByText(`en Sucursal ${elsewhere.code}`).filter({ visible: true })).toHaveCount(1);
  await expect(far.getByRole('button', { name: 'Pedir traspaso' })).toBeVisible();
  await expect(far).not.toContainText('Disponible');
  await expect(mostrador.getByText('En otras sucursales: se piden, aquí no se venden')).toBeVisible();
  await expectAccessible(mostrador);
});

test('vende con el dedo, sin teclado', { tag: '@finger' }, async ({ mostrador, world, branch }) => {
  const door = await world.unit(branch, { priceCents: 285_100 });
  await mostrador.goto('/caja');
  await mostrador.getByRole('combobox').fill(door.code);
  await mostrador.getByRole('row', { name: /Puerta/ }).tap();
  await expect(ticket(mostrador)).toContainText(door.code);
  await ticket(mostrador)
    .getByRole('button', { name: /^Cobrar/ })
    .tap();
  for (const bill of ['1,000', '1,000', '1,000'])
    await mostrador.getByRole('button', { name: bill, exact: true }).tap();
  await expect(mostrador.getByRole('complementary', { name: 'Cobro' }).getByRole('status')).toContainText(
    '$149.00',
  );
  await expectAccessible(mostrador);
  await mostrador.getByRole('button', { name: /^Cobrar \$/ }).tap();
  await expect(
    mostrador.getByRole('complementary', { name: 'Nota cobrada' }).getByRole('status'),
  ).toContainText('$149.00');
  await expectAccessible(mostrador);
});
