import { setTimeout as delay } from 'node:timers/promises';
import { chromium, devices, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../scripts/find-chromium.ts';
import { withServedSite } from '../../scripts/served-site.ts';

const BAR_MS = 100;
const THROTTLE = 4;
const FACETS = 5;
const ROUNDS = 3;
const LIST = '/buscar?q=faro+tsuru';
const LONGEST_WAIT_MS = 60_000;

/**
 * Interaction to next paint of the result page on a phone whose processor is four times slower: five facets chosen one
 * after the other. The baseline is the same click on a page that does nothing with it.
 */
export async function run(): Promise<number> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...chromiumArguments],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const rounds = await withServedSite('inp', async ({ origin }) => {
      await untilCounted(`${origin}${LIST}`);
      const all: { facets: number; nothing: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'es-MX' });
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
        const nothing = await slowest(page, `${origin}/sucursales`, async () => {
          for (let each = 0; each < FACETS; each++) await page.locator('h1').click();
        });
        const facets = await slowest(page, `${origin}${LIST}`, () => chooseFacets(page));
        all.push({ facets, nothing });
        await context.close();
      }
      return all;
    });
    const median = (of: 'facets' | 'nothing') =>
      rounds.map((round) => round[of]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
    const [facetsMs, nothingMs] = [median('facets'), median('nothing')];
    const ok = facetsMs <= BAR_MS;
    console.log(`Slowest of ${FACETS} interactions, ${THROTTLE}× throttle, median of ${ROUNDS} visits`);
    console.log(`a click that does nothing   ${nothingMs} ms`);
    console.log(`a facet of the result page  ${facetsMs} ms (bar ${BAR_MS})`);
    console.log(JSON.stringify({ bench: 'inp', ok, facetsMs, nothingMs, rounds }));
    return ok ? 0 : 1;
  } finally {
    await browser.close();
  }
}

/** A server that has just begun answers from the database, without counts, until its stock index is loaded. */
async function untilCounted(address: string): Promise<void> {
  const startedMs = performance.now();
  while (!(await (await fetch(address)).text()).includes('type="checkbox"')) {
    if (performance.now() - startedMs > LONGEST_WAIT_MS) throw new Error('The list never had its filters');
    await delay(200);
  }
}

async function chooseFacets(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filtros', exact: true }).click();
  for (let each = 0; each < FACETS; each++) {
    await page.locator('#filtrar input[type="checkbox"]:visible').nth(each).click();
    await page.locator('search-results:not([aria-busy="true"])').waitFor();
  }
}

/**
 * Duration of the slowest interaction in milliseconds; the browser counts in steps of 8. As web-vitals has it, an
 * interaction is what has an id: a press, a click, a key. A pointer under which the list changed is none.
 */
async function slowest(page: Page, address: string, interact: () => Promise<void>): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(() => {
    const seen = Object.assign(window, { seen: [0] }).seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { duration, interactionId } = entry as PerformanceEventTiming & {
          readonly interactionId: number;
        };
        if (interactionId > 0) seen.push(duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await interact();
  await page.waitForTimeout(300);
  return await page.evaluate(() => Math.max(...(window as unknown as { seen: number[] }).seen));
}
