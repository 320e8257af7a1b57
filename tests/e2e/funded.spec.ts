import type { BrowserContext, FrameLocator, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import type { LandingSettings, LandingState, PageContent } from '../../src/domain/landing/contract.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { contentOf } from '../fixtures/hostile-content.ts';
import { hostileTexts } from '../fixtures/hostile-texts.ts';
import { keepFixtureMedia } from '../fixtures/landing-media.ts';
import { expect, expectAccessible, pageOf, test } from './personas.ts';

// There is one such page in a chain: its tests take turns, on one device; phones are windows of theirs.
test.describe.configure({ mode: 'default' });

const API = '/api/v1/landing/pages/funded';
const EDITOR = '/panel/paginas/funded';
/** The page, made smaller: every text of it has its field beside it, as large as any (WCAG 2.5.8, equivalent). */
const CANVAS = '#preview-frame';
const HEADLINE = 'Cada pieza con nombre y apellido';

/** What stood there yesterday. */
function yesterdays(hash: string): PageContent {
  const image = { hash, width: 900, height: 600, alt: { es: 'El patio de ayer' } };
  return {
    schema: 1,
    title: { es: 'Nosotros', en: 'About us' },
    description: { es: 'Quiénes somos y cómo trabajamos.' },
    blocks: [
      {
        id: 'prueba-portada',
        type: 'hero',
        eyebrow: { es: 'Desde 1987' },
        heading: { es: HEADLINE, en: 'Every piece by name' },
        lead: { es: 'Hoy somos {branches} sucursales.' },
        sheet: null,
        figure: { kind: 'photo', image, caption: { es: 'El patio' } },
      },
      {
        id: 'prueba-pasos',
        type: 'timeline',
        heading: { es: 'Línea de armado' },
        steps: [{ year: '1987', title: { es: 'Un lote' }, text: { es: 'Un Tsuru chocado.' }, image: null }],
      },
      {
        id: 'prueba-porque',
        type: 'richText',
        heading: { es: 'Por qué lo hacemos' },
        body: { es: [{ kind: 'paragraph', runs: [{ text: 'Porque la pieza existe.' }] }] },
      },
      {
        id: 'prueba-llamado',
        type: 'callToAction',
        heading: { es: 'Dinos tu coche' },
        text: { es: 'Marca, modelo y año.' },
        button: { label: { es: 'Elegir mi coche' }, link: { kind: 'page', path: '/' } },
      },
    ],
  };
}

async function aPhoto(background: string, width = 900, height = 600) {
  const buffer = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { name: 'foto.jpg', mimeType: 'image/jpeg', buffer };
}

async function send<Answer>(
  context: BrowserContext,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  data?: unknown,
) {
  const response = await context.request.fetch(path, { method, ...(data === undefined ? {} : { data }) });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as Answer;
}

const stateOf = (context: BrowserContext) => send<LandingState>(context, 'GET', API);

/** Puts a draft there, whatever stood there. */
async function write(context: BrowserContext, content: PageContent): Promise<number> {
  const { draft } = await stateOf(context);
  const saved = await send<{ revision: number }>(context, 'PUT', `${API}/draft`, {
    revision: draft.revision,
    content,
  });
  return saved.revision;
}

async function publish(context: BrowserContext, content: PageContent, note: string): Promise<void> {
  const revision = await write(context, content);
  await send(context, 'POST', `${API}/publish`, { id: uuidv7(Date.now()), revision, note });
}

async function upload(context: BrowserContext, background: string): Promise<string> {
  const { buffer } = await aPhoto(background);
  const response = await context.request.post('/api/v1/landing/pictures', {
    headers: { 'content-type': 'image/jpeg' },
    data: buffer,
  });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { hash: string }).hash;
}

/** The editor, with everything on its canvas. */
async function open(page: Page): Promise<FrameLocator> {
  await page.goto(EDITOR);
  const canvas = page.frameLocator('.page-frame iframe');
  await expect(canvas.locator('[data-block]').first()).toBeVisible();
  await expect(canvas.locator('[aria-busy]')).toHaveCount(0);
  return canvas;
}

