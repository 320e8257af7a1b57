import { setFlagsFromString } from 'node:v8';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readEnv } from '../env.ts';
import { startAuditSealing } from '../audit-sealer.ts';
import { startFitEvidence } from '../fit-evidence-job.ts';
import { startHoldExpiry } from '../hold-expiry-job.ts';
import { startLandingSchedules } from '../landing-schedule-job.ts';
import { startPaperPrivacy } from '../paper-privacy-job.ts';
import { inboxHandlers, startInbox } from '../inbox/index.ts';
import { startBackups } from '../backup-schedule.ts';
import { startJobRunner } from '../jobs/job-runner.ts';
import { startOutboxLeader } from '../outbox/index.ts';
import { buildInWorker, startLiveIndex } from '../stock-index/index.ts';
import { createAdmission } from './admission.ts';
import { createHostList } from './allowed-hosts.ts';
import { createErrorPages } from './error-pages.ts';
import { followEvents } from './follow-events.ts';
import { createFrontCache } from './front-cache.ts';
import { createFront, type Front } from './front.ts';
import { registerGauges } from './gauges.ts';
import { createHealthRoutes } from './health-routes.ts';
import { createImprover } from './improver.ts';
import { listen } from './node-server.ts';
import { createFreshness } from './page-freshness.ts';
import { createSendPicture } from './pictures.ts';
import { createReadiness } from './readiness.ts';
import { createRenderGate } from './render-gate.ts';
import { loadAstroRenderer, type Renderer } from './renderer.ts';
import { createSharedPages } from './shared-pages.ts';
import { loadSiteFiles } from './site-files.ts';
import { originRewrite } from './site-origin.ts';
import { startRuntime, type RuntimeOptions } from './start-runtime.ts';
import { createTwins } from './twins.ts';

export { readBuildMark, type BuildMark } from './build-mark.ts';
export { writePrerenderManifest } from './prerender-manifest.ts';
export { BUILT_ORIGIN } from './site-manifest.ts';
export { startRuntime, type RuntimeOptions } from './start-runtime.ts';

export interface ServerOptions extends RuntimeOptions {
  /** Name or address to listen on. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Folder of the build; the checkout's `dist` unless said. */
  readonly distDir?: string;
  /** In place of the built application; for tests. */
  readonly renderer?: Renderer;
  /** How long a caller may send nothing of a file; half a minute unless said. */
  readonly uploadIdleMs?: number;
}

export interface RunningServer {
  readonly url: string;
  /** Lets requests under way finish (ten seconds at most) and lets go of everything. */
  close(): Promise<void>;
}

const CACHE_BYTES = 64 * 1_024 * 1_024;
/** About a second of renders may stand in line. */
const RENDERS = { running: 4, waiting: 64, waitMs: 2_000, refreshing: 2 } as const;
/** Time the event log gets to be read before the first request; without it, built pages may be older than they should. */
const FIRST_READ_MS = 1_500;

