import { expect, expectAccessible, scan, test } from './personas.ts';

test.describe('devoluciones y vales', { tag: '@keyboard' }, () => {
  test('vende, devuelve una pieza a vale y con él compra otra', async ({ mostrador, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 951_00 });
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    await mostrador.goto('/caja');
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    for (const { code } of [door, pads]) {
      await scan(mostrador, code);
      await expect(ticket).toContainText(code);
    }
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    const done = mostrador.getByRole('complementary', { name: 'Nota cobrada' });
    const folio = (await done.locator('.mono').first().textContent()) ?? '';
    expect(folio).toMatch(/^[A-Z]{3}-\d{8}-1-\d{6}$/);

    // Scanned where pieces are, a note opens its return.
    await scan(mostrador, folio);
    const dialog = mostrador.getByRole('dialog', { name: 'Devolución' });
    await expect(dialog).toContainText(door.code);
    await expect(dialog.getByRole('button', { name: 'Elige qué piezas devuelve.' })).toBeVisible();
    await dialog
      .getByRole('button', { name: /^Una más de Puerta/ })
      .first()
      .click();
    await expect(dialog).toContainText('Dentro del plazo');
    await dialog.getByLabel('Lugar').fill('B-07');
    await dialog.getByRole('button', { name: 'Vale', exact: true }).click();
    await expectAccessible(mostrador);
    await dialog.getByRole('button', { name: 'Dar vale de $951.00' }).click();
    await expect(dialog).toContainText('Vale por $951.00');
    await expectAccessible(mostrador);
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, ledger: 1 });
    const words = (await dialog.getByText(/^VALE-/).textContent()) ?? '';

    // An exchange goes straight on to the till, with the vale as a payment.
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText('Vale de $951.00 en la nota')).toBeVisible();
    await scan(mostrador, pads.code);
    await expect(ticket).toContainText(pads.code);
    await expect(ticket).toContainText('$951.00');
    await mostrador.keyboard.press('F12');
    const paying = mostrador.getByRole('complementary', { name: 'Cobro' });
    await expect(paying).toContainText('queda $532.00');
    await expectAccessible(mostrador);
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    const [credit] = await world.db.rows<{ balance: number }>(
      'SELECT balance_cents AS balance FROM store_credits WHERE branch_id = ?',
      [branch.id],
    );
    expect(credit).toEqual({ balance: 532_00 });

    // The rest of it pays later, typed by hand, beside cash.
    await scan(mostrador, door.code);
    await expect(ticket).toContainText(door.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('4');
    await mostrador.getByLabel(/^Vale/).fill(words.toLowerCase());
    await mostrador.keyboard.press('Enter');
    await expect(paying).toContainText('queda $0.00');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();

    // Ctrl D asks for the note; what came back is written on it.
    await mostrador.keyboard.press('Control+d');
    await mostrador.getByLabel('Folio o QR de la nota').fill(folio);
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('Ya se devolvió todo.');
    await mostrador.keyboard.press('Escape');

    await mostrador.goto('/panel/devoluciones');
    await expect(mostrador.getByRole('row', { name: /No le quedó/ })).toContainText('$951.00');
    await expectAccessible(mostrador);
    await mostrador.getByRole('link', { name: /^DEV-/ }).first().click();
    await expect(mostrador.getByRole('article', { name: /^DEV-/ })).toContainText(words);
    await expectAccessible(mostrador);
  });
});
