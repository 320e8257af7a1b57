import { gunzipSync } from 'node:zlib';
import { compileVpic, type Vpic } from './vpic.ts';
import type { VpicRows } from './vpic-rows.ts';

let loaded: Promise<Vpic> | undefined;

/** The tables of vPIC, unpacked at the first VIN that somebody asks about and then kept by the process. */
export function loadVpic(): Promise<Vpic> {
  loaded ??= unpack();
  return loaded;
}

async function unpack(): Promise<Vpic> {
  const { VPIC_PACKED } = await import('./vpic-packed.ts');
  return compileVpic(JSON.parse(gunzipSync(Buffer.from(VPIC_PACKED, 'base64')).toString('utf8')) as VpicRows);
}
