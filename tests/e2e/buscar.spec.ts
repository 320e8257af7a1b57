import { expect, expectAccessible, test } from './personas.ts';

const FOUND = '/buscar?q=faro+tsuru';

test('escribe, toca una sugerencia y está en la pieza', async ({ page, isMobile }) => {
  await page.goto('/refacciones/nissan/tsuru/b13');
  if (isMobile) {
    await page.getByRole('banner').getByRole('link', { name: 'Buscar' }).click();
    // The page before has a box of its own.
    await expect(page).toHaveURL(/\/buscar/);
  }
  const box = page.getByRole('combobox').locator('visible=true').first();
  await box.pressSequentially('faro izquierdo tsuru');
  const piece = page.locator('.suggestions:not([hidden]) [data-kind="piece"]').first();
  await piece.click();
  await expect(page).toHaveURL(/\/pieza\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Faro/);
});

test('las sugerencias se recorren con el teclado', { tag: '@keyboard' }, async ({ page }) => {
  await page.goto('/refacciones/nissan/tsuru/b13');
  const box = page.getByRole('combobox').locator('visible=true').first();
  await box.pressSequentially('balatas ts');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await box.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', /-0$/);
  await box.press('Escape');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/buscar\?q=balatas\+ts/);
});

test('filtra sin cambiar de página: cuenta exacta, dirección, foco y atrás', async ({ page, isMobile }) => {
  await page.goto(FOUND);
  const found = page.locator('[data-found]');
  const before = await found.textContent();
  if (isMobile) await page.getByRole('button', { name: 'Filtros', exact: true }).click();
  const used = page.getByLabel(/^Usada/);
  const count = await page.locator('label.tick-row', { has: used }).locator('.num').textContent();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await used.check();
  await expect(page).toHaveURL(/[?&]cond=usada/);
  await expect(found).toHaveText(new RegExp(`^\\s*${count?.trim() ?? ''} resultados?`));
  await expect(page.getByLabel(/^Usada/)).toBeFocused();
  await expect(page.locator('[data-said]')).toHaveText(new RegExp(`^${count?.trim() ?? ''} resultados?`));
  await expectAccessible(page);
  await page.goBack();
  await expect(found).toHaveText(before ?? '');
  expect(await page.evaluate(() => (window as { isSamePage?: boolean }).isSamePage)).toBe(true);
});

test.describe('sin JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('lo más cerca de una sucursal va primero, y cada pieza dice a qué distancia está', async ({
    page,
    isMobile,
  }) => {
    await page.goto('/buscar?q=frenos');
    if (isMobile) await page.getByRole('button', { name: 'Filtros', exact: true }).click();
    const order = page.getByLabel('Ordenar');
    const [, code] = (await order.locator('optgroup option').first().getAttribute('value'))?.split('-') ?? [];
    await order.selectOption(`cerca-${code}`);
    await page.getByRole('button', { name: 'Aplicar filtros' }).click();
    await expect(page).toHaveURL(new RegExp(`orden=cerca-${code}`));
    const kilometres: number[] = [];
    for (let more = 0; more < 30 && new Set(kilometres).size < 2; more++) {
      const places = await page.locator('tr[data-live] .at').allTextContents();
      kilometres.push(
        ...places.map((place) => Number(/ a ([\d,]+) km/.exec(place)?.[1]?.replace(',', '') ?? 0)),
      );
      const next = page.getByRole('link', { name: 'Ver más resultados' });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(new Set(kilometres).size).toBeGreaterThan(1);
    expect(kilometres).toEqual(kilometres.toSorted((a, b) => a - b));
  });

  test('el formulario filtra y ordena, y la lista sigue en otra página', async ({ page, isMobile }) => {
    await page.goto('/buscar?q=balatas');
    if (isMobile) await page.getByRole('button', { name: 'Filtros', exact: true }).click();
    await page.getByLabel('Ordenar').selectOption({ label: 'Precio: mayor a menor' });
    await page.getByLabel(/^Delanteras/).check();
    await page.getByRole('button', { name: 'Aplicar filtros' }).click();
    await expect(page).toHaveURL(/orden=precio-desc.*pos=f/);
    // A new part stands once for each branch.
    const pieces = () =>
      page
        .locator('tr[data-live]')
        .evaluateAll((rows) =>
          rows.map(
            (row) => `${row.querySelector('.mono')?.textContent} ${row.querySelector('.at')?.textContent}`,
          ),
        );
    const first = await pieces();
    await page.getByRole('link', { name: 'Ver más resultados' }).click();
    await expect(page).toHaveURL(/desde=/);
    const second = await pieces();
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((piece) => first.includes(piece))).toEqual([]);
  });
});
