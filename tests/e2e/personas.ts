import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { startSession } from '../../src/domain/identity/sessions.ts';
import type { StaffRole } from '../../src/domain/shared/roles.ts';
import { aWorld, type TestBranch, type World } from '../fixtures/a-world.ts';
import { readBuiltSite } from '../fixtures/built-site.ts';

export { expect };

type EnterAs = (role: StaffRole, branches: readonly TestBranch[]) => Promise<BrowserContext>;

interface Personas {
  /** A branch of the test's own, with one till and nothing on its shelves. */
  readonly branch: TestBranch;
  /** Another branch, known to the server; it disappears with the test. */
  readonly aBranch: () => Promise<TestBranch>;
  /** A browser in which somebody of that role is already in. */
  readonly enterAs: EnterAs;
  /** Counter clerk of the branch. */
  readonly mostrador: Page;
  /** Inventory manager of the branch. */
  readonly almacen: Page;
  /** Administrator of the chain. */
  readonly administracion: Page;
  /** One of its owners. */
  readonly direccion: Page;
}

/** Branches made ahead: the server keeps its list of them for two seconds, which no test has to wait for. */
interface SpareBranches {
  take(): Promise<TestBranch>;
}

const MADE_AHEAD = 2;

/** Staff at work on the served site: rows are made through the factories, sessions are written, not typed in. */
export const test = base.extend<Personas, { readonly world: World; readonly spareBranches: SpareBranches }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from its pattern
    async ({}, use) => {
      const { appUrl, ownerUrl } = readBuiltSite(Number(process.env['MULTIPARTES_E2E_PORT']));
      const world = await aWorld({ appUrl, ownerUrl, name: 'e2e' }, { connectionLimit: 4 });
      await use(world);
      await world.close();
    },
    { scope: 'worker' },
  ],
  spareBranches: [
    async ({ world }, use) => {
      const ahead: Promise<TestBranch>[] = [];
      const make = () => {
        const branch = world.branch();
        // Whoever takes it hears of it.
        branch.catch(() => {});
        return branch;
      };
      await use({
        take() {
          const next = ahead.shift() ?? make();
          while (ahead.length < MADE_AHEAD) ahead.push(make());
          return next;
        },
      });
      for (const branch of await Promise.all(ahead)) await disable(world, branch);
    },
    { scope: 'worker' },
  ],
  branch: async ({ aBranch }, use) => use(await aBranch()),
  aBranch: async ({ world, spareBranches, request }, use) => {
    const made: TestBranch[] = [];
    await use(async () => {
      const branch = await spareBranches.take();
      made.push(branch);
      await expect
        .poll(async () => await (await request.get('/api/v1/branches')).text())
        .toContain(`"${branch.code}"`);
      return branch;
    });
    for (const branch of made) await disable(world, branch);
  },
  enterAs: async ({ browser, world, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (role, branches) => {
      const context = await browser.newContext();
      opened.push(context);
      await writeSession(context, world, role, branches, baseURL ?? '');
      return context;
    });
    for (const context of opened) await context.close();
  },
  mostrador: async ({ enterAs, branch }, use) => use(await pageOf(await enterAs('clerk', [branch]))),
  almacen: async ({ enterAs, branch }, use) =>
    use(await pageOf(await enterAs('inventory_manager', [branch]))),
  administracion: async ({ enterAs }, use) => use(await pageOf(await enterAs('administrator', []))),
  direccion: async ({ enterAs }, use) => use(await pageOf(await enterAs('owner', []))),
});

async function disable(world: World, { id }: TestBranch): Promise<void> {
  await world.db.change('UPDATE branches SET active = 0 WHERE id = ?', [id]);
}

/** A page whose complaints, if it has any, the test hears of when it is over. */
export async function pageOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal of the API is an answer, not a fault of the page.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  context.on('close', () => expect.soft(complaints).toEqual([]));
  return page;
}

async function writeSession(
  context: BrowserContext,
  world: World,
  role: StaffRole,
  branches: readonly TestBranch[],
  origin: string,
): Promise<void> {
  const actor = await world.staff(role, branches);
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => {
      const value = jar.get(name);
      return value === undefined ? undefined : { value };
    },
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  };
  const browser = { cookies, secure: false, clientAddress: '127.0.0.1', userAgent: 'e2e' };
  await startSession(world.ctx(), actor.userId, browser);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: origin })));
}

/**
 * Nothing that axe can see is wrong with the page as it stands, and nothing of it lies beyond the side of the screen.
 * `picture` is a part that is a picture of something larger: whatever is small in it can be done beside it as well.
 */
export async function expectAccessible(page: Page, picture?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // In the page itself: otherwise every look opens another window to put frames together, and there are none.
    .setLegacyMode()
    .analyze();
  const beyondPx = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyondPx, 'width beyond the screen').toBe(0);
  const told = violations.map(({ id, nodes }) => ({
    id,
    places: nodes
      .map(({ target }) => target.join(' '))
      .filter((place) => id !== 'target-size' || !picture || !place.startsWith(picture)),
  }));
  expect(
    told.filter(({ places }) => places.length > 0).map(({ id, places }) => `${id}: ${places.join(', ')}`),
  ).toEqual([]);
}

/** A keyboard wedge: a whole code in a few milliseconds, then Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.getByRole('combobox').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}
