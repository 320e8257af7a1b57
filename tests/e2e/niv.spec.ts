import { chromiumArguments, findChromium } from '../../scripts/find-chromium.ts';
import { aVin } from '../fixtures/a-vin.ts';
import { expect, expectAccessible, test } from './personas.ts';
import { barCodeVideo } from './support/bar-code-video.ts';

const TSURU = aVin('3N1EB31S', 2013, 'K');
const TSURU_PAGE = /\/refacciones\/nissan\/tsuru\/b13$/;
const chromium = findChromium();

// The camera of these tests films a label; Code 39 carries an I before the number.
test.use({
  launchOptions: {
    args: [
      ...chromiumArguments,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${barCodeVideo(`I${TSURU}`)}`,
    ],
    ...(chromium ? { executablePath: chromium } : {}),
  },
});

test.describe('el cliente tiene su NIV', () => {
  test('lo escribe en la frase y abre su coche', async ({ page }) => {
    await page.goto('/');
    const sentence = page.getByRole('combobox', { name: /Di qué pieza/ });
    await sentence.fill(TSURU.toLowerCase());
    await expect(page.locator('.say-chips')).toContainText('Nissan Tsuru');
    await expect(page.locator('.say [role="option"]').first()).toContainText('Nissan Tsuru');
    await expectAccessible(page);
    await sentence.press('Enter');
    await expect(page).toHaveURL(TSURU_PAGE);
    await expect(page.locator('car-plate')).toContainText('Nissan Tsuru');
  });

  test('con un error de dedo: se le dice antes de llevarlo', async ({ page }) => {
    const last = TSURU.endsWith('3') ? '5' : '3';
    await page.goto(`/buscar?q=${TSURU.slice(0, 16)}${last}`);
    await expect(page.getByText('Un carácter no cuadra')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ver refacciones de Nissan Tsuru 2013' }).click();
    await expect(page).toHaveURL(TSURU_PAGE);
  });

  test('de una marca sin modelo: elige el modelo', async ({ page }) => {
    await page.goto('/');
    const sentence = page.getByRole('combobox', { name: /Di qué pieza/ });
    await sentence.fill(aVin('MALXX41C', 2017));
    await expect(page.locator('.say-ask')).toHaveText('¿Qué modelo es?');
    await sentence.press('ArrowDown');
    await sentence.press('Enter');
    await expect(page).toHaveURL(/\/refacciones\/hyundai\/grand-i10\/ba$/);
  });

  test.describe('y no tiene JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('lo busca y llega a su coche', async ({ page }) => {
      await page.goto('/buscar');
      // The header's on wide screens, the page's own on phones.
      const box = page.locator('input[name="q"]:visible').first();
      await box.fill(TSURU);
      await box.press('Enter');
      await expect(page).toHaveURL(TSURU_PAGE);
    });
  });
});

// The button is on phones.
test.describe('el cliente escanea la etiqueta', { tag: '@finger' }, () => {
  test('y la cámara lee el NIV', async ({ page, context }) => {
    await context.grantPermissions(['camera']);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto('/');
    await expect(page.getByRole('combobox', { name: /Di qué pieza/ })).toBeVisible();
    const scan = page.getByRole('button', { name: 'Escanear el NIV con la cámara' });
    await expect(scan).toBeVisible();
    expect(fetched.some((url) => url.endsWith('.wasm') && url.includes('zxing'))).toBe(false);
    await scan.click();
    await expect(page.getByRole('combobox', { name: /Di qué pieza/ })).toHaveValue(TSURU, {
      timeout: 20_000,
    });
    await page.locator('.say [role="option"]').first().click();
    await expect(page).toHaveURL(TSURU_PAGE);
    expect(fetched.every((url) => new URL(url).hostname === '127.0.0.1' || /^(blob|data):/.test(url))).toBe(
      true,
    );
  });

  test('sin permiso de cámara: se le dice y lo escribe ahí mismo', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Escanear el NIV con la cámara' }).click();
    const dialog = page.getByRole('dialog', { name: 'Escanea el código del NIV' });
    await expect(dialog.getByRole('status')).toContainText('No tenemos permiso para usar la cámara');
    await expectAccessible(page);
    await dialog.getByLabel('NIV, 17 caracteres').fill(TSURU.slice(0, 15));
    await dialog.getByRole('button', { name: 'Usar este NIV' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Tiene 15 caracteres');
    await dialog.getByLabel('NIV, 17 caracteres').fill(TSURU);
    await dialog.getByRole('button', { name: 'Usar este NIV' }).click();
    await expect(page.getByRole('combobox', { name: /Di qué pieza/ })).toHaveValue(TSURU);
  });
});

test.describe('el almacén lee un NIV en el panel', { tag: '@desktop' }, () => {
  test('dice qué coche es, y enseña uno que no conocíamos', async ({ almacen }) => {
    await almacen.goto('/panel/niv');
    const box = almacen.getByLabel('NIV, 17 caracteres');
    await box.fill(TSURU);
    await box.press('Enter');
    const said = almacen.locator('.vin-said');
    await expect(said).toContainText('Es un Nissan Tsuru 2013.');
    await expect(almacen.getByLabel('Coche', { exact: true })).toHaveValue('nissan/tsuru/b13');
    await expectAccessible(almacen);

    // Nobody's maker: the desk says which car it is, and the next one that begins so is known.
    const strange = aVin('9ZZAB12C', 2016);
    await box.fill(strange);
    await box.press('Enter');
    await expect(said).toContainText('No reconocemos al fabricante');
    await almacen.getByLabel('Coche', { exact: true }).selectOption('nissan/versa/n17');
    await almacen.getByLabel('Año modelo').fill('2016');
    await almacen.getByRole('button', { name: 'Enseñar este NIV' }).click();
    await expect(almacen.getByText('Aprendido.')).toBeVisible();
    await expect(said).toContainText('Nissan Versa 2016');
    await expectAccessible(almacen);
    await box.fill(aVin('9ZZAB12C', 2016, 'B', '208331'));
    await expect(said).toBeHidden();
    await box.press('Enter');
    await expect(said).toContainText('Nissan Versa 2016');
    // What was said wrongly of a car is put right by saying it of the same car.
    await box.fill(strange);
    // What was read is of another number now: it may not be taught to this one.
    await expect(said).toBeHidden();
    await box.press('Enter');
    await expect(almacen.getByLabel('Coche', { exact: true })).toHaveValue('nissan/versa/n17');
    await almacen.getByLabel('Coche', { exact: true }).selectOption('nissan/tsuru/b13');
    await almacen.getByRole('button', { name: 'Enseñar este NIV' }).click();
    await expect(said).toContainText('Nissan Tsuru 2016');
  });

  test('al recibir un coche: el NIV lo llena, y no cambia solo lo que ya se eligió', async ({ almacen }) => {
    await almacen.goto('/panel/donantes/recibir');
    const number = almacen.getByLabel('NIV (opcional)');
    const field = (name: string) => almacen.locator(`select[data-field="${name}"]`);
    await number.fill(TSURU.slice(0, 12));
    await expect(almacen.getByText('Van 12.')).toBeVisible();
    await number.fill(TSURU.toLowerCase());
    await expect(almacen.locator('.vin-read')).toContainText('Es un Nissan Tsuru 2013.');
    await expect(almacen.locator('.vin-read')).toContainText('Llenamos el coche aquí abajo');
    await expect(field('model')).toHaveValue('nissan/tsuru');
    await expect(field('year')).toHaveValue('2013@nissan/tsuru/b13');
    await expectAccessible(almacen);

    // Somebody who sees another car in the yard chooses it; the number offers its own.
    await field('engine').selectOption('');
    await field('model').selectOption('nissan/versa');
    await number.fill('');
    await number.fill(TSURU);
    const offer = almacen.getByRole('button', { name: /^Usar Nissan Tsuru/ });
    await expect(offer).toBeVisible();
    await expect(field('model')).toHaveValue('nissan/versa');
    await offer.click();
    await expect(field('model')).toHaveValue('nissan/tsuru');
    await expect(offer).toBeHidden();
    await almacen.getByRole('button', { name: 'Marcar lo que queda' }).click();
    await expect(almacen.getByRole('heading', { level: 1, name: 'Nissan Tsuru 2013' })).toBeVisible();
  });
});

test.describe('la caja en el teléfono', { tag: '@finger' }, () => {
  test('escanea el NIV del cliente: es el coche de la nota', async ({ mostrador }) => {
    await mostrador.context().grantPermissions(['camera']);
    await mostrador.goto('/caja');
    await mostrador.getByRole('button', { name: 'Escanear con la cámara' }).click();
    await expect(mostrador.getByText('Nissan Tsuru 2013: las líneas dicen si le quedan.')).toBeVisible({
      timeout: 20_000,
    });
    await expect(mostrador.locator('.note-car')).toContainText('Nissan Tsuru 2013');
  });

  test('sin cámara: el código de una pieza se escribe en el mismo diálogo', async ({
    mostrador,
    world,
    branch,
  }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await mostrador.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await mostrador.goto('/caja');
    await mostrador.getByRole('button', { name: 'Escanear con la cámara' }).click();
    const dialog = mostrador.getByRole('dialog', { name: 'Escanea la etiqueta' });
    await expectAccessible(mostrador);
    await dialog.getByLabel('Código de la pieza o NIV').fill(door.code);
    await dialog.getByRole('button', { name: 'Buscar' }).click();
    await expect(mostrador.getByRole('complementary', { name: 'Nota', exact: true })).toContainText(
      door.code,
    );
  });
});
