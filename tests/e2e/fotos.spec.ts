import sharp from 'sharp';
import { expect, expectAccessible, test } from './personas.ts';

function aPhoto(name: string, background: string, width = 900, height = 700) {
  const noise = { type: 'gaussian', mean: 120, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background, noise } })
    .tint(background)
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }));
}

test.describe('fotos de una pieza', { tag: '@finger' }, () => {
  test('se suben dos desde el teléfono, se ven en su página, se acercan y se quita una', async ({
    almacen,
    world,
    branch,
    browser,
  }) => {
    const generation = await world.generation();
    const door = await world.unit(branch, { priceCents: 285_100, generationId: generation.id });
    await almacen.setViewportSize({ width: 390, height: 844 });
    await almacen.goto('/panel/existencias?estado=unpictured');
    await almacen.getByRole('row', { name: new RegExp(door.code) }).click();
    await almacen.getByRole('button', { name: /^Fotos/ }).click();
    await expect(almacen.getByText('Sin fotos todavía.')).toBeVisible();
    await almacen
      .getByLabel('Elegir fotos')
      .setInputFiles([await aPhoto('uno.jpg', '#b04020'), await aPhoto('dos.jpg', '#2040b0', 700, 900)]);
    const list = almacen.getByRole('list', { name: /^Fotos de/ });
    await expect(list.getByRole('listitem')).toHaveCount(2, { timeout: 30_000 });
    await expectAccessible(almacen);

    const visit = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const customer = await visit.newPage();
    await customer.goto(`/pieza/${door.code}`);
    const strip = customer.getByRole('list', { name: 'Fotos de esta pieza' });
    await expect(strip.getByRole('img')).toHaveCount(2);
    await expect(strip.getByRole('img').first()).toHaveJSProperty('complete', true);
    expect(
      await strip
        .getByRole('img')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    ).toBeGreaterThan(300);
    await expectAccessible(customer);
    await strip.getByRole('link').first().click();
    const viewer = customer.getByRole('dialog', { name: 'Fotos de esta pieza' });
    await expect(viewer.getByText('Foto 1 de 2')).toBeVisible();
    await expectAccessible(customer);
    const image = viewer.getByRole('img');
    await viewer.getByRole('button', { name: 'Acercar' }).click();
    await expect(image).toHaveCSS('transform', /^matrix\(1\.6, /);
    await customer.keyboard.press('0');
    await customer.keyboard.press('ArrowRight');
    await expect(viewer.getByText('Foto 2 de 2')).toBeVisible();
    await customer.keyboard.press('Escape');
    await expect(viewer).toBeHidden();

    await almacen.getByRole('button', { name: 'Quitar la foto 1' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await almacen.getByRole('button', { name: 'Deshacer' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await almacen.getByRole('button', { name: 'Quitar la foto 2' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect
      .poll(
        async () => {
          await customer.reload();
          return await strip.getByRole('img').count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await visit.close();
  });

  test('sin conexión esperan en la página y se suben solas al volver', async ({ almacen, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await almacen.goto('/panel/existencias');
    await almacen.getByRole('row', { name: new RegExp(door.code) }).click();
    await almacen.getByRole('button', { name: /^Fotos/ }).click();
    await expect(almacen.getByText('Sin fotos todavía.')).toBeVisible();
    await almacen.context().setOffline(true);
    await almacen.getByLabel('Elegir fotos').setInputFiles([await aPhoto('uno.jpg', '#308040')]);
    await expect(almacen.getByText('Sin conexión: 1 foto espera aquí')).toBeVisible();
    await almacen.context().setOffline(false);
    await expect(almacen.getByRole('list', { name: /^Fotos de/ }).getByRole('listitem')).toHaveCount(1, {
      timeout: 30_000,
    });
  });

  test('lo que no es foto se dice en palabras y se puede descartar', async ({ almacen, world, branch }) => {
    const door = await world.unit(branch, { priceCents: 285_100 });
    await almacen.goto('/panel/existencias');
    await almacen.getByRole('row', { name: new RegExp(door.code) }).click();
    await almacen.getByRole('button', { name: /^Fotos/ }).click();
    const file = { name: 'falsa.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg></svg>') };
    await almacen.getByLabel('Elegir fotos').setInputFiles([file]);
    await expect(almacen.getByText('Ese archivo no es una foto JPEG, PNG o WebP.')).toBeVisible();
    await almacen.getByRole('button', { name: 'Descartar' }).click();
    await expect(almacen.getByText('Sin fotos todavía.')).toBeVisible();
  });
});

test('sin JavaScript las fotos son una tira y cada una abre su archivo', async ({
  world,
  branch,
  almacen,
  browser,
}) => {
  const door = await world.unit(branch, { priceCents: 285_100 });
  const cookies = await almacen.context().cookies();
  const upload = await almacen.request.post(`/api/v1/branches/${branch.code}/stock/${door.id}/photos`, {
    headers: {
      'content-type': 'image/jpeg',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    data: (await aPhoto('uno.jpg', '#806020')).buffer,
  });
  expect(upload.status()).toBe(201);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/pieza/${door.code}`);
  const link = page.getByRole('list', { name: 'Fotos de esta pieza' }).getByRole('link').first();
  await expect(link.getByRole('img')).toBeVisible();
  await link.click();
  await expect(page).toHaveURL(/\/media\/[0-9a-f]{64}-900\.jpg$/);
  await context.close();
});
