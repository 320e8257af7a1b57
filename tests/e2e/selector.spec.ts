import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './personas.ts';

const VERSA = '/refacciones/nissan/versa/n17';

/** The island is alive and has the catalog of cars. */
async function openHome(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await expect(field(page, 'model').locator('option[value*="/"]').first()).toBeAttached();
}

async function openCar(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('main astro-island:not([ssr])')).toBeAttached();
}

const field = (page: Page, name: 'make' | 'model' | 'year' | 'engine'): Locator =>
  page.locator(`select[data-field="${name}"]`);

const models = (page: Page): Promise<string[]> =>
  field(page, 'model')
    .locator('option[value*="/"]')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));

const sentence = (page: Page): Locator => page.getByRole('combobox', { name: /Di qué pieza/ });
const suggestion = (page: Page): Locator => page.locator('.say [role="option"]').first();

/** How far the page moved by itself since it was opened. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[];
          resolve(shifts.filter((each) => !each.hadRecentInput).reduce((sum, each) => sum + each.value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );

test.describe('el cliente dice su coche', () => {
  test('en el orden que quiera: primero el año, luego el modelo, y su motor si lo sabe', async ({ page }) => {
    await openHome(page);
    await field(page, 'year').selectOption('1975');
    expect(await models(page)).toEqual(['volkswagen/sedan-vocho']);
    await field(page, 'year').selectOption('2018');
    await field(page, 'model').selectOption('chevrolet/aveo');
    await expect(field(page, 'make')).toHaveValue('chevrolet');

    // Two generations were sold that year: the button says what is missing instead of guessing.
    await page.getByRole('button', { name: 'Abrir mi coche' }).click();
    await expect(page.getByRole('alert')).toHaveText('Ese año hubo dos; elige la tuya en Año.');
    await field(page, 'year').selectOption('2018@chevrolet/aveo/t250');
    await expect(field(page, 'engine').locator('option').first()).toHaveText('No sé mi motor');
    await field(page, 'engine').selectOption({ index: 1 });
    await expectAccessible(page);

    const open = page.getByRole('link', { name: 'Abrir mi Aveo 2018' });
    await expect(open).toHaveAttribute('href', '/refacciones/chevrolet/aveo/t250');
    await open.click();
    await expect(page).toHaveURL(/\/refacciones\/chevrolet\/aveo\/t250$/);
    await expect(page.locator('car-plate')).toContainText('Chevrolet Aveo');
  });

  test('y el dibujo y los doce sistemas pasan a ser los de su coche', async ({ page }) => {
    await openHome(page);
    await field(page, 'model').selectOption('nissan/versa');
    await field(page, 'year').selectOption('2017@nissan/versa/n17');
    const brakes = page.locator('.stage a[data-system="frenos"]');
    await expect(brakes).toHaveAttribute('href', `${VERSA}/frenos`);
    await expect(page.locator('.sysgrid a').first()).toHaveAttribute('href', `${VERSA}/carroceria`);
    await field(page, 'make').selectOption('');
    await expect(brakes).toHaveAttribute('href', '/sistemas/frenos');
  });

  test('y la página lo recuerda: se elige entre varios, se quita y se recupera', async ({ page }) => {
    await page.addInitScript(() => {
      const cars = [
        { gen: 'nissan/versa/n17', year: 2017, label: 'Nissan Versa' },
        { gen: 'nissan/tsuru/b13', year: 2005, label: 'Nissan Tsuru' },
      ];
      localStorage.setItem('mp.garage.v1', JSON.stringify({ cars, current: 'nissan/versa/n17:2017:' }));
    });
    await openHome(page);
    await expect(page.getByRole('link', { name: 'Abrir mi Versa 2017' })).toBeVisible();
    await page.getByRole('button', { name: 'Usar Nissan Tsuru 2005' }).click();
    await expect(page.getByRole('link', { name: 'Abrir mi Tsuru 2005' })).toBeVisible();
    await page.getByRole('button', { name: 'Quitar Nissan Tsuru 2005' }).click();
    await expect(page.getByText('Quitamos Nissan Tsuru 2005.')).toBeVisible();
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await expect(page.getByRole('button', { name: 'Usar Nissan Tsuru 2005' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expectAccessible(page);
    expect(await shiftOf(page)).toBeLessThan(0.01);
  });

  test('desde cualquier página la cochera lleva a donde se elige, con el foco puesto', async ({ page }) => {
    await page.goto('/sistemas');
    await page.locator('button[popovertarget="garage"]').click();
    await page.getByRole('link', { name: 'Agregar un coche' }).click();
    await expect(page).toHaveURL(/\/tu-auto#coche$/);
    await expect(page.locator('main select').first()).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });

  test('y si el catálogo no llega, la página lo dice y se puede repetir', async ({ page }) => {
    let isBroken = true;
    await page.route('**/api/v1/catalog/tree', (route) =>
      isBroken ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('No pudimos traer los modelos.');
    await expectAccessible(page);
    isBroken = false;
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(async () => expect((await models(page)).length).toBeGreaterThan(20)).toPass();
  });

  test('sin JavaScript elige la marca en una lista y busca con la misma frase', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Nissan', exact: true })).toBeVisible();
    await expect(field(page, 'make')).toBeHidden();
    await page.locator('.say input').fill('faro tsuru');
    await page.locator('.say input').press('Enter');
    await expect(page).toHaveURL(/\/buscar\?q=faro\+tsuru$/);
    await context.close();
  });
});

