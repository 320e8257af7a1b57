import { hashPassword } from '../../db/seed/demo-people.ts';
import { expect, expectAccessible, scan, test } from './personas.ts';

test.describe('devoluciones y vales', { tag: '@keyboard' }, () => {
  test('una nota que no existe se queda escrita, y el siguiente escaneo la reemplaza', async ({
    mostrador,
    world,
    branch,
  }) => {
    const lamp = await world.unit(branch, { priceCents: 543_00 });
    await mostrador.goto('/caja');
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    await scan(mostrador, lamp.code);
    await expect(ticket).toContainText(lamp.code);
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    const done = mostrador.getByRole('complementary', { name: 'Nota cobrada' });
    const folio = (await done.locator('.mono').first().textContent()) ?? '';
    await scan(mostrador, folio.replace(/\d{6}$/, '000777'));
    const dialog = mostrador.getByRole('dialog', { name: 'Devolución' });
    await expect(dialog.getByRole('alert')).toContainText('No existe esa nota');
    await expect(dialog.getByLabel('Folio o QR de la nota')).toHaveValue(/-000777$/);
    await mostrador.keyboard.type(folio);
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText(lamp.code);
  });

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
    // The note was paid in cash, and nobody said why it comes back.
    await expect(dialog).toContainText('Efectivo $1,370.00');
    await expect(dialog.getByRole('button', { name: 'Efectivo', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    // Not ready, it leads to what is missing.
    await dialog.getByRole('button', { name: 'Elige el motivo' }).click({ force: true });
    await expect(dialog.getByLabel('Motivo')).toBeFocused();
    await dialog.getByLabel('Motivo').selectOption('does-not-fit');
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

  test('devuelve como se pagó; de más en efectivo, con un supervisor', async ({
    mostrador,
    world,
    branch,
  }) => {
    const gearbox = await world.unit(branch, { priceCents: 1_700_00 });
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 1_691_00 });
    const password = 'clave de prueba larga';
    const supervisor = await world.staff('administrator', []);
    await world.db.change('UPDATE users SET password_hash = ? WHERE id = ?', [
      await hashPassword(password),
      supervisor.userId,
    ]);
    const [{ email } = { email: '' }] = await world.db.rows<{ email: string }>(
      'SELECT email FROM users WHERE id = ?',
      [supervisor.userId],
    );
    await mostrador.goto('/caja');
    const ticket = mostrador.getByRole('complementary', { name: 'Nota', exact: true });
    const sell = async (codes: readonly string[], card: string | null) => {
      for (const code of codes) {
        await scan(mostrador, code);
        await expect(ticket).toContainText(code);
      }
      await mostrador.keyboard.press('F12');
      if (card !== null) await mostrador.getByLabel('Tarjeta', { exact: true }).fill(card);
      await mostrador.keyboard.press('Enter');
      const done = mostrador.getByRole('complementary', { name: 'Nota cobrada' });
      await expect(done).toBeVisible();
      return (await done.locator('.mono').first().textContent()) ?? '';
    };
    // What the drawer has besides.
    await sell([pads.code], null);
    await mostrador.keyboard.press('Escape');
    const folio = await sell([gearbox.code, pads.code], '2000');
    await scan(mostrador, folio);
    const dialog = mostrador.getByRole('dialog', { name: 'Devolución' });
    await expect(dialog).toContainText('Efectivo $1,391.00 · Tarjeta $2,000.00');
    const means = (name: string) => dialog.getByRole('button', { name, exact: true });
    await dialog.getByRole('button', { name: `Una más de` }).first().click();
    await dialog.getByLabel('Motivo').selectOption('wrong-piece');
    await expect(means('Tarjeta')).toHaveAttribute('aria-pressed', 'true');
    await expect(dialog.getByRole('button', { name: 'Devolver $1,700.00' })).toBeVisible();

    // All of the note goes back the two ways it was paid.
    await dialog.getByRole('button', { name: `Una más de` }).nth(1).click();
    await dialog.getByLabel('Motivo').nth(1).selectOption('wrong-piece');
    await expect(means('Como se pagó')).toHaveAttribute('aria-pressed', 'true');
    await dialog.getByRole('button', { name: `Una menos de` }).nth(1).click();
    await expect(means('Como se pagó')).toBeHidden();

    await means('Efectivo').click();
    await expect(dialog).toContainText('se pueden devolver así $1,391.00');
    await expectAccessible(mostrador);
    await dialog.getByRole('button', { name: 'Pedir aprobación' }).click();
    await dialog.getByLabel(/Correo/).fill(email);
    await dialog.getByLabel(/Contraseña/).fill(password);
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('Entrega $1,700.00 en efectivo');
    const [given] = await world.db.rows<{ method: string; approver: number }>(
      `SELECT f.method, d.approver_id AS approver FROM returns d
         JOIN refunds f ON f.branch_id = d.branch_id AND f.return_id = d.id WHERE d.branch_id = ?`,
      [branch.id],
    );
    expect(given).toEqual({ method: 'cash', approver: supervisor.userId });

    // Of the cash of the note nothing is left: the rest goes to the card by itself.
    await dialog.getByRole('button', { name: 'Otra devolución' }).click();
    await expect(dialog.getByRole('button', { name: new RegExp(folio) })).toContainText('2 piezas');
    await expect(dialog).toContainText('Atendió');
    await dialog.getByRole('button', { name: new RegExp(folio) }).click();
    await expect(dialog).toContainText('Efectivo $1,700.00');
    // The one piece that is left is meant, and only why is asked.
    await expect(dialog.getByLabel('Motivo')).toBeFocused();
    await dialog.getByLabel('Motivo').selectOption('wrong-piece');
    await dialog.getByRole('button', { name: 'Devolver $1,691.00' }).click();
    await expect(dialog).toContainText('Devuelve $1,691.00 en la terminal');
  });
});
