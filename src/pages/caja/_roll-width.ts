import type { AstroGlobal } from 'astro';
import type { RollWidth } from '#paper/roll.ts';

/** The roll that the address asks for, or else the one in this device's printer (the till writes it down). */
export function rollWidthOf({ url, cookies }: Pick<AstroGlobal, 'url' | 'cookies'>): RollWidth {
  const wanted = url.searchParams.get('ancho') ?? cookies.get('rollo')?.value;
  return wanted === '58' ? '58' : '80';
}
