import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { demoSetting, setTimeZone, timeZoneSetting } from './chain-settings.queries.ts';
import { LandingSettings } from './contract.ts';

const DEFAULT_TIME_ZONE = 'America/Mexico_City';
const DEMO_TTL_MS = 60_000;

/** The zone in which the chain plans; Mexico City until somebody says another. */
export async function chainTimeZone(ctx: Pick<Ctx, 'placement'>): Promise<string> {
  const kept = LandingSettings.safeParse({ timeZone: await timeZoneSetting(ctx.placement.central()) });
  return kept.success ? kept.data.timeZone : DEFAULT_TIME_ZONE;
}

/** Whether this is the demo chain, the only one that shows sample copy. The seed says so; nothing else does. */
export function isDemoChain(ctx: Pick<Ctx, 'placement' | 'memo'>): Promise<boolean> {
  return ctx.memo(
    'landing:demo',
    DEMO_TTL_MS,
    async () => (await demoSetting(ctx.placement.central())) === true,
  );
}

export async function readLandingSettings(ctx: Ctx): Promise<LandingSettings> {
  requirePermission(ctx, 'landing:edit');
  return { timeZone: await chainTimeZone(ctx) };
}

/** What is planned already stays at its instant. */
export async function changeLandingSettings(ctx: Ctx, settings: LandingSettings): Promise<LandingSettings> {
  requirePermission(ctx, 'landing:edit');
  const before = await chainTimeZone(ctx);
  await transaction(ctx.placement.central(), async (tx) => {
    await setTimeZone(tx, settings.timeZone, ctx.now());
    await auditCentral(tx, ctx, {
      action: 'landing_settings.change',
      subject: 'chain time zone',
      detail: { before, after: settings.timeZone },
    });
  });
  return settings;
}
