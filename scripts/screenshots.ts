import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { demoLogins } from '../tests/fixtures/api-client.ts';
import type { BuiltSite } from '../tests/fixtures/built-site.ts';
import { chromiumArguments, requireChromium } from './find-chromium.ts';
import { inProject } from './paths.ts';
import { samplePages, withServedSite } from './served-site.ts';

const WIDTHS = [390, 820, 1440] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 390: 844, 820: 1180, 1440: 900 };
const PUBLIC = [
  'inicio',
  'generacion',
  'sistema',
  'tipo',
  'pieza',
  'pieza-nueva',
  'sucursales',
  'funded',
  'buscar',
] as const;
/** Screens that only staff see, with the role that opens them. */
const STAFF = [
  ['existencias', '/panel/existencias', 'inventory_manager'],
  ['donantes', '/panel/donantes', 'inventory_manager'],
  ['recibir', '/panel/donantes/recibir', 'inventory_manager'],
  ['importar', '/panel/importar', 'inventory_manager'],
  ['compatibilidad', '/panel/compatibilidad', 'inventory_manager'],
  ['niv', '/panel/niv', 'inventory_manager'],
  ['caja', '/caja', 'clerk'],
  ['personas', '/panel/personas', 'administrator'],
  ['facturacion', '/panel/facturacion', 'administrator'],
  ['panel-sucursales', '/panel/sucursales', 'administrator'],
] as const;

/** Takes the README's pictures: `npm run screenshots [-- <folder>]`; every screen at 390, 820 and 1440 px. */
export async function run([folder = inProject('docs', 'screenshots')]: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...chromiumArguments] });
  try {
    await withServedSite('pictures', async (site) => {
      const pages = await samplePages(site.origin);
      for (const width of WIDTHS) await takePublic(browser, site, pages, { width, folder });
      for (const width of WIDTHS) await takeStaff(browser, site, { width, folder });
    });
  } finally {
    await browser.close();
  }
}

interface Shot {
  readonly width: number;
  readonly folder: string;
}

async function takePublic(
  browser: Browser,
  { origin }: BuiltSite,
  pages: Readonly<Record<string, string>>,
  shot: Shot,
): Promise<void> {
  const page = await openPage(browser, shot.width);
  for (const name of PUBLIC) {
    await page.goto(origin + (pages[name] ?? '/'));
    await take(page, name, shot);
  }
  await page.context().close();
}

async function takeStaff(browser: Browser, site: BuiltSite, shot: Shot): Promise<void> {
  for (const [name, path, role] of STAFF) {
    const page = await openPage(browser, shot.width);
    const login = demoLogins(site).find((person) => person.role === role);
    if (!login) throw new Error(`No demo ${role}`);
    const { email, password } = login;
    const entered = await page.request.post(`${site.origin}/api/v1/session`, { data: { email, password } });
    if (!entered.ok()) throw new Error(`Login answered ${entered.status()}`);
    await page.goto(site.origin + path);
    if (name === 'caja') await writeNote(page);
    await take(page, name, shot);
    await page.context().close();
  }
}

/** Chooses a till, looks for doors and puts the first into the note. */
async function writeNote(page: Page): Promise<void> {
  await page.getByText('Caja 1', { exact: true }).click();
  // The first picture opens the till for the others.
  const opening = page.getByRole('heading', { name: 'Abrir Caja 1' });
  await opening.or(page.getByRole('combobox')).first().waitFor();
  if (await opening.isVisible()) await page.keyboard.press('F12');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('puerta versa', { delay: 120 });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  await page.keyboard.press('Enter');
}

async function openPage(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function take(page: Page, name: string, { width, folder }: Shot): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  console.log(`${name}-${width}.png`);
}
