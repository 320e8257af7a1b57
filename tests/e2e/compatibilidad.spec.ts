import type { World } from '../fixtures/a-world.ts';
import type { TestBranch } from '../fixtures/a-world.ts';
import { expect, expectAccessible, test } from './personas.ts';

const TSURU = 'nissan/tsuru/b13';

/** A door that fits only the first years of a Tsuru. */
async function earlyDoor(world: World, branch: TestBranch) {
  const rows = await world.db.rows<{ id: number }>('SELECT id FROM generations WHERE path = ?', [TSURU]);
  const door = await world.unit(branch, { priceCents: 285_100, generationId: rows[0]?.id ?? 0 });
  await world.db.change('UPDATE fitments SET year_from = 1992, year_to = 2003 WHERE part_id = ?', [
    door.partId,
  ]);
  return door;
}

test('una clienta con su coche contesta la pregunta y sabe si le queda', async ({ page, world, branch }) => {
  const door = await earlyDoor(world, branch);
  await page.goto(`/pieza/${door.code}?vehiculo=${TSURU}`);
  const verdict = page.locator('fit-verdict').first();
  await expect(verdict).toContainText('Depende. ¿De qué año es?');
  await expectAccessible(page);
  await verdict.getByText('1992–2003', { exact: true }).click();
  await expect(verdict).toContainText('Le queda a tu Nissan Tsuru');
  await expect(verdict).toContainText('Compara la tuya antes de comprar');
  const ask = page.locator('.buy a[href^="https://wa.me/"]').first();
  expect(decodeURIComponent((await ask.getAttribute('href')) ?? '').replaceAll('+', ' ')).toContain(
    'Mi coche: Nissan Tsuru',
  );
  // The car is in the garage now: another page asks no more.
  await page.goto(`/pieza/${door.code}`);
  await expect(page.locator('fit-verdict').first()).toContainText('Le queda a tu Nissan Tsuru');
});

test.describe('sin JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('la respuesta es un enlace', async ({ page, world, branch }) => {
    const door = await earlyDoor(world, branch);
    await page.goto(`/pieza/${door.code}?vehiculo=${TSURU}`);
    await page.getByRole('link', { name: '2004–2017', exact: true }).click();
    await expect(page).toHaveURL(/anio=2004-2017/);
    await expect(page.locator('fit-verdict').first()).toContainText('No le queda a Nissan Tsuru');
    await expect(page.locator('fit-verdict').first()).toContainText('Es para otros años de este coche.');
  });
});

test.describe('en el almacén', { tag: '@keyboard' }, () => {
  test('pega veinte filas con tres errores, agrega las demás y lo deshace', async ({
    almacen,
    world,
    branch,
  }) => {
    const door = await earlyDoor(world, branch);
    await almacen.goto(`/panel/compatibilidad?pieza=${door.partId}`);
    await expect(almacen.getByText('Sin cambios todavía')).toBeVisible();
    await almacen.getByRole('button', { name: 'Pegar varias' }).click();
    const good = Array.from(
      { length: 17 },
      (_, index) => `Nissan\tTsuru\t${1992 + index}\t${1993 + index}\tcon aire`,
    );
    const bad = ['Nissan Tsuru 1992-2017 zurcido', 'Tsuru 2017-1992', 'un coche de nadie'];
    await almacen.getByLabel('Una fila por línea').fill([...good, ...bad].join('\n'));
    await expect(almacen.getByText('17 líneas entendidas')).toBeVisible();
    await expect(almacen.getByText('3 con errores')).toBeVisible();
    await expect(almacen.getByText('No se entiende: zurcido.')).toBeVisible();
    await expectAccessible(almacen);
    await almacen.keyboard.press('Control+Enter');
    await expect(almacen.getByText('Versión 1 guardada.')).toBeVisible();
    await expect(almacen.locator('.fit-table tbody tr')).toHaveCount(18);
    await expect(almacen.getByText(/contradicciones/)).toBeVisible();
    await expectAccessible(almacen);
    await almacen.getByRole('button', { name: 'Deshacer el último cambio' }).click();
    await expect(almacen.getByText('Lista como antes, versión 2.')).toBeVisible();
    await expect(almacen.locator('.fit-table tbody tr')).toHaveCount(1);
  });
});

test(
  'en la caja el coche del cliente dice de cada línea si le queda y sale en la nota',
  { tag: '@keyboard' },
  async ({ mostrador, world, branch }) => {
    const door = await earlyDoor(world, branch);
    await mostrador.goto('/caja');
    await expect(mostrador.getByLabel('Coche')).toBeVisible();
    await mostrador.keyboard.press('F2');
    await mostrador.keyboard.type(door.code);
    await mostrador.keyboard.press('Enter');
    await expect(mostrador.locator('.ticket').getByText(door.code)).toBeVisible();
    await mostrador.keyboard.press('F4');
    await mostrador.keyboard.type('tsuru');
    await mostrador.keyboard.press('Enter');
    const line = mostrador.locator('.line-fit');
    await expect(line).toContainText('Depende');
    await line.getByRole('button', { name: '1992–2003' }).click();
    await expect(line).toContainText('Según tabla');
    await expectAccessible(mostrador);
  },
);