test.describe('el cliente lo dice en una frase', () => {
  test('clara: ve lo que se entendió y Enter lo lleva', async ({ page }) => {
    await openHome(page);
    await sentence(page).fill('faro izquierdo tsuru 08');
    const option = page.getByRole('option', { name: /Faro izquierdo Nissan Tsuru 2008/ });
    await expect(option).toBeVisible();
    await expect(option).toContainText(/disponible|Agotada/);
    await expect(page.locator('.say .chip')).toHaveText([
      'PiezaFaro',
      'LadoIzq.',
      'CocheNissan Tsuru 1992–2017',
      'Año2008',
    ]);
    await expectAccessible(page);
    await sentence(page).press('Enter');
    await expect(page).toHaveURL(/\/refacciones\/nissan\/tsuru\/b13\/iluminacion\/faro\?pos=l$/);
    await expect(page.locator('car-plate')).toContainText('2008');
  });

  test('a medias: una pregunta, que se contesta con el teclado', async ({ page }) => {
    await openHome(page);
    await sentence(page).fill('puerta delantera derecha versa');
    await expect(page.getByRole('listbox', { name: '¿De qué años es?' }).getByRole('option')).toHaveCount(2);
    await sentence(page).press('Enter');
    await expect(sentence(page)).toHaveAttribute('aria-activedescendant', /o0$/);
    await sentence(page).press('ArrowDown');
    await sentence(page).press('Enter');
    await expect(page).toHaveURL(new RegExp(`${VERSA}/puertas-cristales/puerta\\?pos=fr$`));
  });

  test('sin coche: recuerda la pieza y pide el coche', async ({ page }) => {
    await openHome(page);
    await sentence(page).fill('cofre');
    await expect(suggestion(page)).toContainText('Cofre');
    await sentence(page).press('Enter');
    await expect(page.getByText('Buscas cofre. Ahora dinos de qué coche.')).toBeVisible();
    await expect(field(page, 'make')).toBeFocused();
    await field(page, 'model').selectOption('nissan/tsuru');
    await field(page, 'year').selectOption('@nissan/tsuru/b13');
    await expect(page.getByRole('link', { name: /Ver cofre de mi Tsuru/ })).toHaveAttribute(
      'href',
      '/refacciones/nissan/tsuru/b13/carroceria/cofre',
    );
  });

  test('con un código abre la pieza, y lo que no se entiende se busca tal cual', async ({ page }) => {
    await openHome(page);
    await sentence(page).fill('qro p 000001');
    await expect(page.getByRole('option', { name: 'Abrir la pieza QRO-P-000001' })).toBeVisible();
    await sentence(page).fill('faro peugeot 206');
    await expect(page.getByText('Todavía no tenemos Peugeot 206 en el catálogo.')).toBeVisible();
    await sentence(page).fill('zzzz');
    await page.getByRole('option', { name: /Buscar «zzzz»/ }).click();
    await expect(page).toHaveURL(/\/buscar\?q=zzzz$/);
  });

  test('en inglés', async ({ page }) => {
    await openHome(page, '/en');
    const box = page.getByRole('combobox', { name: /Say which part/ });
    await box.fill('front brake pads jetta a4');
    await expect(suggestion(page)).toContainText('Front brake pads');
    await box.press('Enter');
    await expect(page).toHaveURL(/\/en\/refacciones\/volkswagen\/jetta-clasico\/a4\/frenos\/balatas\?pos=f$/);
  });
});

