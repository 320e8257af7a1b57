import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import type { ViewerProbe } from '../src/viewer/contract.ts';
import { chromiumArguments, requireChromium } from './find-chromium.ts';
import { withServedSite } from './served-site.ts';

const CARS = ['nissan/versa/n17', 'nissan/tsuru/b13', 'toyota/hilux-doble-cabina/an120'] as const;
const SYSTEMS = ['carroceria', 'motor', 'suspension-direccion', 'interior', 'escape-combustible'] as const;

/** What the scene may cost. */
const LIMITS = {
  scriptBrotliKb: 200,
  bytesBeforeIntent: 0,
  draws: 170,
  triangles: 140_000,
  pickMs: 3,
  selectMs: 5,
  idleFrames: 0,
} as const;

/** Another program that takes the processor for a moment spoils one round, not the middle of three. */
const ROUNDS = 3;

type Figure = keyof typeof LIMITS;
type Cost = Pick<ViewerProbe, 'frames' | 'draws' | 'triangles' | 'lastSelectMs'>;

interface Measured {
  readonly figures: Record<Figure, number>;
  /** Each of them is held to the limit. */
  readonly drawsByView: Readonly<Record<string, number>>;
}

/**
 * Budgets of the 3D car on the built site, drawn by the processor: what it weighs, draws and computes. Takes the
 * first car, those that are named (`nissan/tsuru/b13`) or `all`; with an address it measures the site served there.
 */
export async function run(wanted: string[] = []): Promise<number> {
  const served = wanted.find((each) => each.startsWith('http'));
  const named = wanted.filter((each) => each !== served && each !== 'all');
  const usual = wanted.includes('all') ? CARS : CARS.slice(0, 1);
  const cars = named.length > 0 ? named : usual;
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...chromiumArguments] });
  try {
    if (served !== undefined) return await measureAll(browser, served, cars);
    return await withServedSite('viewer', ({ origin }) => measureAll(browser, origin, cars));
  } finally {
    await browser.close();
  }
}

async function measureAll(browser: Browser, origin: string, cars: readonly string[]): Promise<number> {
  const results: (Measured & { car: string; over: Figure[] })[] = [];
  for (const car of cars) {
    const rounds: Measured[] = [];
    while (rounds.length < ROUNDS) {
      // Views are measured at rest: parts go there at once. A new page, so that every first time is one.
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      rounds.push(await measure(page, `${origin}/refacciones/${car}?3d=fuerza`));
      await page.close();
    }
    const measured = middleOf(rounds);
    const over = (Object.keys(LIMITS) as Figure[]).filter((name) => measured.figures[name] > LIMITS[name]);
    results.push({ car, ...measured, over });
  }
  const ok = results.every(({ over }) => over.length === 0);
  console.log(JSON.stringify({ check: 'viewer', ok, limits: LIMITS, results }));
  return ok ? 0 : 1;
}

/** The middle of every figure of the rounds; what is drawn is the same in all of them. */
function middleOf(rounds: readonly Measured[]): Measured {
  const [first] = rounds;
  if (!first) throw new Error('nothing was measured');
  const names = Object.keys(LIMITS) as Figure[];
  const middles = names.map((name) => [
    name,
    percentile(
      rounds.map(({ figures }) => figures[name]),
      0.5,
    ),
  ]);
  return { ...first, figures: Object.fromEntries(middles) as Record<Figure, number> };
}

async function measure(page: Page, address: string): Promise<Measured> {
  const bodies: Promise<Buffer>[] = [];
  await page.goto(address);
  await page.locator('.stage astro-island:not([ssr])').waitFor({ state: 'attached' });
  await page.waitForTimeout(2_000);
  const before = await page.evaluate(sceneBytes);
  page.on('response', (response) => {
    // Names of the part types are the catalog's, and the search has them too.
    if (/\/_astro\/(?!part-types).*\.js$/.test(response.url())) bodies.push(response.body());
  });
  // A pointer on its way to the button opens the scene, and the button goes before it arrives.
  await page.locator('.stageopen').dispatchEvent('click');
  await page.locator('canvas[data-3d-whole]').waitFor({ timeout: 60_000 });
  await restOf(page);
  const scripts = await Promise.all(bodies);
  const views: Record<string, Cost> = { closed: await probe(page) };
  const picks = await pickTimes(page);
  const selections: number[] = [];
  for (const [view, open] of waysToLook(page)) {
    await open();
    await restOf(page);
    const cost = await probe(page);
    views[view] = cost;
    selections.push(cost.lastSelectMs);
    picks.push(...(await pickTimes(page)));
  }
  const still = (await probe(page)).frames;
  await page.waitForTimeout(5_000);
  const drawsByView = Object.fromEntries(Object.entries(views).map(([view, { draws }]) => [view, draws]));
  const figures = {
    scriptBrotliKb: scripts.reduce((sum, body) => sum + brotliCompressSync(body).length, 0) / 1000,
    bytesBeforeIntent: before,
    draws: Math.max(...Object.values(drawsByView)),
    triangles: Math.max(...Object.values(views).map(({ triangles }) => triangles)),
    pickMs: percentile(picks, 0.95),
    selectMs: percentile(selections, 0.95),
    idleFrames: (await probe(page)).frames - still,
  };
  return { figures, drawsByView };
}

/** The whole car in both its other views, then systems, each taken apart in glass. */
function waysToLook(page: Page): [view: string, open: () => Promise<void>][] {
  const views = page.locator('.stagetools .seg button');
  return [
    ['xray', () => views.nth(1).click()],
    ['exploded', () => views.nth(2).click()],
    ...SYSTEMS.map((system): [string, () => Promise<void>] => [
      system,
      async () => {
        await page.locator(`nav.sys a[data-live="${system}"]`).click();
        await page.waitForURL(new RegExp(`sistema=${system}`));
      },
    ]),
  ];
}

const probe = (page: Page): Promise<Cost> =>
  page.locator('canvas.carviewer').evaluate((canvas) => {
    const { frames, draws, triangles, lastSelectMs } = (canvas as HTMLCanvasElement).carViewer as ViewerProbe;
    return { frames, draws, triangles, lastSelectMs };
  });

/** Rays over the whole picture, as a pointer crosses it. */
async function pickTimes(page: Page): Promise<number[]> {
  const canvas = page.locator('canvas.carviewer');
  const box = await canvas.boundingBox();
  const times: number[] = [];
  if (!box) return times;
  for (let step = 1; step < 12; step += 1) {
    await page.mouse.move(box.x + (box.width * step) / 12, box.y + box.height * (0.35 + 0.03 * (step % 6)));
    await page.waitForTimeout(60);
    times.push(await canvas.evaluate((element) => (element as HTMLCanvasElement).carViewer?.lastPickMs ?? 0));
  }
  await page.mouse.move(2, 2);
  return times;
}

/** Until nothing is drawn any more. */
async function restOf(page: Page): Promise<void> {
  let last = -1;
  for (let frames = (await probe(page)).frames; frames !== last; frames = (await probe(page)).frames) {
    last = frames;
    await page.waitForTimeout(700);
  }
}

/** In the page: what came over the line for the scene. */
function sceneBytes(): number {
  return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name }) => /Stage3d|\.glb/.test(name))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
