import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../src/domain/identity/password.ts';
import { RATE_LIMITS } from '../../src/server/rate-limit.ts';
import type { Page } from '@playwright/test';
import type { World } from '../fixtures/a-world.ts';
import { expect, expectAccessible, scan, test } from './personas.ts';

const LOGIN_WINDOW_MS = RATE_LIMITS.login.windowSeconds * 1_000;
const PASSWORD = 'tornillo-llave-trece';

/** The page of the site has this text within seconds, however busy the browser is. */
async function siteSays(page: Page, path: string, text: string): Promise<void> {
  const html = async () => await (await page.request.get(path)).text();
  await expect.poll(html, { message: `${path} says ${text}`, timeout: 15_000 }).toContain(text);
}

test(
  'da de alta a una persona por un enlace de un solo uso, que entra y solo ve lo suyo',
  { tag: '@desktop' },
  async ({ administracion, branch, browser }) => {
    const email = `${randomBytes(5).toString('hex')}@ejemplo.mx`;
    await administracion.goto('/panel/personas');
    await administracion.getByRole('button', { name: 'Agregar persona' }).click();
    const form = administracion.getByRole('complementary', { name: 'Agregar persona' });
    await form.getByLabel('Nombre').fill('Rosa Quintero');
    await form.getByLabel('Correo').fill(email);
    await form.getByLabel(new RegExp(branch.code)).check();
    await expectAccessible(administracion);
    await form.getByRole('button', { name: /Agregar y crear/ }).click();
    const link = await administracion.getByLabel('Enlace de un solo uso').inputValue();
    expect(link).toContain('/configurar?token=');
    await expectAccessible(administracion);

    const context = await browser.newContext();
    const rosa = await context.newPage();
    await rosa.goto(link);
    await rosa.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD);
    await rosa.getByLabel('Repite la contraseña nueva').fill(PASSWORD);
    await expectAccessible(rosa);
    await rosa.getByRole('button', { name: 'Guardar contraseña y entrar' }).click();
    await expect(rosa).toHaveURL(/\/panel\/existencias$/);
    await expect(rosa.getByRole('link', { name: 'Personas' })).toHaveCount(0);

    // The link is spent.
    await rosa.getByRole('button', { name: 'Salir' }).click();
    await expect(rosa).toHaveURL(/\/entrar$/);
    expect((await rosa.goto(link))?.status()).toBe(410);
    await expect(rosa.getByRole('heading', { name: 'Este enlace ya no sirve' })).toBeVisible();

    // Disabled, she is out at once; and it can be undone.
    await administracion.getByRole('button', { name: 'Desactivar' }).click();
    await expect(administracion.getByText('Rosa Quintero ya no puede entrar.')).toBeVisible();
    await administracion.getByRole('button', { name: 'Deshacer' }).click();
    await expect(administracion.getByText('Rosa Quintero puede entrar otra vez.')).toBeVisible();
    await context.close();

    // Who did it stands in the audit trail, and can be asked for.
    await administracion.getByRole('link', { name: 'Bitácora' }).click();
    await administracion.getByLabel('Asunto').selectOption('Personas y accesos');
    const created = administracion.getByRole('row', { name: /Dio de alta a una persona/ }).first();
    await expect(created).toBeVisible();
    await expectAccessible(administracion);
    await created.getByRole('button').click();
    await expect(administracion.getByText(/^Solo /)).toBeVisible();
    await expect(administracion.getByRole('row', { name: /Usó un enlace/ })).toHaveCount(0);
  },
);

