import { getBounds, type Document, type Node, type mat4 } from '@gltf-transform/core';
import { dedup, prune, simplify, transformMesh, weld } from '@gltf-transform/functions';
import { MeshoptSimplifier } from 'meshoptimizer';
import {
  CONTRACT_VERSION,
  isPartExtras,
  type ContextExtras,
  type PartExtras,
  type Vec3,
  type VehicleExtras,
} from '#shared/car/extras.ts';
import { CONTEXT_SYSTEM, formatContextNode, formatPartNode } from '#shared/car/node-name.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { inMillimetres } from '../export/frame.ts';
import { writeGlb } from '../export/write-glb.ts';
import type { KnownPart } from './check-document.ts';
import { DRAWN_ATTRIBUTES, LIMITS, WANTED_TRIANGLES } from './limits.ts';

const SIMPLIFY_ERROR = 0.0008;
const DEFAULT_EXPLODE = 0.6;
const SAME = 1e-5;

/**
 * Makes the served file out of a checked document: nothing but meshes, materials and our own names and extras goes
 * on; everything else (animations, cameras, foreign extras, attributes that nobody draws) stays behind.
 */
export async function reencode(
  document: Document,
  parts: readonly KnownPart[],
  vehicle: VehicleExtras,
): Promise<Uint8Array> {
  const root = document.getRoot();
  for (const each of [...root.listAnimations(), ...root.listCameras(), ...root.listSkins()]) each.dispose();
  dropWhatNobodyDraws(document);
  rebuildTree(document, parts, vehicle);
  for (const each of [...root.listMeshes(), ...root.listAccessors(), ...root.listTextures()]) {
    each.setName('').setExtras({});
  }
  for (const material of root.listMaterials()) material.setName(plainName(material.getName())).setExtras({});
  await MeshoptSimplifier.ready;
  await document.transform(dedup(), prune({ keepExtras: true }), weld());
  const triangles = trianglesOf(document);
  if (triangles > WANTED_TRIANGLES) {
    const ratio = WANTED_TRIANGLES / triangles;
    await document.transform(simplify({ simplifier: MeshoptSimplifier, ratio, error: SIMPLIFY_ERROR }));
  }
  root.setExtras({});
  const asset = root.getAsset();
  for (const key of Object.keys(asset)) if (key !== 'version') Reflect.deleteProperty(asset, key);
  const { packed } = await writeGlb(document);
  return packed;
}

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9_-]/g, '');

function trianglesOf(document: Document): number {
  return document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .reduce((sum, primitive) => sum + (primitive.getIndices()?.getCount() ?? 0) / 3, 0);
}

/** Morph targets, weights of bones, second texture coordinates. */
function dropWhatNobodyDraws(document: Document): void {
  for (const mesh of document.getRoot().listMeshes()) {
    mesh.setWeights([]);
    for (const primitive of mesh.listPrimitives()) {
      for (const target of primitive.listTargets()) primitive.removeTarget(target);
      for (const semantic of primitive.listSemantics()) {
        if (!DRAWN_ATTRIBUTES.includes(semantic)) primitive.setAttribute(semantic, null);
      }
    }
  }
}

/**
 * One level as the contract wants it: `vehicle`, under it every part in a node that is only moved, under that its
 * meshes as they stood. What belongs to no known part is context.
 */
function rebuildTree(document: Document, parts: readonly KnownPart[], vehicle: VehicleExtras): void {
  const root = document.getRoot();
  const known = new Map(parts.map((part) => [part.node, part]));
  const drawn: Drawn[] = [];
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  scene?.traverse((node) => node.getMesh() && drawn.push(placed(node, known)));
  const old = root.listNodes();
  const frame = document.createNode('vehicle').setExtras({ ...vehicle });
  const holders = new Map<Node, Node>();
  for (const [index, part] of parts.entries()) {
    const at = inMillimetres(part.node.getWorldTranslation());
    const holder = document.createNode(nameOf(part, parts.slice(0, index))).setTranslation([...at]);
    holders.set(part.node, holder.setExtras({ ...extrasOf(part) }));
    frame.addChild(holder);
  }
  drawn.forEach(({ node, part, matrix }, index) => {
    const holder = part && holders.get(part);
    const [x, y, z] = holder?.getTranslation() ?? [0, 0, 0];
    const inner = document.createNode();
    standAt(inner, { mesh: node.getMesh(), matrix: movedBy(matrix, [-x, -y, -z]) });
    (holder ?? contextNode(document, frame, index)).addChild(inner);
  });
  for (const each of [...root.listScenes(), ...old]) each.dispose();
  root.setDefaultScene(document.createScene().addChild(frame));
}

