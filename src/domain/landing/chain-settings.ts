import type { Executor } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import {
  demoSetting,
  holdHome,
  homeSetting,
  setHome,
  setTimeZone,
  timeZoneSetting,
} from './chain-settings.queries.ts';
import { LandingSettings } from './contract.ts';
import { HOME_TAG, type ChainHome } from './home.ts';

const DEFAULT_TIME_ZONE = 'America/Mexico_City';
const DEFAULT_HOME: ChainHome = 'catalog';
const DEMO_TTL_MS = 60_000;

/** The zone in which the chain plans; Mexico City until somebody says another. */
export function chainTimeZone(ctx: Pick<Ctx, 'placement'>): Promise<string> {
  return timeZoneIn(ctx.placement.central());
}

async function timeZoneIn(db: Executor): Promise<string> {
  const kept = LandingSettings.shape.timeZone.safeParse(await timeZoneSetting(db));
  return kept.success ? kept.data : DEFAULT_TIME_ZONE;
}

/** What visitors find at `/`; the catalog until somebody says otherwise. Read each time: nothing of it is kept. */
export async function chainHome(ctx: Pick<Ctx, 'placement'>): Promise<ChainHome> {
  return homeOf(await homeSetting(ctx.placement.central()));
}

function homeOf(value: unknown): ChainHome {
  const kept = LandingSettings.shape.home.safeParse(value);
  return kept.success ? kept.data : DEFAULT_HOME;
}

/** Whether this is the demo chain, the only one that shows sample copy. The seed says so; nothing else does. */
export function isDemoChain(ctx: Pick<Ctx, 'placement' | 'memo'>): Promise<boolean> {
  return ctx.memo('landing:demo', DEMO_TTL_MS, () => isDemoIn(ctx.placement.central()));
}

export async function isDemoIn(db: Executor): Promise<boolean> {
  return (await demoSetting(db)) === true;
}

export async function readLandingSettings(ctx: Ctx): Promise<LandingSettings> {
  requirePermission(ctx, 'landing:edit');
  const [timeZone, home] = await Promise.all([chainTimeZone(ctx), chainHome(ctx)]);
  return { timeZone, home };
}

/**
 * What is planned already stays at its instant. Another home is told to every process, in the same transaction; it is held
 * from the first statement, so that of two who change it at once each tells what they changed.
 */
export async function changeLandingSettings(ctx: Ctx, settings: LandingSettings): Promise<LandingSettings> {
  requirePermission(ctx, 'landing:edit');
  const { timeZone, home } = settings;
  await transaction(ctx.placement.central(), async (tx) => {
    const at = ctx.now();
    const before = { home: homeOf(await holdHome(tx, DEFAULT_HOME, at)), timeZone: await timeZoneIn(tx) };
    await setTimeZone(tx, timeZone, at);
    await setHome(tx, home, at);
    await auditCentral(tx, ctx, {
      action: 'landing_settings.change',
      subject: 'landing settings',
      detail: { before, after: { home, timeZone } },
    });
    if (home === before.home) return;
    await emitCentralEvent(tx, ctx, { topic: 'landing.home_changed', tags: [HOME_TAG], facts: { home } });
  });
  return settings;
}
