import { build } from 'astro';
import { readEnv } from '../src/server/env.ts';
import {
  BUILT_ORIGIN,
  readBuildMark,
  startRuntime,
  writePrerenderManifest,
} from '../src/server/main/index.ts';
import { endWithParent } from './end-with-parent.ts';
import { projectRoot } from './paths.ts';

// One build, in a process of its own (scripts/build.ts): `build-site.ts <outDir>`, with the database in DATABASE_URL.

const [outDir] = process.argv.slice(2);
const env = readEnv();
if (outDir === undefined || env.DATABASE_URL === undefined)
  throw new Error('Usage: DATABASE_URL=… build-site.ts <outDir>');

// The lock on builds is the parent's; without it another build may be writing to the same folder.
endWithParent(() => process.exit(1));

const { central, close } = startRuntime({ env, databaseUrls: { appUrl: env.DATABASE_URL } });
// Before the first row is read: what changes meanwhile must count as newer than the pages.
const mark = await readBuildMark(central);
const { origin } = new URL(env.SITE_URL ?? BUILT_ORIGIN);
await build({ root: projectRoot, outDir, site: origin, logLevel: 'warn' });
await writePrerenderManifest({ distDir: outDir, mark, origin });
await close();
// Some build tools leave a timer behind.
process.exit(0);
