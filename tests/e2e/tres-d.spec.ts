import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './personas.ts';
import { canvasOf, framesOf, pressPart, restOf, restOfSystem, wakeScene } from './support/car-scene.ts';

/** A car whose family has its model in every build. `?3d=fuerza` accepts that the processor draws. */
const CAR = '/refacciones/nissan/versa/n18';
const FORCED = `${CAR}?3d=fuerza`;

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

// The processor draws here, a frame in a tenth of a second and more: the camera jumps and the picture is small, but
// where a test is about moving.
test.use({
  contextOptions: { reducedMotion: 'reduce' },
  viewport: async ({ viewport, isMobile }, use) => use(isMobile ? viewport : { width: 1280, height: 720 }),
});

async function openStage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.stage astro-island:not([ssr])')).toBeAttached();
}

async function openScene(page: Page, address = FORCED): Promise<void> {
  await openStage(page, address);
  await wakeScene(page);
}

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => /Stage3d|\.glb/.test(name))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );

test.describe('el coche en tres dimensiones', () => {
  test.describe.configure({ timeout: 150_000 });

  test('un faro del coche lleva a la lista de faros con existencias, y Atrás lo deshace', async ({
    page,
  }) => {
    await openScene(page);
    await pressPart(page, 'faro', 'l');
    await expect(heading(page)).toContainText('Iluminación');
    await expect(page).toHaveURL(`${CAR}?sistema=iluminacion`);
    await expect(page.locator('.parts h2')).toBeFocused();
    await restOfSystem(page, 'iluminacion');
    await pressPart(page, 'faro', 'l');
    await expect(page).toHaveURL(/sistema=iluminacion&parte=faro&pos=l$/);
    const pieces = page.getByRole('region', { name: 'Piezas: Faro' });
    await expect(pieces.locator('.pieces a, .cap').first()).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(pieces).toHaveCount(0);
    await page.goBack();
    await expect(heading(page)).toContainText('Versa');
  });

  test(
    'el teclado hace lo mismo desde la lista, y Escape sube un nivel',
    { tag: '@desktop' },
    async ({ page }) => {
      await openScene(page);
      await page.locator('nav.sys a', { hasText: 'Iluminación' }).first().focus();
      await page.keyboard.press('Enter');
      await expect(heading(page)).toContainText('Iluminación');
      const row = page.locator('.plist a[data-part="iluminacion/faro"]');
      await row.focus();
      await expect(page.locator('.stagelabels [data-label="iluminacion/faro"]')).toHaveClass(/pointed/);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/sistema=iluminacion&parte=faro$/);
      await expect(page.getByRole('region', { name: 'Piezas: Faro' })).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: /^Faro: / })).toBeAttached();
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(`${CAR}?sistema=iluminacion`);
      await page.keyboard.press('Escape');
      await expect(heading(page)).toContainText('Versa');
    },
  );

  test('una dirección abre el mismo sistema, pieza y lugar', { tag: '@desktop' }, async ({ page }) => {
    await openScene(page, `${CAR}?sistema=suspension-direccion&parte=amortiguador&pos=fl&3d=fuerza`);
    await expect(heading(page)).toContainText('Suspensión');
    await expect(page.locator('.stagelabels .on')).not.toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Del. izq.' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: 'Despiece' })).toHaveAttribute('aria-pressed', 'true');
  });

  test(
    'las existencias se ven en las piezas y en la lista, con palabras',
    { tag: '@desktop' },
    async ({ page }) => {
      await openScene(page, `${CAR}/iluminacion?3d=fuerza`);
      await page.getByRole('button', { name: 'Existencias' }).click();
      await expect(page.locator('.stagelegend')).toContainText('Ninguna');
      await expect(page.locator('.plist a[data-part="iluminacion/faro"]')).toHaveAttribute(
        'data-tone',
        /none|few|many/,
      );
      await expectAccessible(page);
    },
  );

  test.describe('con movimiento', () => {
    test.use({ contextOptions: { reducedMotion: 'no-preference' }, viewport: { width: 800, height: 600 } });

    test(
      'nada de 3D se descarga antes de quererlo; gira poco a poco, y parado no dibuja',
      { tag: '@desktop' },
      async ({ page }) => {
        await openStage(page, FORCED);
        await page.waitForTimeout(3_000);
        expect(await scriptBytes(page)).toBe(0);
        // A pointer on its way to the button opens the scene, and the button goes before it arrives.
        await page.getByRole('button', { name: 'Ver en 3D' }).dispatchEvent('click');
        await expect(canvasOf(page)).toHaveAttribute('data-3d-whole', 'true', { timeout: 60_000 });
        expect(await scriptBytes(page)).toBeGreaterThan(100_000);
        await restOf(page);
        const standing = await framesOf(page);
        await page.getByRole('button', { name: 'Girar a la izquierda' }).click();
        await expect.poll(() => framesOf(page), { timeout: 30_000 }).toBeGreaterThan(standing + 3);
        await restOf(page);
        const before = await framesOf(page);
        await page.waitForTimeout(3_000);
        expect(await framesOf(page)).toBe(before);
      },
    );
  });

  test(
    'donde el procesador dibuja se queda el plano, sin estorbar',
    { tag: '@desktop' },
    async ({ page }) => {
      await openStage(page, CAR);
      await page.getByRole('button', { name: 'Ver en 3D' }).click();
      await expect(page.getByText('Este equipo no puede mover el coche en 3D')).toBeVisible();
      await page.locator('.stage a[data-system="frenos"] .cd-ball').click();
      await expect(heading(page)).toContainText('Frenos');
      expect(await scriptBytes(page)).toBe(0);
    },
  );

  test(
    'si el contexto se pierde vuelve el plano, y se puede reintentar',
    { tag: '@desktop' },
    async ({ page }) => {
      await openScene(page);
      await canvasOf(page).evaluate((element) =>
        (element as HTMLCanvasElement)
          .getContext('webgl2')
          ?.getExtension('WEBGL_lose_context')
          ?.loseContext(),
      );
      await expect(page.getByRole('alert')).toContainText('El 3D se detuvo');
      await expect(page.locator('.stage a[data-system="frenos"]')).toBeVisible();
      await page.getByRole('button', { name: 'Reintentar' }).click();
      await expect(canvasOf(page)).toHaveAttribute('data-3d-ready', 'true', { timeout: 60_000 });
    },
  );

  test('los botones giran y acercan la cámara', { tag: '@desktop' }, async ({ page }) => {
    await openScene(page);
    for (const name of ['Girar a la izquierda', 'Acercar', 'Restablecer vista']) {
      const before = await framesOf(page);
      await page.getByRole('button', { name }).click();
      await expect.poll(() => framesOf(page)).toBeGreaterThan(before);
      await restOf(page);
    }
  });

  test('en el teléfono la página corre sobre el coche', { tag: '@finger' }, async ({ page }) => {
    await openScene(page);
    const box = await canvasOf(page).boundingBox();
    expect(box).not.toBeNull();
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
    const client = await page.context().newCDPSession(page);
    const [from, to] = [y + height * 0.8, y + height * 0.2];
    const touch = (type: string, at: number | null) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: at === null ? [] : [{ x: x + width / 2, y: at }],
      });
    const scrolled = await page.evaluate(() => scrollY);
    await touch('touchStart', from);
    for (let step = 1; step <= 10; step += 1) await touch('touchMove', from + ((to - from) * step) / 10);
    await touch('touchEnd', null);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 40);
  });
});

test(
  'el coche de la portada también: sus sistemas llevan a sus páginas',
  { tag: '@phone' },
  async ({ page }) => {
    test.setTimeout(150_000);
    await page.addInitScript(() => {
      const cars = [{ gen: 'nissan/versa/n18', year: 2021, label: 'Nissan Versa' }];
      localStorage.setItem('mp.garage.v1', JSON.stringify({ cars, current: 'nissan/versa/n18:2021:' }));
    });
    await page.goto('/?3d=fuerza');
    await expect(page.locator('.stage a[data-system="frenos"]')).toHaveAttribute('href', `${CAR}/frenos`);
    await expect(page.locator('.stage .fig')).toContainText('Versa');
    await wakeScene(page);
    await page.locator('.stagelabels [data-label="carroceria"]').click();
    await expect(page).toHaveURL(`${CAR}/carroceria`);
  },
);