test(
  'dos personas que cambian una sucursal a la vez no se pisan, y el sitio lo muestra en segundos',
  { tag: '@desktop' },
  async ({ administracion, world, branch, page }) => {
    await administracion.goto('/panel/sucursales');
    await administracion.getByRole('button', { name: new RegExp(branch.code) }).click();
    const form = administracion.getByRole('complementary', { name: `Sucursal ${branch.code}` });
    await expect(form.getByLabel('Teléfono')).toHaveValue('4420000000');
    await world.db.change("UPDATE branches SET address = 'Calle 13', version = version + 1 WHERE id = ?", [
      branch.id,
    ]);
    await form.getByLabel('Teléfono').fill('442 111 0017');
    await form.getByRole('checkbox', { name: 'Domingo' }).check();
    await form.getByLabel('Domingo: cierra').selectOption('14:30');
    await expectAccessible(administracion);
    await form.getByRole('button', { name: 'Guardar cambios' }).click();
    await expect(form.getByText(/Alguien cambió estos datos mientras los editabas/)).toBeVisible();
    await form.getByRole('button', { name: 'Guardar cambios' }).click();
    await expect(administracion.getByText(`Guardaste los cambios de Sucursal ${branch.code}.`)).toBeVisible();
    await expect(form.getByLabel('Dirección', { exact: true })).toHaveValue('Calle 13');
    const path = `/sucursales/${branch.code.toLowerCase()}`;
    await siteSays(page, path, '442 111 0017');
    await page.goto(path);
    await expect(page.getByText('442 111 0017').first()).toBeVisible();
    await expect(page.getByText('Calle 13').first()).toBeVisible();
  },
);

test(
  'una sucursal que no se puede guardar dice en su campo por qué',
  { tag: '@desktop' },
  async ({ administracion, branch }) => {
    await administracion.goto('/panel/sucursales');
    await administracion.getByRole('button', { name: 'Agregar sucursal' }).click();
    const form = administracion.getByRole('complementary', { name: 'Agregar sucursal' });
    const add = form.getByRole('button', { name: 'Agregar sucursal' });
    await form.getByLabel('Nombre').fill('Toluca');
    await form.getByLabel('Teléfono').fill('722 18');
    await add.click();
    await expect(form.getByLabel('Código', { exact: true })).toBeFocused();
    await expect(form.getByLabel('Teléfono')).toHaveAccessibleDescription(
      'Faltan 5 dígitos. Son 10 con lada.',
    );
    await expect(form.getByText('Falta corregir 7 datos, señalados arriba.')).toBeVisible();
    await expectAccessible(administracion);
    for (const [label, text] of [
      ['Código', branch.code],
      ['Ciudad', 'Toluca'],
      ['Estado', 'México'],
      ['Dirección', 'Paseo Tollocan 1301'],
      ['Código postal', '50120'],
      ['Teléfono', '722 218 3307'],
      ['WhatsApp', '52 722 218 3307'],
    ] as const) {
      await form.getByLabel(label, { exact: true }).fill(text);
    }
    await expect(form.getByLabel('Zona horaria')).toHaveValue('America/Mexico_City');
    await expect(form.getByLabel('Zona horaria').getByRole('option', { name: 'Mérida' })).toHaveCount(1);
    await add.click();
    const code = form.getByLabel('Código', { exact: true });
    await expect(code).toBeFocused();
    await expect(code).toBeInViewport();
    await expect(code).toHaveAccessibleDescription(/Ya hay una sucursal con ese código/);
    await expect(form.getByRole('alert')).toContainText('Ya hay una sucursal con ese código');
  },
);

test(
  'una persona sin sucursal no se guarda y el campo lo dice',
  { tag: '@desktop' },
  async ({ administracion, branch }) => {
    await administracion.goto('/panel/personas');
    await administracion.getByRole('button', { name: 'Agregar persona' }).click();
    const form = administracion.getByRole('complementary', { name: 'Agregar persona' });
    await form.getByLabel('Nombre').fill('Rosa');
    await form.getByLabel('Correo').fill('rosa@');
    await form.getByRole('button', { name: /Agregar y crear/ }).click();
    await expect(form.getByLabel('Correo')).toBeFocused();
    await expect(form.getByText('Escribe el correo completo: nombre@ejemplo.mx.')).toBeVisible();
    await expect(form.getByText('Elige al menos una sucursal.')).toBeVisible();
    await form.getByLabel(new RegExp(branch.code)).check();
    await expect(form.getByText('Elige al menos una sucursal.')).toHaveCount(0);
    await expectAccessible(administracion);
  },
);

