import { expect, expectAccessible, test } from './personas.ts';

const CAR = '/refacciones/nissan/tsuru/b13';

test.describe('un cliente sin JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('llega de la portada a una pieza con precio y sucursal', async ({ page, isMobile }) => {
    await page.goto('/refacciones');
    await page.getByRole('link', { name: /^Tsuru/ }).click();
    await page.getByRole('link', { name: /^1992–2017/ }).click();
    await page
      .getByRole('link', { name: /Iluminación/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^1?\s*Faro\b.*desde/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Faros para Nissan Tsuru 1992–2017, usados y nuevos',
    );
    // On a phone the filters are behind one button.
    if (isMobile) await page.getByText('Filtros', { exact: true }).click();
    await page.getByRole('link', { name: /^Usadas/ }).click();
    if (isMobile) await expect(page.getByText('Filtros (1)')).toBeVisible();
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Faro (izquierdo|derecho)$/);
    await expect(page.getByText('MXN con IVA incluido').locator('visible=true')).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: /^Sucursal / })).toBeVisible();
    const ask = page.getByRole('link', { name: 'Apartar por WhatsApp' }).locator('visible=true');
    expect(decodeURIComponent((await ask.getAttribute('href')) ?? '')).toMatch(
      /^https:\/\/wa\.me\/52\d{10}\?text=Hola, me interesa esta pieza: Faro .*\([A-Z]{3}-P-\d+\), de Nissan Tsuru 1992–2017\. Grado [ABC] .*\. \$[\d,]+ con IVA, en [^.]+\. http.*\/pieza\//,
    );
  });
});

test('lo que se busca empieza en la primera pantalla, con sus filtros a la mano', async ({
  page,
  isMobile,
}) => {
  await page.goto('/buscar?q=puerta+delantera+tsuru+2005');
  const first = page.getByRole('rowheader').first();
  await expect(first).toBeInViewport({ ratio: 1 });
  await expect(page.getByLabel(/^Delantera izquierda/)).toBeVisible({ visible: !isMobile });
  await expect(page.getByRole('button', { name: 'Filtros', exact: true })).toBeVisible({ visible: isMobile });
  await expectAccessible(page);
});

test.describe('un cliente con su coche', () => {
  test('sabe si la pieza le queda', async ({ page }) => {
    await page.goto(`${CAR}/iluminacion/faro?cond=usada`);
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByText('Elige tu coche arriba y te decimos si le queda.')).toBeVisible();
    const choose = async (gen: string, label: string, year: number) => {
      await page.evaluate(
        (car) =>
          localStorage.setItem(
            'mp.garage.v1',
            JSON.stringify({ cars: [car], current: `${car.gen}:${car.year}:` }),
          ),
        { gen, label, year },
      );
      await page.reload();
    };
    await choose('nissan/tsuru/b13', 'Nissan Tsuru', 2005);
    await expect(page.getByText('Le queda a tu Nissan Tsuru 2005')).toBeVisible();
    await choose('kia/rio/yb', 'Kia Rio', 2020);
    await expect(page.getByText('No le queda a tu Kia Rio 2020')).toBeVisible();
    await expectAccessible(page);
  });

  test('cuenta solo las usadas o solo las nuevas', async ({ page }) => {
    await page.goto(`${CAR}/iluminacion`);
    const count = page.locator('.sys [aria-current] [data-field="count"]');
    const shown = async () => Number((await count.textContent())?.replace(',', ''));
    const choose = async (label: string) => {
      const answer = page.waitForResponse(/condition=/);
      await page.getByRole('radio', { name: label }).check({ force: true });
      await answer;
    };
    const all = await shown();
    await choose('Usadas');
    await expect.poll(shown).not.toBe(all);
    const used = await shown();
    await choose('Nuevas');
    await expect.poll(shown).toBe(all - used);
  });
});

test('las páginas públicas no se mueven ni dan errores, y axe no encuentra nada', async ({ page }) => {
  test.setTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) complaints.push(request.url());
  });
  await page.addInitScript(() => {
    const shifts = globalThis as { shifted?: number };
    shifts.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) shifts.shifted = (shifts.shifted ?? 0) + entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const paths = [
    '/',
    CAR,
    `${CAR}/frenos`,
    `${CAR}/iluminacion/faro`,
    '/sistemas/motor',
    '/sucursales',
    '/funded',
    '/buscar?q=faro',
  ];
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expectAccessible(page);
    expect(await page.evaluate(() => (globalThis as { shifted?: number }).shifted ?? 0), path).toBeLessThan(
      0.01,
    );
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      path,
    ).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
});
