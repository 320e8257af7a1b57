import { getBounds, type Document, type Node } from '@gltf-transform/core';
import { dedup, prune, simplify, weld } from '@gltf-transform/functions';
import { MeshoptSimplifier } from 'meshoptimizer';
import { CONTRACT_VERSION, isPartExtras, type PartExtras } from '#shared/car/extras.ts';
import { CONTEXT_SYSTEM, formatContextNode, formatPartNode } from '#shared/car/node-name.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { inMillimetres } from '../export/frame.ts';
import { writeGlb } from '../export/write-glb.ts';
import type { KnownPart } from './check-document.ts';
import { WANTED_TRIANGLES } from './limits.ts';

const SIMPLIFY_ERROR = 0.0008;
const DEFAULT_EXPLODE = 0.6;

/**
 * Makes the served file out of a checked document: nothing but meshes, materials and our own names and extras goes
 * on; everything else (animations, cameras, foreign extras) stays behind.
 */
export async function reencode(document: Document, parts: readonly KnownPart[]): Promise<Uint8Array> {
  const root = document.getRoot();
  for (const each of [...root.listAnimations(), ...root.listCameras(), ...root.listSkins()]) each.dispose();
  const known = new Map(parts.map((part) => [part.node, part]));
  root.listNodes().forEach((node, index) => rename(node, index, known.get(node)));
  for (const each of [...root.listMeshes(), ...root.listAccessors(), ...root.listTextures()]) {
    each.setName('').setExtras({});
  }
  for (const material of root.listMaterials()) {
    material
      .setName(
        material
          .getName()
          .toLowerCase()
          .replace(/[^a-z0-9_-]/g, ''),
      )
      .setExtras({});
  }
  const triangles = root
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .reduce((sum, primitive) => sum + (primitive.getIndices()?.getCount() ?? 0) / 3, 0);
  await MeshoptSimplifier.ready;
  await document.transform(dedup(), prune({ keepExtras: true }), weld());
  if (triangles > WANTED_TRIANGLES) {
    const ratio = WANTED_TRIANGLES / triangles;
    await document.transform(simplify({ simplifier: MeshoptSimplifier, ratio, error: SIMPLIFY_ERROR }));
  }
  const { packed } = await writeGlb(document);
  return packed;
}

function rename(node: Node, index: number, part: KnownPart | undefined): void {
  if (part) {
    node.setName(formatPartNode(part)).setExtras({ ...extrasOf(part) });
    return;
  }
  const isPartLike = node.getName().startsWith('prt_') || node.getName().startsWith('ctx_');
  node.setName(isPartLike ? formatContextNode(`n${index}`) : '');
  node.setExtras(
    isPartLike ? { v: CONTRACT_VERSION, system: CONTEXT_SYSTEM, context: true, warp: 'rigid' } : {},
  );
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
  if (!isPartExtras(own)) return guess;
  return { ...guess, explode: own.explode, seq: own.seq, anchor: own.anchor, warp: own.warp };
}
