import { formatContextNode, formatPartNode } from '#shared/car/node-name.ts';
import type { Position } from '#shared/positions.ts';
import type { Vec3 } from './geometry/vec.ts';
import type { Mesh } from './geometry/mesh.ts';
import type { MaterialRole } from './material-role.ts';

/** Code of one of the 144 part types of `src/domain/shared/facts/part-types.ts`. */
export type PartTypeCode = string;

/**
 * How a part follows the dimensions of another generation: `skin` and `stretch` move vertex by vertex,
 * `rigid` moves whole, by the map of its own anchor (an engine does not grow with its car).
 */
type WarpKind = 'skin' | 'rigid' | 'stretch';

export interface PartMesh {
  readonly material: MaterialRole;
  readonly mesh: Mesh;
}

/**
 * One thing a person could point at, or a piece of context (`type` null) that is only ever a ghost.
 * Generator frame: metres, x forward, y left, z up, origin on the ground under the front axle.
 */
export interface CarPart {
  readonly type: PartTypeCode | null;
  /** Context only: the node is called `ctx_<name>`. */
  readonly name: string;
  readonly position: Position;
  /** Tells nodes of the same type and position apart (four rims are all `c`): the suffix of the node name. */
  readonly twin?: number;
  readonly layer: 'exterior' | 'inside';
  readonly meshes: readonly PartMesh[];
  /** The part is a left one: its right copy, mirrored in y, is a node that shares the mesh. */
  readonly mirrored?: boolean;
  /** Hinge, axle or centre of the part; default: centre of its box. */
  readonly pivot?: Vec3;
  /** Where it goes when its own system is taken apart; mirrored with the part. */
  readonly explode: Vec3;
  /** Order in which a mechanic would take it off, 1 first. */
  readonly sequence: number;
  readonly warp: WarpKind;
}

/** A node of the car: what `CarPart` stands for once or, when mirrored, twice. */
export interface PartNode {
  readonly name: string;
  readonly position: Position;
  readonly isRightCopy: boolean;
  readonly part: CarPart;
}

const RIGHT_OF: Partial<Record<Position, Position>> = { l: 'r', fl: 'fr', rl: 'rr' };

/** `prt_<type>__<position>[_<twin>]` or `ctx_<name>`; the mirrored copy of a centred part is the next twin. */
export function nodesOf(part: CarPart): PartNode[] {
  const left: PartNode = { name: nodeName(part), position: part.position, isRightCopy: false, part };
  if (!part.mirrored) return [left];
  const opposite = RIGHT_OF[part.position];
  const right: CarPart =
    opposite === undefined ? { ...part, twin: (part.twin ?? 1) + 1 } : { ...part, position: opposite };
  const name = part.type === null ? `${left.name}_r` : nodeName(right);
  return [left, { name, position: right.position, isRightCopy: true, part }];
}

function nodeName({ type, name, position, twin = 1 }: CarPart): string {
  return type === null ? formatContextNode(name) : formatPartNode({ type, position, twin });
}
