import type { Page } from '@playwright/test';
import { hashPassword } from '../../db/seed/demo-people.ts';
import { expect, expectAccessible, scan, test } from './personas.ts';

/** Types pieces into the field of a note or coin. */
async function countPieces(page: Page, pieces: Readonly<Record<string, string>>): Promise<void> {
  for (const [face, text] of Object.entries(pieces)) await page.getByLabel(`Piezas de ${face}`).fill(text);
}

async function sellOne(page: Page, code: string): Promise<void> {
  await scan(page, code);
  await expect(page.getByRole('complementary', { name: 'Nota', exact: true })).toContainText(code);
  await page.keyboard.press('F12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
}

test.describe('el turno de una caja', { tag: '@desktop' }, () => {
  test('abre con fondo, vende, saca efectivo, cuenta a ciegas y cierra con motivo', async ({
    mostrador,
    world,
    branch,
  }) => {
    await world.closeShifts(branch);
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 431_50 });
    await mostrador.goto('/caja');
    await expect(mostrador.getByRole('heading', { name: 'Abrir Caja 1' })).toBeVisible();
    // Keys alone: Enter walks from note to note.
    await expect(mostrador.getByLabel('Piezas de $1,000, billete')).toBeFocused();
    // A float that no till begins with is asked about, once.
    await mostrador.keyboard.type('9999');
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByRole('alert')).toContainText('$9,999,000.00');
    await mostrador.getByLabel('Piezas de $1,000, billete').fill('');
    await expect(mostrador.getByRole('alert')).toBeHidden();
    await mostrador.getByLabel('Piezas de $1,000, billete').focus();
    await mostrador.keyboard.press('Enter');
    await mostrador.keyboard.type('1');
    await mostrador.keyboard.press('Enter');
    await mostrador.keyboard.type('3');
    await expectAccessible(mostrador);
    await mostrador.reload();
    await expect(mostrador.getByLabel('Piezas de $200, billete')).toHaveValue('3');
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByText('Turno 2')).toBeVisible();
    await sellOne(mostrador, pads.code);

    await mostrador.keyboard.press('F9');
    await expect(mostrador.getByRole('dialog', { name: /Turno 2 de Caja 1/ })).toBeVisible();
    await expect(mostrador.getByText('Corte X (sin cerrar)')).toBeHidden();
    await mostrador.keyboard.press('2');
    await mostrador.getByLabel('Cantidad').fill('31.50');
    await mostrador.getByLabel('Motivo').selectOption('expense');
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByText('Salida de $31.50 registrada.')).toBeVisible();

    await mostrador.keyboard.press('F9');
    await mostrador.keyboard.press('3');
    await expect(mostrador.getByRole('heading', { name: 'Cerrar el turno 2' })).toBeVisible();
    await expect(mostrador.getByText('$1,500.00')).toBeHidden();
    await countPieces(mostrador, { '$500, billete': '2', '$200, billete': '2', '$50, billete': '1' });
    await mostrador.keyboard.press('F12');
    await mostrador.keyboard.press('Enter');
    const verdict = mostrador.getByRole('status').filter({ hasText: 'Faltan' });
    await expect(verdict).toContainText('$50.00');
    await expectAccessible(mostrador);
    // A reload in the middle asks for the reason again.
    await mostrador.reload();
    await expect(verdict).toContainText('$50.00');
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByText('Elige un motivo')).toBeVisible();
    await mostrador.getByLabel('Cambio mal dado').check();
    await mostrador.keyboard.press('F12');
    await expect(mostrador.getByRole('heading', { name: 'Turno 2 cerrado' })).toBeVisible();
    const z = mostrador.getByRole('article', { name: 'Corte Z 2' });
    await expect(z).toContainText('Sin números faltantes');
    await expect(z).toContainText('Motivo: Cambio mal dado');
    await expectAccessible(mostrador);
    const [shift] = await world.db.rows<{ reason: string; number: number }>(
      'SELECT difference_reason AS reason, number FROM shifts WHERE branch_id = ? AND number = 2',
      [branch.id],
    );
    expect(shift).toEqual({ reason: 'change', number: 2 });
    await mostrador.getByRole('button', { name: 'Abrir otro turno' }).click();
    await expect(mostrador.getByRole('heading', { name: 'Abrir Caja 1' })).toBeVisible();
  });

  test('un turno de ayer se cierra primero, y lo cierra una supervisora', async ({
    mostrador,
    administracion,
    world,
    branch,
  }) => {
    await world.closeShifts(branch);
    await world.shift(branch, branch.terminalId, new Date('2026-11-02T15:00:00Z'));
    await mostrador.goto('/caja');
    await expect(mostrador.getByRole('heading', { name: 'El turno del 2 nov sigue abierto' })).toBeVisible();
    await expect(mostrador.getByText(/lo cierra esa persona o un administrador/)).toBeVisible();
    await administracion.goto(`/caja?sucursal=${branch.code}`);
    await expect(
      administracion.getByRole('heading', { name: 'El turno del 2 nov sigue abierto' }),
    ).toBeVisible();
    await administracion.keyboard.press('F12');
    await administracion.keyboard.press('Enter');
    await expect(administracion.getByRole('heading', { name: 'Turno 2 cerrado' })).toBeVisible();
    await administracion.goto(`/panel/turnos?sucursal=${branch.code}`);
    await expect(administracion.getByRole('row', { name: /Caja 1 · 2/ })).toContainText('$0.00');
    await expectAccessible(administracion);
    await administracion.getByRole('link', { name: /Corte Z 2/ }).click();
    await expect(administracion.getByRole('article', { name: 'Corte Z 2' })).toContainText('Sin diferencia');
  });

  test('un descuento mayor al límite pide a una supervisora, sin tocar la sesión', async ({
    mostrador,
    world,
    branch,
  }) => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 1_000_00 });
    const supervisor = await world.staff('administrator', []);
    const password = 'clave de prueba larga';
    await world.db.change('UPDATE users SET password_hash = ? WHERE id = ?', [
      await hashPassword(password),
      supervisor.userId,
    ]);
    const [{ email } = { email: '' }] = await world.db.rows<{ email: string }>(
      'SELECT email FROM users WHERE id = ?',
      [supervisor.userId],
    );
    await mostrador.goto('/caja');
    await scan(mostrador, pads.code);
    await expect(mostrador.getByRole('complementary', { name: 'Nota', exact: true })).toContainText(
      pads.code,
    );
    await mostrador.keyboard.press('F5');
    await mostrador.keyboard.type('12%');
    await mostrador.keyboard.press('Enter');
    await mostrador.keyboard.press('F12');
    const dialog = mostrador.getByRole('dialog', { name: 'Este descuento necesita aprobación' });
    await expect(dialog).toContainText('$120.00 (12 %)');
    await dialog.getByLabel('Correo del administrador').fill(email);
    await dialog.getByLabel('Contraseña del administrador').fill('adivinada');
    await mostrador.keyboard.press('Enter');
    await expect(dialog).toContainText('no son correctos');
    await expectAccessible(mostrador);
    await dialog.getByLabel('Contraseña del administrador').fill(password);
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('button', { name: /^Cobrar \$880\.00/ })).toBeFocused();
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    const [approval] = await world.db.rows<{ approver: number; limitBp: number }>(
      'SELECT approver_id AS approver, limit_bp AS limitBp FROM approvals WHERE branch_id = ?',
      [branch.id],
    );
    expect(approval).toEqual({ approver: supervisor.userId, limitBp: 1_200 });
  });

  test('la administración agrega y renombra cajas de una sucursal', async ({
    administracion,
    mostrador,
    branch,
  }) => {
    await administracion.goto('/panel/sucursales');
    await administracion.getByRole('button', { name: new RegExp(branch.code) }).click();
    await administracion.getByLabel('Nombre de la caja nueva').fill('Mostrador dos');
    await administracion.getByRole('button', { name: 'Agregar caja' }).click();
    await expect(administracion.getByText('Mostrador dos agregada.')).toBeVisible();
    await administracion.getByLabel('Nombre de la caja 1').fill('Mostrador uno');
    await administracion.getByRole('button', { name: 'Guardar nombre' }).click();
    await expect(administracion.getByText('Ahora se llama Mostrador uno.')).toBeVisible();
    await expectAccessible(administracion);
    await mostrador.goto('/caja');
    await mostrador.getByRole('button', { name: /Mostrador dos/ }).click();
    await expect(mostrador.getByRole('heading', { name: 'Abrir Mostrador dos' })).toBeVisible();
  });
});
