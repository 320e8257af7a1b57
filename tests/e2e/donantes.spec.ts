import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { uuidToBytes } from '../../db/schema/columns.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { expect, expectAccessible, test } from './personas.ts';
import { pressPart, restOfSystem, wakeScene } from './support/car-scene.ts';

/** A car whose family has its model in every build. */
const GENERATION = 'nissan/versa/n18';
const RECEIVE = '/panel/donantes/recibir';

async function chooseCar(page: Page, address = RECEIVE): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Recibir un coche' })).toBeVisible();
  const field = (name: string) => page.locator(`select[data-field="${name}"]`);
  await field('make').focus();
  await expect(field('make').locator('option[value="nissan"]')).toBeAttached();
  await field('make').selectOption('nissan');
  await field('model').selectOption('nissan/versa');
  await field('year').selectOption(`2021@${GENERATION}`);
  await field('engine').selectOption({ index: 1 });
  await page.getByLabel('Kilometraje').fill('78301');
  await page.getByLabel('Color', { exact: true }).fill('Plata');
  await page.getByLabel('Lugar en el patio').fill('F12-3');
  await page.getByRole('button', { name: 'Marcar lo que queda' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nissan Versa 2021' })).toBeVisible();
}

const row = (page: Page, key: string) => page.locator(`.teardown-pieces .row[data-key="${key}"]`);

async function openSystem(page: Page, name: string): Promise<void> {
  await page.locator('.teardown-systems').getByRole('button', { name }).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
}

test('recibe un Versa con golpe de frente desde la lista, y el cliente ve sus piezas', async ({
  almacen,
  branch,
  world,
  page,
}) => {
  test.setTimeout(150_000);
  await chooseCar(almacen);
  await almacen.getByRole('button', { name: 'De frente' }).click();
  await expect(almacen.getByText(/Dañadas: [1-9]/)).toBeVisible();
  await openSystem(almacen, 'Iluminación');
  await expect(row(almacen, 'faro/l')).toContainText('Dañada, por revisar');
  // Keyboard: the right head lamp survived, the left one is gone.
  await row(almacen, 'faro/r').focus();
  await almacen.keyboard.press('c');
  await expect(row(almacen, 'faro/r')).toContainText('Completa');
  await row(almacen, 'faro/l').focus();
  await almacen.keyboard.press('f');
  await expect(row(almacen, 'faro/l')).toContainText('Falta');
  await almacen.keyboard.press('Control+z');
  await expect(row(almacen, 'faro/l')).toContainText('Dañada, por revisar');
  await almacen.keyboard.press('Control+y');
  await expect(row(almacen, 'faro/l')).toContainText('Falta');
  await expectAccessible(almacen);

  // Damage of a panel is said in ARA codes.
  await almacen
    .getByRole('button', { name: /Sistemas/ })
    .first()
    .click();
  await openSystem(almacen, 'Puertas y cristales');
  await row(almacen, 'puerta/fl').press('Enter');
  const sheet = almacen.locator('.piece-sheet');
  await sheet.getByRole('radio', { name: 'Dañada' }).check({ force: true });
  await sheet.getByRole('button', { name: /abolladura en la zona 5/ }).click();
  await sheet.getByRole('button', { name: /abolladura en la zona 5/ }).click();
  await expect(row(almacen, 'puerta/fl')).toContainText('5D2');
  await expectAccessible(almacen);
  await almacen.keyboard.press('Escape');
  await expect(row(almacen, 'puerta/fl')).toBeFocused();

  // Nothing is lost by a reload.
  await expect(almacen.getByText(/Borrador guardado en este equipo/)).toBeVisible();
  await almacen.reload();
  await expect(almacen.getByText(/Seguimos donde te quedaste/)).toBeVisible();
  await openSystem(almacen, 'Iluminación');
  await expect(row(almacen, 'faro/l')).toContainText('Falta');

  await almacen.getByRole('button', { name: 'Ver grados y precios' }).click();
  await expect(almacen.getByLabel('Grado de Puerta delantera izquierda')).toHaveValue('B');
  await expect(almacen.getByText('2 tarjetas de daño').first()).toBeVisible();
  await expect(almacen.getByLabel('Grado de Faro izquierdo')).toHaveCount(0);
  const price = almacen.getByLabel('Precio de Faro derecho');
  await expect(price).not.toHaveValue('');
  await price.fill('1437');
  await price.blur();
  await almacen.getByLabel('Precio de Calavera derecha').fill('');
  await almacen.getByLabel('Precio de Calavera derecha').blur();
  await expect(almacen.getByText(/1 sin precio/)).toBeVisible();
  await expectAccessible(almacen);
  await almacen.getByRole('button', { name: /^Recibir con \d+ piezas$/ }).click();

  await expect(almacen.getByRole('heading', { name: 'Nissan Versa 2021: recibido' })).toBeFocused();
  const serials = almacen.locator('.serials li');
  const made = await serials.count();
  expect(made).toBeGreaterThan(60);
  expect(await world.count('units', branch)).toBe(made);
  expect(await world.count('donor_vehicles', branch)).toBe(1);
  await expectAccessible(almacen);
  const lamp = await serials.filter({ hasText: 'Faro derecho' }).locator('.mono').innerText();

  // The customer: the lamp is on the car's page with its price, and opens.
  await page.goto(`/pieza/${lamp}`);
  await expect(page.getByText('$1,437').filter({ visible: true }).first()).toBeVisible();
  const summary = await page.request.get(
    `/api/v1/stock/summary?generation=${GENERATION}&branch=${branch.code}`,
  );
  expect(JSON.stringify(await summary.json())).toContain(`"code":"${branch.code}"`);

  await almacen.getByRole('link', { name: 'Ver el coche' }).click();
  await expect(almacen.getByText(`${made} de ${made} piezas`)).toBeVisible();
  await expectAccessible(almacen);
  await almacen.getByRole('link', { name: 'Todos los coches' }).click();
  await expect(almacen.getByRole('link', { name: /Nissan Versa 2021/ })).toBeVisible();
  await expectAccessible(almacen);
});

test.describe('en 3D', () => {
  // The processor draws: the camera jumps.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('tocando el coche se abre su pieza y se marca que falta', { tag: '@phone' }, async ({ almacen }) => {
    test.setTimeout(150_000);
    await chooseCar(almacen, `${RECEIVE}?3d=fuerza`);
    await wakeScene(almacen);
    await pressPart(almacen, 'faro', 'l');
    await expect(almacen.getByRole('heading', { level: 2, name: 'Iluminación' })).toBeVisible();
    await restOfSystem(almacen, 'iluminacion');
    await pressPart(almacen, 'faro', 'l');
    const sheet = almacen.locator('.piece-sheet');
    await expect(sheet).toHaveAccessibleName('Faro izquierdo');
    await sheet.getByRole('radio', { name: 'Falta' }).check({ force: true });
    await expect(row(almacen, 'faro/l')).toContainText('Falta');
    await almacen.getByRole('button', { name: 'Deshacer' }).click();
    await expect(row(almacen, 'faro/l')).toContainText('Completa');
  });
});

