import { SYSTEMS, type SystemCode } from '#shared/facts/systems.ts';
import { POSITIONS, type Position } from '#shared/positions.ts';

/** What is open on a car's page. */
export interface Selection {
  readonly system?: SystemCode | undefined;
  readonly partType?: string | undefined;
  readonly position?: Position | undefined;
}

/** The scene's way of saying it. */
export function selectionOfAim(aim: SceneAim | undefined): Selection {
  if (!aim) return {};
  const { system, type, position } = aim;
  return type === undefined ? { system } : { system, partType: type, position };
}

interface SceneAim {
  readonly system: SystemCode;
  readonly type?: string | undefined;
  readonly position?: Position | undefined;
}

/** Where the selection lives: the addresses of one generation in one language. */
export interface SelectionBase {
  /** `/refacciones/nissan/tsuru/b13`, with the language's prefix. */
  readonly path: string;
  /** The system whose page was loaded, if any: it keeps its own address. */
  readonly pageSystem?: SystemCode | undefined;
}

/** `/refacciones/…/b13/frenos?parte=balatas&pos=f`, or `/refacciones/…/b13?sistema=frenos&parte=…` from another page. */
export function selectionOf(url: URL, base: SelectionBase): Selection {
  const { searchParams: params } = url;
  const system = systemCode(params.get('sistema')) ?? systemOfPath(url.pathname, base) ?? undefined;
  const partType = params.get('parte');
  const position = POSITIONS.find((each) => each === params.get('pos'));
  if (!system) return {};
  if (partType === null || !/^[a-z0-9-]{1,32}$/.test(partType)) return { system };
  return { system, partType, ...(position && { position }) };
}

export function addressOf(
  { system, partType, position }: Selection,
  { path, pageSystem }: SelectionBase,
): string {
  const params = new URLSearchParams();
  if (system && system !== pageSystem) params.set('sistema', system);
  if (partType) params.set('parte', partType);
  if (partType && position) params.set('pos', position);
  const query = params.toString();
  return `${path}${system && system === pageSystem ? `/${system}` : ''}${query === '' ? '' : `?${query}`}`;
}

/** The system that an address of this generation is the page of; null for any other address. */
export function systemOfPath(pathname: string, { path }: SelectionBase): SystemCode | null {
  if (!pathname.startsWith(`${path}/`)) return null;
  return systemCode(pathname.slice(path.length + 1)) ?? null;
}

function systemCode(text: string | null): SystemCode | undefined {
  return SYSTEMS.find(({ code }) => code === text)?.code;
}