test('quien es dueño llega a una página con la cadena y lo que puede abrir', async ({ enterAs }) => {
  const page = await (await enterAs('owner', [])).newPage();
  await page.goto('/panel');
  await expect(page.getByRole('heading', { name: 'La cadena hoy' })).toBeVisible();
  await expect(page.getByText('Piezas en existencia')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Inicio' })).toBeVisible();
  await expectAccessible(page);
  expect((await page.goto('/caja'))?.status()).toBe(403);
  await expect(page.getByText(/Entraste con el rol Dirección/)).toBeVisible();
  await page.getByRole('link', { name: 'Ir a mi inicio' }).click();
  await page.getByRole('link', { name: /Nuestra historia/ }).click();
  await expect(page).toHaveURL(/\/funded$/);
});

test(
  'un coche nuevo y su corrección se ven en el sitio en segundos',
  { tag: '@desktop' },
  async ({ almacen: manager, page }) => {
    const name = `Prueba ${randomBytes(4).toString('hex')}`;
    await manager.goto('/panel/catalogo');
    await manager.getByRole('button', { name: 'Agregar coche' }).click();
    const form = manager.getByRole('complementary');
    await form.getByLabel('Marca').fill('Marca de prueba');
    await form.getByLabel('Modelo').fill(name);
    await form.getByLabel('Código de generación').fill('G1');
    await form.getByLabel('Desde').fill('1997');
    await form.getByLabel('Hasta').fill('1995');
    for (const [label, mm] of [
      ['Entre ejes', '2501'],
      ['Largo', '4297'],
      ['Ancho', '1693'],
      ['Alto', '1409'],
    ] as const) {
      await form.getByLabel(label).fill(mm);
    }
    const path = await form.getByLabel('Dirección en el sitio').inputValue();
    expect(path).toBe(`marca-de-prueba/${name.toLowerCase().replace(' ', '-')}/g1`);
    await form.getByRole('button', { name: 'Agregar coche' }).click();
    await expect(form.getByLabel('Hasta')).toHaveAccessibleDescription('No puede ser antes que «Desde».');
    await expectAccessible(manager);
    await form.getByLabel('Hasta').fill('2003');
    await form.getByRole('button', { name: 'Agregar coche' }).click();
    await expect(manager.getByText(`Agregaste Marca de prueba ${name}.`)).toBeVisible();
    const shows = async (text: string) => {
      await siteSays(page, `/refacciones/${path}`, text);
      await page.goto(`/refacciones/${path}`);
      await expect(page.getByText(text).first()).toBeVisible();
    };
    await shows('1997–2003');
    // Nothing of it is on a shelf yet.
    await expect(page.getByText('G1 · Sedán', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Preguntar por WhatsApp' })).toHaveAttribute(
      'href',
      /wa\.me/,
    );
    await page.goto(`/refacciones/${path}/frenos`);
    await expect(page.getByText('Agotada').first()).toBeVisible();
    await expect(page.getByText('desde', { exact: true }).filter({ visible: true })).toHaveCount(0);

    await form.getByRole('button', { name: 'Cerrar' }).click();
    await manager.getByRole('searchbox').fill(name);
    const row = manager.getByRole('button', { name: new RegExp(path) });
    await row.click();
    await form.getByLabel('Hasta').fill('2005');
    // A second press on the row of the open car reads nothing anew: what was typed stays.
    let reads = 0;
    manager.on('request', (request) => {
      if (request.method() === 'GET' && request.url().includes('/catalog/generations/')) reads += 1;
    });
    await row.click();
    await expect(form.getByLabel('Hasta')).toHaveValue('2005');
    await form.getByRole('button', { name: 'Guardar cambios' }).click();
    await expect(manager.getByText(`Guardaste los cambios de Marca de prueba ${name}.`)).toBeVisible();
    expect(reads).toBe(0);
    await shows('1997–2005');
  },
);

// One after the other: the last of them closes the login for the whole address, and opens it again.
test.describe.serial('en la entrada', () => {
  test.skip(({ isMobile }) => isMobile, 'the limit is per address: once is enough');

  const emailOf = async (world: World, userId: number): Promise<string> => {
    await world.db.change('UPDATE users SET password_hash = ? WHERE id = ?', [
      await hashPassword(PASSWORD),
      userId,
    ]);
    const rows = await world.db.rows<{ email: string }>('SELECT email FROM users WHERE id = ?', [userId]);
    return rows[0]?.email ?? '';
  };

  test('lleva de vuelta a la página pedida, y solo a una de este sitio', async ({ page, world, branch }) => {
    const email = await emailOf(world, (await world.staff('clerk', [branch])).userId);
    await page.goto('/panel/ventas');
    await expect(page).toHaveURL(/\/entrar\?volver=%2Fpanel%2Fventas$/);
    await expectAccessible(page);
    await page.getByLabel('Correo').fill(email);
    await page.getByLabel('Contraseña').fill('equivocada');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByText('El correo o la contraseña no coinciden.')).toBeVisible();
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.getByRole('button', { name: 'Ver', exact: true }).click();
    await expect(page.getByLabel('Contraseña')).toHaveAttribute('type', 'text');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page).toHaveURL(/\/panel\/ventas$/);
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.goto('/entrar?volver=//evil.example/caja');
    await page.getByLabel('Correo').fill(email);
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page).toHaveURL(/\/panel\/existencias$/);
  });

  test('una sesión que termina a media nota no pierde nada', async ({ page, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    const { userId } = await world.staff('clerk', [branch]);
    const email = await emailOf(world, userId);
    await page.goto('/entrar?volver=/caja');
    await page.getByLabel('Correo').fill(email);
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await scan(page, door.code);
    await expect(page.getByRole('button', { name: /^Cobrar \$2,851/ })).toBeVisible();
    await page.context().clearCookies();
    await page.keyboard.press('F12');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tu sesión terminó' });
    await dialog.getByLabel('Contraseña').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByRole('heading', { name: 'Nota cobrada' })).toBeVisible();
    expect(await world.count('sales', branch)).toBe(1);
  });

  test('quien tiene contraseña temporal la cambia antes que nada', async ({ page, world, branch }) => {
    const { userId } = await world.staff('clerk', [branch]);
    const email = await emailOf(world, userId);
    await world.db.change('UPDATE users SET must_change_password = 1 WHERE id = ?', [userId]);
    await page.goto('/entrar?volver=/caja');
    await page.getByLabel('Correo').fill(email);
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByText('Cambia tu contraseña para seguir.')).toBeVisible();
    await page.goto('/panel/existencias');
    await expect(page).toHaveURL(/\/panel\/cuenta/);
    await page.getByLabel('Contraseña actual').fill(PASSWORD);
    await page.getByLabel('Contraseña nueva', { exact: true }).fill('banda-polea-diecinueve');
    await page.getByLabel('Repite la contraseña nueva').fill('banda-polea-diecinueve');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cambiar contraseña' }).click();
    await expect(page).toHaveURL(/\/panel\/existencias/);
  });

  test('seis intentos fallidos cierran la entrada y dicen cuánto falta', async ({ page, world }) => {
    test.setTimeout(90_000);
    // Attempts are counted by the quarter of an hour: none may end between the first and the sixth.
    const leftMs = LOGIN_WINDOW_MS - (Date.now() % LOGIN_WINDOW_MS);
    if (leftMs < 25_000) await page.waitForTimeout(leftMs);
    await world.db.change('UPDATE rate_limits SET hits = 0');
    await page.goto('/entrar');
    await page.getByLabel('Correo').fill(`${randomBytes(5).toString('hex')}@ejemplo.mx`);
    try {
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        await page.getByLabel('Contraseña').fill('no-es-esta');
        const answer = page.waitForResponse('**/api/v1/session');
        await page.getByRole('button', { name: 'Entrar' }).click();
        expect((await answer).status()).toBe(attempt <= 5 ? 401 : 429);
      }
      await expect(page.getByText(/Podrás intentarlo en \d+:\d\d\./)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Entrar' })).toBeDisabled();
    } finally {
      await world.db.change('UPDATE rate_limits SET hits = 0');
    }
  });
});