interface Drawn {
  readonly node: Node;
  /** The nearest known part that it is of. */
  readonly part: Node | undefined;
  readonly matrix: mat4;
}

function placed(node: Node, known: ReadonlyMap<Node, KnownPart>): Drawn {
  let part: Node | undefined = node;
  for (let depth = 0; part && !known.has(part) && depth <= LIMITS.depth; depth += 1) {
    part = part.getParentNode() ?? undefined;
  }
  return { node, part, matrix: node.getWorldMatrix() };
}

function contextNode(document: Document, frame: Node, index: number): Node {
  const extras: ContextExtras = {
    v: CONTRACT_VERSION,
    system: CONTEXT_SYSTEM,
    context: true,
    warp: 'rigid',
  };
  const node = document.createNode(formatContextNode(`n${index}`)).setExtras({ ...extras });
  frame.addChild(node);
  return node;
}

function movedBy(matrix: mat4, [x, y, z]: Vec3): mat4 {
  const moved: mat4 = [...matrix];
  moved[12] += x;
  moved[13] += y;
  moved[14] += z;
  return moved;
}

/** A slanted frame cannot be said by a node: the vertices themselves go there. */
function standAt(
  node: Node,
  { mesh, matrix }: { readonly mesh: ReturnType<Node['getMesh']>; readonly matrix: mat4 },
): void {
  node.setMesh(mesh).setMatrix(matrix);
  if (!mesh || node.getMatrix().every((value, index) => Math.abs(value - (matrix[index] ?? 0)) < SAME))
    return;
  const own = mesh.clone();
  for (const primitive of own.listPrimitives())
    own.removePrimitive(primitive).addPrimitive(primitive.clone());
  transformMesh(own, matrix);
  node.setMesh(own).setTranslation([0, 0, 0]).setRotation([0, 0, 0, 1]).setScale([1, 1, 1]);
}

/** Nodes of one name would be renamed by the loader. */
function nameOf({ type, position }: KnownPart, before: readonly KnownPart[]): string {
  const alike = before.filter((each) => each.type === type && each.position === position).length;
  return formatPartNode({ type, position, twin: alike + 1 });
}

/** The owner's own extras if they are good, else a plain guess: outwards by side, up where there is none. */
function extrasOf({ node, type, position }: KnownPart): PartExtras {
  const own: unknown = node.getExtras();
  const system = partTypeOf(type)?.system;
  if (!system) throw new Error(`No part type ${type}`);
  const { min, max } = getBounds(node);
  const side = position.endsWith('l') ? 1 : position.endsWith('r') ? -1 : 0;
  const guess: PartExtras = {
    v: CONTRACT_VERSION,
    system,
    type,
    pos: position,
    explode: side === 0 ? [0, DEFAULT_EXPLODE, 0] : [side * DEFAULT_EXPLODE, 0, 0],
    seq: 1,
    anchor: inMillimetres([(min[0] + max[0]) / 2, max[1], (min[2] + max[2]) / 2]),
    warp: 'rigid',
  };
  if (!isPartExtras(own) || ![...own.explode, ...own.anchor].every(isNearTheCar)) return guess;
  return { ...guess, explode: own.explode, seq: Math.min(Math.max(own.seq, 0), 99), anchor: own.anchor };
}

const isNearTheCar = (metres: number): boolean => Math.abs(metres) <= LIMITS.farthestMetres;