const kept = (page: Page) => expect(page.locator('[data-keeping]')).toHaveAttribute('data-keeping', 'saved');

/** Writes over a text where it stands. */
async function rewrite(page: Page, text: Locator, words: string): Promise<void> {
  await text.click();
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

const orderOf = (canvas: FrameLocator) =>
  canvas
    .locator('[data-block]')
    .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-block')));

test.afterEach(async ({ direccion }) => {
  const context = direccion.context();
  const { live } = await stateOf(context);
  if (live) await send(context, 'POST', `${API}/unpublish`, { versionId: live.id, note: 'Fin de la prueba' });
});

test('una dueña cambia el encabezado, una foto y el orden, mira en teléfono, publica y vuelve a lo de ayer @desktop', async ({
  direccion: page,
  browser,
}) => {
  const context = page.context();
  const hash = await upload(context, '#506030');
  await publish(context, yesterdays(hash), 'La de ayer');
  const canvas = await open(page);
  await page.evaluate(() => void ((window as { isSame?: boolean }).isSame = true));
  await expectAccessible(page, CANVAS);

  // The headline, where it stands.
  await rewrite(
    page,
    canvas.getByRole('textbox', { name: 'Encabezado' }).first(),
    'Treinta y nueve años de piezas con nombre',
  );
  await kept(page);
  await expect(page.getByLabel('Encabezado', { exact: true })).toHaveValue(
    'Treinta y nueve años de piezas con nombre',
  );

  // Its picture: not without words, and only the part that is wanted.
  await page.getByRole('button', { name: 'Cambiar imagen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Imagen' });
  await dialog.getByLabel('Elegir archivo').setInputFiles(await aPhoto('#a04020', 1_200, 800));
  await dialog.getByRole('button', { name: '1:1' }).click();
  await expect(dialog.getByText('800 × 800 px')).toBeVisible();
  await dialog.getByRole('group', { name: 'Parte que se conserva' }).focus();
  await page.keyboard.press('-');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(dialog.getByText('754 × 754 px')).toBeVisible();
  await dialog.getByLabel('Qué se ve (texto alternativo)').fill('');
  await dialog.getByRole('button', { name: 'Usar imagen' }).click();
  await expect(dialog.getByText('Escribe qué se ve en la imagen')).toBeVisible();
  await expectAccessible(page, CANVAS);
  await dialog.getByLabel('Qué se ve (texto alternativo)').fill('El patio nuevo, con estantes');
  await dialog.getByRole('button', { name: 'Usar imagen' }).click();
  await expect(dialog).toBeHidden();
  const picture = canvas.getByRole('img', { name: 'El patio nuevo, con estantes' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);

  // Two sections change places.
  expect(await orderOf(canvas)).toEqual(['hero', 'timeline', 'richText', 'callToAction']);
  await page.getByRole('tab', { name: 'Secciones' }).click();
  await page.getByRole('button', { name: 'Subir «Texto»' }).click();
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'richText', 'timeline', 'callToAction']);
  await kept(page);

  // As on a phone.
  await page.getByRole('button', { name: 'Teléfono' }).click();
  await expect.poll(() => canvas.locator('html').evaluate(() => window.innerWidth)).toBe(390);
  const beyondPx = await canvas.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(beyondPx).toBe(0);

  // Published, and seen by whoever comes.
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  const publishing = page.getByRole('dialog', { name: 'Publicar' });
  const changes = publishing.getByRole('list', { name: 'Cambios' });
  await expect(changes.getByRole('listitem').first()).toContainText('Portada');
  await changes.getByRole('button', { name: /Portada/ }).click();
  await expect(changes.locator('ins').first()).toContainText('Treinta');
  await expectAccessible(page, CANVAS);
  await publishing.getByLabel('Nota de esta versión').fill('Encabezado y foto nuevos');
  await publishing.getByRole('button', { name: 'Publicar ahora' }).click();
  await expect(page.getByText('Publicado. El público ya lo ve.')).toBeVisible();
  const visitor = await (await browser.newContext()).newPage();
  const isLive = async (headline: string) => {
    await visitor.goto('/funded');
    return (await visitor.getByRole('heading', { level: 1 }).innerText()) === headline;
  };
  await expect.poll(() => isLive('Treinta y nueve años de piezas con nombre'), { timeout: 4_000 }).toBe(true);
  await expect(visitor.getByRole('img', { name: 'El patio nuevo, con estantes' })).toBeVisible();
  const headings = await visitor.locator('main').getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings).toEqual(['Por qué lo hacemos', 'Línea de armado', 'Dinos tu coche']);

  // Yesterday's is the draft again; visitors see nothing of it until it is published.
  await page.getByRole('button', { name: 'Versiones' }).click();
  const versions = page.getByRole('dialog', { name: 'Versiones' });
  await versions
    .getByRole('button', { name: /La de ayer/ })
    .first()
    .click();
  await expect(versions.getByRole('list', { name: 'Cambios' })).toContainText('Portada');
  await expectAccessible(page, CANVAS);
  await versions.getByRole('button', { name: 'Restaurar como borrador' }).click();
  await expect(versions).toBeHidden();
  await expect(canvas.getByRole('textbox', { name: 'Encabezado' }).first()).toHaveText(HEADLINE);
  expect(await isLive('Treinta y nueve años de piezas con nombre')).toBe(true);
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await publishing.getByRole('button', { name: 'Publicar ahora' }).click();
  await expect(page.getByText('Publicado. El público ya lo ve.')).toBeVisible();
  await expect.poll(() => isLive(HEADLINE), { timeout: 4_000 }).toBe(true);

  expect(await page.evaluate(() => (window as { isSame?: boolean }).isSame), 'never loaded anew').toBe(true);
});

