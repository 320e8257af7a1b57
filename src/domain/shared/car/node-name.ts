import { SYSTEMS, type SystemCode } from '../facts/systems.ts';
import { POSITIONS, type Position } from '../positions.ts';

/** System of the non-sellable context (shell, floor, inner structure): shown as ghost, never picked. */
export const CONTEXT_SYSTEM = 'estructura';

export type SceneSystem = SystemCode | typeof CONTEXT_SYSTEM;

export const SCENE_SYSTEMS: readonly SceneSystem[] = [
  ...SYSTEMS.map((system) => system.code),
  CONTEXT_SYSTEM,
];

/** A pickable node: a part type at a place; `twin` tells alike ones apart (of four rims: 1, absent, to 4). */
export interface PartNodeName {
  /** Code of the part type. */
  readonly type: string;
  readonly position: Position;
  readonly twin?: number;
}

// GLTFLoader strips `[ ] . : /` from names and numbers duplicates: only [a-z0-9_-] survive unchanged.
const PART_NODE = /^prt_([a-z0-9]+(?:-[a-z0-9]+)*)__([a-z]{1,2})(?:_([2-9]))?$/;
const SYSTEM_NODE = /^sys_([a-z]+(?:-[a-z]+)*)$/;

/** `prt_disco__fl`, `prt_cofre__c`, `prt_rin__c_3`. */
export function formatPartNode({ type, position, twin = 1 }: PartNodeName): string {
  return `prt_${type}__${position}${twin > 1 ? `_${twin}` : ''}`;
}

/** null: not the name of a part. The type may still be unknown to the catalog. */
export function parsePartNode(name: string): PartNodeName | null {
  const [, type, word, twin] = PART_NODE.exec(name) ?? [];
  const position = POSITIONS.find((each) => each === word);
  if (type === undefined || position === undefined) return null;
  return twin === undefined ? { type, position } : { type, position, twin: Number(twin) };
}

export function formatSystemNode(system: SceneSystem): string {
  return `sys_${system}`;
}

export function parseSystemNode(name: string): SceneSystem | null {
  const code = SYSTEM_NODE.exec(name)?.[1];
  return SCENE_SYSTEMS.find((each) => each === code) ?? null;
}

/** `ctx_floor`: part of the car that nobody sells. */
export function formatContextNode(name: string): string {
  return `ctx_${name}`;
}
