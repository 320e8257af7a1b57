import { randomBytes } from 'node:crypto';
import { expect, expectAccessible, test } from './personas.ts';

const HEAD = 'No. de parte,Marca,Pieza,Posición,Existencia,Precio público,Anaquel';

test.describe('importar', () => {
  test('el almacén trae 30 renglones, corrige los 3 con error y deshace todo', async ({
    almacen,
    world,
    branch,
  }) => {
    test.setTimeout(120_000);
    const seed = randomBytes(4).toString('hex').toUpperCase();
    const line = (at: number, quantity: string, price: string) =>
      `${seed}-${at},Bosch,Puerta,delantera izquierda,${quantity},"${price}",A-${at}`;
    const rows = Array.from({ length: 30 }, (_, at) => line(at, String(at + 2), `$1,${311 + at}.50`));
    rows[4] = line(4, 'muchas', '$97.00');
    rows[11] = line(11, '5', 'caro');
    rows[23] = line(7, '3', '$89.00');
    const fileOf = (lines: readonly string[]) => ({
      name: 'inventario.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEAD, ...lines].join('\r\n')),
    });
    const pieces = async () => {
      const rows = await world.db.rows<{ onHand: string | null; ledger: string | null }>(
        `SELECT SUM(on_hand) AS onHand, (SELECT SUM(quantity) FROM stock_movements WHERE branch_id = ?) AS ledger
         FROM stock_items WHERE branch_id = ?`,
        [branch.id, branch.id],
      );
      return [Number(rows[0]?.onHand ?? 0), Number(rows[0]?.ledger ?? 0)];
    };

    await almacen.goto('/panel/importar');
    await expect(almacen.getByText('Todavía no has importado nada.')).toBeVisible();
    await expectAccessible(almacen);
    await almacen.getByLabel('Elegir archivo').setInputFiles(fileOf(rows));
    await expect(almacen.getByRole('combobox', { name: /^Número de parte/ })).toHaveValue('0');
    await expect(almacen.getByRole('combobox', { name: /^Precio/ })).toHaveValue('5');
    const bad = almacen.getByRole('row', { name: /^6 / });
    await expect(bad).toContainText('muchas');
    await expect(bad).toContainText('no es una cantidad entera, como 12.');
    await expectAccessible(almacen);
    await almacen.getByRole('button', { name: 'Revisar todo el archivo' }).click();
    // The process that does the work may have to begin first.
    await expect(almacen.getByText('3 renglones con error se quedan fuera.')).toBeVisible({
      timeout: 30_000,
    });
    await expect(almacen.getByRole('cell', { name: /Precio: caro no es un precio/ })).toBeVisible();
    await expect(almacen.getByRole('cell', { name: /ya venía en un renglón anterior/ })).toBeVisible();
    await expectAccessible(almacen);
    expect(await pieces()).toEqual([0, 0]);

    await almacen.getByRole('button', { name: 'Importar 27 renglones' }).click();
    await expect(almacen.getByText('Importación terminada')).toBeVisible();
    const first = rows.reduce((sum, _, at) => sum + ([4, 11, 23].includes(at) ? 0 : at + 2), 0);
    expect(await pieces()).toEqual([first, first]);

    const download = almacen.waitForEvent('download');
    await almacen.getByRole('link', { name: 'Descargar renglones con error' }).click();
    const saved = await (await download).createReadStream();
    let wrong = '';
    for await (const piece of saved) wrong += String(piece);
    expect(wrong.trim().split('\r\n')).toHaveLength(4);
    expect(wrong).toContain('Cantidad: no es una cantidad entera');

    await almacen.getByRole('button', { name: 'Todas las importaciones' }).click();
    await expect(almacen.getByRole('button', { name: /inventario\.csv/ })).toBeVisible();
    const fixed = [line(4, '6', '$97.00'), line(11, '5', '$91.00'), line(23, '3', '$89.00')];
    await almacen.getByLabel('Elegir archivo').setInputFiles(fileOf(fixed));
    await almacen.getByRole('button', { name: 'Revisar todo el archivo' }).click();
    await almacen.getByRole('button', { name: 'Importar 3 renglones' }).click();
    await expect(almacen.getByText('Importación terminada')).toBeVisible();
    expect(await pieces()).toEqual([first + 14, first + 14]);

    await almacen.getByRole('button', { name: 'Deshacer' }).click();
    await almacen.getByRole('button', { name: 'Sí, deshacer' }).click();
    await expect(almacen.getByText('Importación deshecha')).toBeVisible();
    expect(await pieces()).toEqual([first, first]);
  });

  test('un archivo que no se puede leer dice por qué', async ({ almacen }) => {
    await almacen.goto('/panel/importar');
    await almacen.getByLabel('Elegir archivo').setInputFiles({
      name: 'viejo.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]),
    });
    await expect(
      almacen.getByText('Es un Excel anterior (.xls). Ábrelo y guárdalo como .xlsx.'),
    ).toBeVisible();
  });

  test('el mostrador no importa', async ({ mostrador }) => {
    await mostrador.goto('/panel/importar');
    await expect(mostrador.getByText('Elegir archivo')).toHaveCount(0);
  });
});