/**
 * Starts the whole server: runtime, built site, application, event log, HTTP. A database that is away does not
 * keep it from starting: built pages are served and the rest answers 503 until it is back.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  // V8 sizes its heap by the machine, where the database wants the memory too: garbage is collected sooner.
  setFlagsFromString('--heap-growing-percent=40');
  const env = options.env ?? readEnv();
  const distDir = options.distDir ?? join(import.meta.dirname, '../../../dist');
  const site = await loadSiteFiles(distDir);
  const running = startRuntime({ ...options, env });
  const { runtime, central, outboxes } = running;
  const { log, metrics } = runtime;

  const improver = createImprover(() => cache.rendering > 0);
  const cache = createFrontCache({
    maxBytes: CACHE_BYTES,
    gate: createRenderGate(RENDERS),
    count: countBy((result) => metrics.cache.labels(result)),
    onStored: (answer) => improver.offer(answer.body),
  });
  const freshness = createFreshness(site);
  const stockIndex = startLiveIndex({
    placement: runtime.placement,
    log,
    build: (signal) => buildInWorker(databaseUrlsOf(options.databaseUrls), signal),
    onLoaded: (index) => (runtime.stockIndex = index),
  });
  const follower = followEvents({ running, cache, freshness, stockIndex });
  const leader = startOutboxLeader({
    central,
    sources: outboxes,
    log,
    now: runtime.now,
    onCopied() {
      follower.wake();
      inbox.wake();
    },
  });
  const inbox = startInbox(runtime, { handlers: inboxHandlers, isLeading: () => leader.isLeading });
  const sealer = startAuditSealing({
    placement: runtime.placement,
    log,
    now: runtime.now,
    isLeading: () => leader.isLeading,
  });
  const jobs = startJobRunner(runtime, options.databaseUrls);
  runtime.warmJobs = () => jobs.warm();
  const evidence = startFitEvidence(runtime, () => leader.isLeading);
  const holdExpiry = startHoldExpiry(runtime, () => leader.isLeading);
  const landingSchedules = startLandingSchedules(runtime, () => leader.isLeading);
  const paperPrivacy = startPaperPrivacy(runtime, () => leader.isLeading);
  const backups = startBackups(runtime, {
    projectRoot: join(import.meta.dirname, '../../..'),
    isLeading: () => leader.isLeading,
  });
  registerGauges(metrics.registry, {
    front_cache_bytes: { help: 'Bytes of pages kept', value: () => cache.bytes },
    front_cache_pages: { help: 'Pages kept', value: () => cache.size },
    stale_built_pages: { help: 'Built pages answered by their twins', value: () => freshness.staleCount },
    event_log_seq: {
      help: 'Place in the event log that this process has followed to',
      value: () => follower.seq,
    },
    stock_index_rows: {
      help: 'Stock items in memory; 0 while they are loading',
      value: () => stockIndex.current?.rowCount ?? 0,
    },
    stock_index_later_rows: {
      help: 'Rows and parts that came after the stock index was built',
      value: () => stockIndex.current?.later ?? 0,
    },
    stock_index_load_seconds: {
      help: 'How long the last build of the stock index took',
      value: () => stockIndex.loadMs / 1_000,
    },
    stock_index_lag_seconds: {
      help: 'Age of the oldest change that the stock index has not taken in',
      value: () => stockIndex.lagMs / 1_000,
    },
    lane_deeds: {
      help: 'Writes of branches that went through lanes',
      value: () => runtime.placement.laneFigures.deeds,
    },
    lane_groups: {
      help: 'Transactions that carried them',
      value: () => runtime.placement.laneFigures.groups,
    },
    lane_apart: {
      help: 'Writes that were tried again alone because their group failed',
      value: () => runtime.placement.laneFigures.apart,
    },
    ...(backups && {
      backup_age_seconds: {
        help: 'Since the newest whole backup; infinite when there is none',
        value: () => backups.ageSeconds(),
      },
    }),
    outbox_leader: {
      help: '1 in the process that copies the outbox',
      value: () => (leader.isLeading ? 1 : 0),
    },
  });

  /** `url` is where the site listens: its address for everybody, unless SITE_URL says another. */
  function frontAt(url: string, renderer: Renderer): Front {
    const { origin } = new URL(env.SITE_URL ?? url);
    runtime.servedOrigin = origin;
    const rewrite = originRewrite(site.origin, origin);
    if (rewrite) site.rewrite(rewrite, origin);
    const admit = createAdmission(runtime.rateLimiter, env.TRUSTED_PROXIES);
    const shared = createSharedPages({ cache, renderer, admit, origin, rewrite, log, metrics });
    return createFront({
      site,
      shared,
      twins: createTwins({ shared, log }),
      admit,
      renderer,
      improver,
      errorPages: createErrorPages(site),
      health: createHealthRoutes({
        registry: metrics.registry,
        metricsToken: env.METRICS_TOKEN,
        readiness: createReadiness(central),
      }),
      sendPicture: createSendPicture(runtime.media),
      answersTo: createHostList({
        siteUrl: env.SITE_URL,
        allowed: env.ALLOWED_HOSTS,
        listening: options.host,
      }),
      trustedProxies: env.TRUSTED_PROXIES,
      uploadIdleMs: options.uploadIdleMs,
      log,
      metrics,
    });
  }

  async function release(): Promise<void> {
    improver.close();
    await Promise.all([
      leader.close(),
      follower.close(),
      sealer.close(),
      evidence.close(),
      holdExpiry.close(),
      landingSchedules.close(),
      paperPrivacy.close(),
      inbox.close(),
      jobs.close(),
      backups?.close(),
      stockIndex.close(),
    ]);
    await running.close();
  }

  try {
    // Loading takes the processor while the event log waits for the database.
    const renderer = options.renderer ?? (await loadAstroRenderer(distDir));
    await Promise.race([follower.tried, delay(FIRST_READ_MS, undefined, { ref: false })]);
    const server = await listen({
      env,
      host: options.host,
      port: options.port,
      listener: (request, response) => front(request, response),
    });
    // Made before the first connection is heard of: a port of 0 is known only now.
    const front = frontAt(server.url, renderer);
    log.info('listening', { url: server.url, pages: site.pages.length });
    return {
      url: server.url,
      async close() {
        await server.drain();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Every database that holds stock, each once; the shared one first. */
function databaseUrlsOf({ appUrl, branchUrls }: RuntimeOptions['databaseUrls']): [string, ...string[]] {
  return [appUrl, ...new Set([...(branchUrls?.values() ?? [])].filter((url) => url !== appUrl))];
}

/** One look-up per result instead of one per request. */
function countBy<Result extends string>(
  counterOf: (result: Result) => { inc(): void },
): (result: Result) => void {
  const counters = new Map<Result, { inc(): void }>();
  return (result) => {
    let counter = counters.get(result);
    if (!counter) counters.set(result, (counter = counterOf(result)));
    counter.inc();
  };
}