test.describe('el coche es el menú', () => {
  const heading = (page: Page) => page.getByRole('heading', { level: 1 });
  const row = (page: Page, name: string) => page.locator('.plist a', { hasText: name }).first();

  test('un sistema del dibujo se abre en su lugar, y Atrás lo cierra', async ({ page }) => {
    await openCar(page, VERSA);
    await page.locator('.stage a[data-system="frenos"] .cd-ball').click();
    await expect(heading(page)).toContainText('Frenos');
    await expect(page).toHaveURL(new RegExp(`${VERSA}\\?sistema=frenos$`));
    await expect(page).toHaveTitle(/Frenos para Nissan Versa/);
    await expect(page.locator('nav.sys a[aria-current]')).toContainText('Frenos');
    await expect(page.locator('.stage a[aria-current]')).toHaveAttribute('data-system', 'frenos');
    await expectAccessible(page);

    await page.locator('nav.sys a', { hasText: 'Motor' }).first().click();
    await expect(heading(page)).toContainText('Motor');
    await page.goBack();
    await expect(heading(page)).toContainText('Frenos');
    await page.goBack();
    await expect(heading(page)).toContainText('Nissan Versa');
    await expect(page.locator('nav.sys a[aria-current]')).toHaveCount(0);
  });

  test('un tipo de pieza se despliega con sus piezas, su lugar y el camino a todas', async ({ page }) => {
    await openCar(page, `${VERSA}/suspension-direccion`);
    await row(page, 'Amortiguador').click();
    const pieces = page.getByRole('region', { name: /Piezas: Amortiguador/ });
    await expect(pieces.locator('.pieces a').first()).toHaveAttribute('href', /^\/pieza\//);
    await expect(page).toHaveURL(/\/suspension-direccion\?parte=amortiguador$/);
    await pieces.getByRole('button', { name: 'Del. izq.' }).click();
    await expect(page).toHaveURL(/parte=amortiguador&pos=fl$/);
    await expect(pieces.getByRole('link', { name: /^Ver/ })).toHaveAttribute(
      'href',
      /\/amortiguador\?pos=fl$/,
    );
    await expectAccessible(page);
    await row(page, 'Amortiguador').click();
    await expect(pieces).toHaveCount(0);
  });

  test('una dirección con sistema, pieza y lugar abre lo mismo', async ({ page }) => {
    await openCar(page, `${VERSA}?sistema=suspension-direccion&parte=amortiguador&pos=fr`);
    await expect(heading(page)).toContainText('Suspensión y dirección');
    await expect(page.getByRole('button', { name: 'Del. der.' })).toHaveAttribute('aria-pressed', 'true');
  });

  // A finger points at nothing before it chooses.
  test('la lista y el dibujo se señalan, también con el teclado', { tag: '@keyboard' }, async ({ page }) => {
    await openCar(page, VERSA);
    await page.locator('nav.sys a', { hasText: 'Frenos' }).hover();
    await expect(page.locator('.stage a[data-selected]')).toHaveAttribute('data-system', 'frenos');
    await page.locator('.stage a[data-system="ruedas"]').focus();
    await expect(page.locator('.carmenu-tip')).toContainText(/Rines y llantas.*piezas/);
    await page.keyboard.press('Enter');
    await expect(heading(page)).toContainText('Rines y llantas');
  });

  test('sin conexión lo dice, no pierde nada y se puede repetir', async ({ page }) => {
    await openCar(page, VERSA);
    let isBroken = true;
    await page.route(`**${VERSA}/motor`, (route) => (isBroken ? route.abort() : route.continue()));
    await page.locator('nav.sys a', { hasText: 'Motor' }).first().click();
    await expect(page.getByRole('alert')).toContainText('Sin conexión: no podemos abrir Motor ahora.');
    await expect(heading(page)).toContainText('Nissan Versa');
    isBroken = false;
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await expect(heading(page)).toContainText('Motor');
  });
});