test('sin red el borrador queda y se confirma cuando vuelve, una sola vez', async ({
  almacen,
  branch,
  world,
}) => {
  test.setTimeout(120_000);
  await chooseCar(almacen);
  await almacen.getByRole('button', { name: 'Ver grados y precios' }).click();
  await almacen.context().setOffline(true);
  await almacen.getByRole('button', { name: /^Recibir con \d+ piezas$/ }).click();
  await expect(almacen.getByText(/No hubo respuesta del servidor/)).toBeVisible();
  await almacen.context().setOffline(false);
  await almacen.getByRole('button', { name: /^Recibir con \d+ piezas$/ }).click();
  await expect(almacen.getByRole('heading', { name: /recibido/ })).toBeVisible();
  expect(await world.count('donor_vehicles', branch)).toBe(1);
});

test(
  'un coche de otra sucursal no está, y el mostrador no recibe coches',
  { tag: '@desktop' },
  async ({ enterAs, aBranch, branch }) => {
    const other = await aBranch();
    const manager = await (await enterAs('inventory_manager', [other])).newPage();
    const answer = await manager.goto(
      `/panel/donantes/019aaaaa-0000-7000-8000-000000000003?sucursal=${branch.code}`,
    );
    expect(answer?.status()).toBe(404);
    await expect(manager.getByRole('heading', { name: 'Ese coche no está en tus sucursales' })).toBeVisible();
    const clerk = await (await enterAs('clerk', [branch])).newPage();
    await clerk.goto(RECEIVE);
    await expect(clerk.getByRole('heading', { name: 'Tu rol no abre esta página' })).toBeVisible();
  },
);

test('la foto de un papel se abre desde la ficha del coche, y sin sesión no hay nada que ver', async ({
  almacen,
  branch,
  browser,
  world,
}) => {
  const generation = await world.generation();
  const id = uuidv7(Date.now());
  await world.db.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, status, arrived_on)
     VALUES (?,?,?,2001,'none','dismantling','2026-11-01')`,
    [branch.id, uuidToBytes(id), generation.id],
  );
  await almacen.goto(`/panel/donantes/${id}`);
  const papers = almacen.getByRole('region', { name: 'Papeles' });
  await papers.getByRole('button', { name: 'Anotar papel' }).click();
  await papers.getByLabel('Número').fill('CP-0471');
  await papers.getByRole('button', { name: 'Guardar papel' }).click();
  const scan = sharp({ create: { width: 830, height: 610, channels: 3, background: '#e8e4d8' } });
  const buffer = await scan.jpeg().toBuffer();
  await papers
    .getByLabel(/^Tomar foto de /)
    .setInputFiles({ name: 'carta.jpg', mimeType: 'image/jpeg', buffer });
  const [seen] = await Promise.all([
    almacen.waitForEvent('popup'),
    papers.getByRole('link', { name: /^Ver foto de .*CP-0471$/ }).click(),
  ]);
  await expect
    .poll(() => seen.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(830);
  const stranger = await browser.newContext();
  expect((await stranger.request.get(seen.url())).status()).toBe(401);
  const page = await stranger.newPage();
  await page.goto(seen.url());
  await expect(page).toHaveURL(/\/entrar\?volver=/);
  await stranger.close();
});
