import { Box3, Vector3, type Group, type Material, type Mesh, type Object3D } from 'three';
import {
  isContextExtras,
  isHelper,
  isPartExtras,
  isVehicleExtras,
  type PartExtras,
} from '#shared/car/extras.ts';
import { parsePartNode } from '#shared/car/node-name.ts';
import { carWarp, dimsFor, type CarDims, type CarWarp } from '#shared/car/warp.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import type { CarSource } from './contract.ts';
import { isSkinSystem, type LookablePart } from './look.ts';
import { Surfaces } from './surfaces.ts';
import { ordersOf } from './taking-apart.ts';
import { warpHelper, warpNode } from './warp-node.ts';

export interface ModelPart extends LookablePart {
  readonly node: Object3D;
  readonly meshes: readonly PartMesh[];
  /** Where the node stands on the assembled car. */
  readonly home: Vector3;
  readonly explode: Vector3;
  /** Place in the order of taking apart of its system, 0 to 1. */
  order: number;
  /** Top of the part on the assembled car. */
  readonly anchor: Vector3;
  /** Of the assembled part. */
  readonly box: Box3;
}

export interface PartMesh {
  readonly mesh: Mesh;
  readonly material: Material;
}

/** A car of one generation, made of the files of its family. */
export class CarModel {
  readonly root: Group;
  readonly parts: ModelPart[] = [];
  readonly dims: CarDims;
  ground: Mesh | null = null;
  readonly #warp: CarWarp;
  readonly #surfaces: Surfaces;

  constructor(exterior: Group, { size, paint }: Pick<CarSource, 'size' | 'paint'>) {
    this.#surfaces = new Surfaces(paint);
    const vehicle = exterior.getObjectByName('vehicle');
    const extras: unknown = vehicle?.userData;
    if (!vehicle || !isVehicleExtras(extras)) throw new Error('Not a car of contract 1');
    this.root = exterior;
    this.dims = dimsFor(extras.dims, size);
    this.#warp = carWarp(extras.dims, this.dims);
    this.#take(vehicle, 'exterior');
  }

  /** Adds mechanics and interior to the exterior. */
  add(inside: Group): void {
    const vehicle = inside.getObjectByName('vehicle') ?? inside;
    this.#take(vehicle, 'inside');
    this.root.add(inside);
  }

  partsOf(system: SystemCode): ModelPart[] {
    return this.parts.filter((part) => part.system === system);
  }

  #take(vehicle: Object3D, layer: 'exterior' | 'inside'): void {
    const nodes: Object3D[] = [];
    vehicle.traverse((node) => nodes.push(node));
    for (const node of nodes) {
      if (isHelper(node.userData)) this.#takeHelper(node, vehicle);
      else this.#takeNode(node, layer);
    }
    this.#setOrders();
  }

  #takeHelper(node: Object3D, vehicle: Object3D): void {
    if (!node.name.startsWith('hlp_ground')) return;
    warpHelper(node, vehicle, this.#warp);
    const [mesh] = meshesUnder(node);
    this.ground ??= mesh ?? null;
  }

  #takeNode(node: Object3D, layer: 'exterior' | 'inside'): void {
    const extras: unknown = node.userData;
    const about = isPartExtras(extras) ? partFacts(node, extras) : contextFacts(extras);
    if (!about) return;
    const { warp, anchor, explode, seq, ...facts } = about;
    const frame = warpNode(node, warp, this.#warp, facts);
    const part: ModelPart = {
      ...facts,
      isInside: layer === 'inside',
      isSkin: layer === 'exterior' && (facts.system === null || isSkinSystem(facts.system)),
      node,
      meshes: meshesUnder(node).map((mesh) => ({
        mesh,
        material: this.#surfaces.of(mesh.material as Material),
      })),
      home: node.position.clone(),
      explode: new Vector3(...explode),
      order: seq,
      anchor: frame.mapAnchor(anchor),
      box: new Box3().setFromObject(node),
    };
    this.parts.push(part);
    // Rays ask for it: the first one must not wait for all of them.
    for (const { mesh } of part.meshes) mesh.geometry.computeBoundingSphere();
  }

  #setOrders(): void {
    for (const system of new Set(this.parts.map((part) => part.system))) {
      const parts = this.parts.filter((part) => part.system === system);
      const orders = ordersOf(parts.map((part) => part.order));
      parts.forEach((part, index) => (part.order = orders[index] ?? 0));
    }
  }
}

interface NodeFacts extends Pick<PartExtras, 'warp' | 'anchor' | 'explode' | 'seq'> {
  readonly system: SystemCode | null;
  readonly type: string;
  readonly position: Position;
}

function partFacts(node: Object3D, extras: PartExtras): NodeFacts | null {
  // The loader numbers duplicate names; the extras say the same without that.
  const named = parsePartNode(node.name);
  const { system, type, pos, warp, anchor, explode, seq } = extras;
  return { system, type: named?.type ?? type, position: pos, warp, anchor, explode, seq };
}

function contextFacts(extras: unknown): NodeFacts | null {
  if (!isContextExtras(extras)) return null;
  return {
    system: null,
    type: '',
    position: 'c',
    warp: extras.warp,
    anchor: [0, 0, 0],
    explode: [0, 0, 0],
    seq: 0,
  };
}

function meshesUnder(node: Object3D): Mesh[] {
  const meshes: Mesh[] = [];
  node.traverse((each) => {
    if ('isMesh' in each) meshes.push(each as Mesh);
  });
  return meshes;
}