test('una sección se arrastra con el ratón a otro lugar @desktop', async ({ direccion: page }) => {
  await publish(page.context(), yesterdays(await upload(page.context(), '#306030')), 'Arrastre');
  const canvas = await open(page);
  const section = canvas.locator('[data-block="richText"]');
  await section.scrollIntoViewIfNeeded();
  const from = await section.boundingBox();
  const to = await canvas.locator('[data-block="timeline"]').boundingBox();
  if (!from || !to) throw new Error('nothing to drag');
  // Beside the texts, which are there to be written in.
  const [x, y] = [from.x + from.width * 0.7, from.y + from.height * 0.7];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(300);
  const steps = 30;
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(x, y + ((to.y + 20 - y) * step) / steps);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(300);
  await page.mouse.up();
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'richText', 'timeline', 'callToAction']);
  await kept(page);
  await page.getByRole('button', { name: 'Deshacer', exact: true }).click();
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'timeline', 'richText', 'callToAction']);
  await kept(page);
});

test('todo se hace con el teclado, y se deshace @desktop', async ({ direccion: page }) => {
  await publish(page.context(), yesterdays(await upload(page.context(), '#305060')), 'Teclado');
  const canvas = await open(page);
  const list = page.getByRole('list', { name: 'Secciones' });
  await list.getByRole('button', { name: /^Línea de tiempo/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Línea de tiempo' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'richText', 'timeline', 'callToAction']);
  // What follows within a quarter of a second would be the same step.
  await kept(page);
  await page.getByRole('tab', { name: 'Agregar' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Agregar «Preguntas frecuentes»' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'richText', 'timeline', 'faq', 'callToAction']);
  await page.getByLabel('Encabezado', { exact: true }).focus();
  await page.keyboard.type('Lo que nos preguntan');
  await expect(canvas.locator('[data-block="faq"]')).toContainText('Lo que nos preguntan');
  await kept(page);
  const undo = page.getByRole('button', { name: 'Deshacer', exact: true });
  for (let press = 0; press < 30 && (await orderOf(canvas)).includes('faq'); press += 1) {
    await undo.focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
  }
  await expect.poll(() => orderOf(canvas)).toEqual(['hero', 'richText', 'timeline', 'callToAction']);
  await page.getByRole('button', { name: 'Rehacer' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => orderOf(canvas)).toContain('faq');
  await kept(page);
});

test('a quien edita al mismo tiempo se le dice, y los cambios de ambos se juntan @desktop', async ({
  direccion: page,
  enterAs,
}) => {
  await publish(page.context(), yesterdays(await upload(page.context(), '#603050')), 'Dos a la vez');
  const other = await pageOf(await enterAs('owner', []));
  const [mine, theirs] = [await open(page), await open(other)];
  await rewrite(other, theirs.getByRole('textbox', { name: 'Encabezado' }).nth(1), 'Línea de ellos');
  await kept(other);
  await rewrite(page, mine.getByRole('textbox', { name: 'Encabezado' }).first(), 'Encabezado nuestro');
  const told = page.getByRole('dialog', { name: 'Alguien más cambió esta página' });
  await expect(told.getByText(/Prueba owner guardó cambios/)).toBeVisible();
  await expect(told.getByRole('list', { name: 'Cambios' })).toHaveCount(2);
  await expectAccessible(page, CANVAS);
  expect((await stateOf(page.context())).draft.content.blocks[0]).toMatchObject({
    heading: { es: HEADLINE },
  });
  await told.getByRole('button', { name: 'Juntar ambos' }).click();
  await expect(told).toBeHidden();
  await kept(page);
  await expect
    .poll(async () => JSON.stringify((await stateOf(page.context())).draft.content))
    .toMatch(/Encabezado nuestro.*Línea de ellos/);
});

test('lo que falta se dice antes de publicar, y se programa a la hora de la cadena @desktop', async ({
  direccion: page,
}) => {
  const content = yesterdays(await upload(page.context(), '#406050'));
  const [hero] = content.blocks;
  if (hero?.type === 'hero') hero.heading = { es: '' };
  await write(page.context(), content);
  await open(page);
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publicar' });
  await expect(dialog.getByText('Antes de publicar falta:')).toBeVisible();
  await dialog.getByRole('button', { name: 'Portada · Encabezado: falta el texto.' }).click();
  await expect(dialog).toBeHidden();
  await page.getByLabel('Encabezado', { exact: true }).fill('Ya está');
  await kept(page);
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await dialog.getByRole('button', { name: 'Programar' }).click();
  await dialog.getByLabel('Fecha y hora').fill(`${new Date().getFullYear() + 1}-10-01T09:00`);
  await dialog.getByRole('button', { name: 'Programar publicación' }).click();
  await expect(page.getByText('Programado. Se publicará solo a su hora.')).toBeVisible();
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  const plans = dialog.getByRole('region', { name: 'Programado' }).getByRole('listitem');
  await expect(plans).toHaveText(/1 oct.*09:00.*se publica la versión/);
  await plans.getByRole('button', { name: 'Cancelar programación' }).click();
  await expect(page.getByText('Programación cancelada.')).toBeVisible();
  await expect(plans).toHaveCount(0);
});

test('en los ajustes se elige el inicio del sitio y el reloj de la cadena; lo que no se pudo guardar sigue ahí @desktop', async ({
  direccion: page,
}) => {
  const SETTINGS = '/api/v1/settings/landing';
  const context = page.context();
  const { home, timeZone } = await send<LandingSettings>(context, 'GET', SETTINGS);
  expect(home).toBe('catalog');
  // What would change the home of the whole site is caught on its way: other tests are at `/` now.
  const sent: unknown[] = [];
  let isAway = true;
  await page.route(`**${SETTINGS}`, async (route) => {
    if (route.request().method() !== 'PUT') {
      await route.continue();
      return;
    }
    const body: unknown = route.request().postDataJSON();
    sent.push(body);
    await (isAway ? route.abort() : route.fulfill({ json: body }));
  });
  await open(page);
  const dialog = page.getByRole('dialog', { name: 'Ajustes' });
  const settings = page.getByRole('button', { name: 'Ajustes' });
  await settings.click();
  await expect(dialog.getByRole('radio', { name: /^El catálogo/ })).toBeChecked();
  await expect(dialog.getByText('Todavía no hay nada publicado')).toBeHidden();
  await dialog.getByRole('radio', { name: /^Esta página/ }).check();
  await expect(dialog.getByText('Todavía no hay nada publicado')).toBeVisible();
  await expectAccessible(page, CANVAS);
  await dialog.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No hubo respuesta');
  await expect(dialog.getByRole('radio', { name: /^Esta página/ })).toBeChecked();
  isAway = false;
  await dialog.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Guardado. Esta página es ahora el inicio del sitio.')).toBeVisible();
  await expect(page.locator('.live-state')).toContainText('es la página de inicio');
  expect(sent).toEqual(Array(2).fill({ home: 'funded', timeZone }));
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  const publishing = page.getByRole('dialog', { name: 'Publicar' });
  await publishing.getByRole('button', { name: 'Retirar', exact: true }).click();
  await expect(publishing.getByText(/Ahora es el inicio del sitio/)).toBeVisible();
  await page.keyboard.press('Escape');

  // The clock, for real: the dialog shows what is kept, and what is planned next follows it.
  await page.unroute(`**${SETTINGS}`);
  await settings.click();
  await expect(dialog.getByRole('radio', { name: /^El catálogo/ })).toBeChecked();
  await dialog.getByLabel('Zona horaria de la cadena').selectOption('Tijuana');
  await dialog.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(page.getByText('Ajustes guardados.')).toBeVisible();
  expect(await send(context, 'GET', SETTINGS)).toEqual({ home: 'catalog', timeZone: 'America/Tijuana' });
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await publishing.getByRole('button', { name: 'Programar' }).click();
  await expect(publishing.getByText('Hora de la cadena (Tijuana).')).toBeVisible();
  await send(context, 'PUT', SETTINGS, { home, timeZone });
});

test('en un teléfono se agrega una sección, se escribe con el dedo y se ve sin abrir sesión @desktop', async ({
  enterAs,
  browser,
}) => {
  const owner = await enterAs('owner', []);
  await publish(owner, yesterdays(await upload(owner, '#604030')), 'Teléfono');
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    storageState: await owner.storageState(),
  });
  const page = await pageOf(phone);
  const canvas = await open(page);
  expect(await canvas.locator('html').evaluate(() => window.innerWidth)).toBe(390);
  await expectAccessible(page, CANVAS);
  await page.getByRole('tab', { name: 'Agregar' }).tap();
  await page.getByRole('button', { name: 'Agregar «Testimonios»' }).tap();
  await page.getByRole('button', { name: 'Agregar testimonio' }).tap();
  await page.getByLabel('Texto', { exact: true }).fill('La pieza estaba donde decía.');
  await page.getByLabel('Nombre', { exact: true }).fill('Luis, taller Luna');
  await expectAccessible(page, CANVAS);
  await page.getByRole('tab', { name: 'Editar' }).tap();
  await expect(canvas.locator('[data-block="testimonials"]')).toContainText('La pieza estaba donde decía.');
  const heading = canvas.getByRole('textbox', { name: 'Encabezado' }).first();
  await heading.tap();
  await expect(heading).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Con el dedo');
  await page.keyboard.press('Enter');
  await kept(page);
  await page.getByRole('button', { name: 'Vista previa' }).tap();
  const link = page.getByRole('dialog', { name: 'Vista previa' }).getByRole('link', { name: 'Abrir' });
  const address = (await link.getAttribute('href')) ?? '';
  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(address);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Con el dedo');
  await expect(stranger.getByText('La pieza estaba donde decía.')).toBeVisible();
  expect((await stranger.goto(`${address}x`))?.status()).toBe(404);
  await phone.close();
});

test('la página pública no trae nada del editor, y el resto del panel tampoco @desktop', async ({
  direccion: page,
}) => {
  const files: string[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) files.push(response.url());
  });
  const visit = async (path: string) => {
    files.length = 0;
    await page.goto(path, { waitUntil: 'networkidle' });
    return await Promise.all(files.map(async (file) => await (await page.request.get(file)).text()));
  };
  const isEditor = (text: string) => text.includes('data-puck-component') || text.includes('ProseMirror');
  expect((await visit(EDITOR)).some(isEditor)).toBe(true);
  expect((await visit('/panel/cuenta')).some(isEditor)).toBe(false);
  const publicFiles = await visit('/funded');
  expect(publicFiles.some(isEditor)).toBe(false);
  expect(publicFiles.some((text) => text.includes('react.transitional.element'))).toBe(false);
});

/** In so many pages each text stands in a line, in a longer text and in a formatted one. */
const ROUNDS = 3;

test('500 textos hostiles en todos los campos: nada se ejecuta, ni en la página ni en el editor @desktop', async ({
  enterAs,
  world,
}) => {
  test.setTimeout(120_000);
  await keepFixtureMedia(world.db);
  const context = await enterAs('owner', []);
  const dialogs: string[] = [];
  const violations: string[] = [];
  await context.exposeFunction('tellViolation', (text: string) => void violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { tellViolation } = window as unknown as { tellViolation: (text: string) => void };
      tellViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await pageOf(context);
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const texts = hostileTexts();
  const unused = { every: new Set(texts), rich: new Set(texts), short: new Set(texts) };
  for (let round = 0; round < ROUNDS; round += 1) {
    let turn = round * 137;
    const content = contentOf((place, room) => {
      const kinds = [unused.every, place.endsWith('.run') ? unused.rich : unused.short];
      let packed = place === 'page.title.es' ? `ronda ${round} ` : '';
      for (; ; turn += 1) {
        const next = texts[turn % texts.length] ?? '';
        if (packed.length + next.length + 1 > room) return packed;
        packed += `${next} `;
        for (const kind of kinds) kind.delete(next);
        if (room > 1_000 && packed.length > 600) {
          turn += 1;
          return packed;
        }
      }
    }, 8);
    await publish(context, content, `${texts[round]}`.slice(0, 160));
    await expect
      .poll(async () => {
        await page.goto('/funded');
        return await page.title();
      })
      .toContain(`ronda ${round}`);
    await expectHarmless(page.locator('body'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.goto('/en/funded');
    await expectHarmless(page.locator('body'));
    const canvas = await open(page);
    await expectHarmless(canvas.locator('body'));
    if (round === 0) await lookEverywhere(page);
  }
  expect([...unused.every], 'each in some field').toEqual([]);
  expect([...unused.short], 'each in a field of a line').toEqual([]);
  expect([...unused.rich], 'each in a formatted text').toEqual([]);
  expect(dialogs).toEqual([]);
  expect(violations).toEqual([]);
});

/** The texts are there, as texts; and nothing is there that listens, loads or leads to a script. */
async function expectHarmless(body: Locator): Promise<void> {
  const found = await body.evaluate((element) => ({
    words: (element.textContent.match(/alert\(1\)/gi) ?? []).length,
    live: [...element.querySelectorAll('*')]
      .filter((one) =>
        [...one.attributes].some(
          ({ name, value }) =>
            /^on/i.test(name) ||
            name === 'srcdoc' ||
            (/^(href|src|action|data)$/i.test(name) && /^\s*(javascript|data:text)/i.test(value)),
        ),
      )
      .map((one) => one.outerHTML.slice(0, 120)),
    strange: [
      ...element.querySelectorAll(
        'main iframe, main object, main embed, main form, main base, main meta, main style, main script:not([type="module"])',
      ),
    ].map((one) => one.outerHTML.slice(0, 120)),
  }));
  expect(found.words).toBeGreaterThan(300);
  expect(found.live).toEqual([]);
  expect(found.strange).toEqual([]);
}

/** Every form of the editor, the differences and the versions: they show the same texts. */
async function lookEverywhere(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Secciones' });
  const count = await list.getByRole('listitem').count();
  for (let index = 0; index < count; index += 1) {
    await page.getByRole('tab', { name: 'Secciones' }).click();
    await list.locator('.block-name').nth(index).click();
    await expect(page.locator('.block-form')).toBeVisible();
    for (const item of (await page.locator('.item-name').all()).slice(0, 2)) await item.click();
  }
  await page.getByRole('button', { name: 'Versiones' }).click();
  const versions = page.getByRole('dialog', { name: 'Versiones' });
  await versions.locator('.version').nth(1).click();
  const changes = versions.getByRole('list', { name: 'Cambios' });
  await expect(changes).toBeVisible();
  for (const row of await changes.locator('button.diff-head').all()) await row.click();
  await page.keyboard.press('Escape');
}
