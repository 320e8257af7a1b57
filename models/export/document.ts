import {
  Document,
  Logger,
  Verbosity,
  type Material,
  type Mesh as GltfMesh,
  type Node,
} from '@gltf-transform/core';
import { CONTRACT_VERSION, type PartExtras, type VehicleExtras } from '#shared/car/extras.ts';
import type { SurfaceName } from '#shared/car/finish.ts';
import { CONTEXT_SYSTEM, SCENE_SYSTEMS, formatSystemNode, type SceneSystem } from '#shared/car/node-name.ts';
import type { PartNode } from '../generator/part.ts';
import { inMillimetres, mirroredX, toGlbFrame } from './frame.ts';
import type { GroundShadow } from './ground-shadow.ts';
import { SURFACE_LOOKS } from './materials.ts';
import { systemOf, type PartShape, type PlacedPart } from './part-geometry.ts';
import { addPrimitive } from './primitive.ts';

export interface DocumentInput {
  readonly parts: readonly PlacedPart[];
  readonly vehicle: VehicleExtras;
  /** Linear red, green, blue. */
  readonly paint: readonly [number, number, number];
  readonly ground?: GroundShadow;
}

/** Nodes, meshes and materials of one file, before anything is compressed. */
export function carDocument({ parts, vehicle, paint, ground }: DocumentInput): Document {
  const document = new Document().setLogger(new Logger(Verbosity.SILENT));
  document.createBuffer();
  const root = document.createNode('vehicle').setExtras({ ...vehicle });
  document.createScene('car').addChild(root);
  const materialOf = materialsFor(document, paint);
  const meshOf = meshesFor(document, materialOf);
  const systems = systemNodes(document, root, parts);
  for (const placed of parts) {
    for (const node of placed.nodes) {
      const parent = systems.get(systemOf(placed));
      const child = document.createNode().setMesh(meshOf(placed.shape));
      parent?.addChild(partNode(document, placed, node).addChild(child));
    }
  }
  if (ground) root.addChild(groundNode(document, ground, materialOf('ground-shadow')));
  return document;
}

function systemNodes(document: Document, root: Node, parts: readonly PlacedPart[]): Map<SceneSystem, Node> {
  const used = new Set(parts.map(systemOf));
  const nodes = new Map<SceneSystem, Node>();
  for (const system of SCENE_SYSTEMS.filter((each) => used.has(each))) {
    const node = document.createNode(formatSystemNode(system)).setExtras({ system });
    nodes.set(system, node);
    root.addChild(node);
  }
  return nodes;
}

function partNode(document: Document, placed: PlacedPart, { name, isRightCopy, position }: PartNode): Node {
  const { part, pivot } = placed;
  const side = isRightCopy ? mirroredX : (point: Triple) => point;
  const node = document.createNode(name).setTranslation(inMillimetres(side(toGlbFrame(pivot))));
  if (isRightCopy) node.setScale([-1, 1, 1]);
  const system = systemOf(placed);
  if (part.type === null || system === CONTEXT_SYSTEM) {
    return node.setExtras({ v: CONTRACT_VERSION, system: CONTEXT_SYSTEM, context: true, warp: part.warp });
  }
  const extras: PartExtras = {
    v: CONTRACT_VERSION,
    system,
    type: part.type,
    pos: position,
    explode: inMillimetres(side(toGlbFrame(part.explode))),
    seq: part.sequence,
    anchor: inMillimetres(side(topOf(placed))),
    warp: part.warp,
  };
  return node.setExtras({ ...extras });
}

type Triple = readonly [number, number, number];

/** Middle of the top of the part, GLB frame. */
function topOf({ pivot, shape: { box } }: PlacedPart): Triple {
  return toGlbFrame([
    pivot[0] + (box.low[0] + box.high[0]) / 2,
    pivot[1] + (box.low[1] + box.high[1]) / 2,
    pivot[2] + box.high[2],
  ]);
}

function meshesFor(
  document: Document,
  materialOf: (name: SurfaceName) => Material,
): (shape: PartShape) => GltfMesh {
  const made = new Map<PartShape, GltfMesh>();
  return (shape) => {
    const known = made.get(shape);
    if (known) return known;
    const mesh = document.createMesh();
    for (const surface of shape.surfaces) {
      addPrimitive(document, mesh, { surface, material: materialOf(surface.surface) });
    }
    made.set(shape, mesh);
    return mesh;
  };
}

function materialsFor(
  document: Document,
  paint: readonly [number, number, number],
): (name: SurfaceName) => Material {
  const made = new Map<SurfaceName, Material>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const { color, metalness, roughness } = SURFACE_LOOKS[name];
    const material = document
      .createMaterial(name)
      .setBaseColorFactor(name === 'paint' ? [...paint, 1] : [...color])
      .setMetallicFactor(metalness)
      .setRoughnessFactor(roughness)
      .setDoubleSided(name !== 'ground-shadow');
    if (color[3] < 1 || name === 'ground-shadow') material.setAlphaMode('BLEND');
    made.set(name, material);
    return material;
  };
}

function groundNode(document: Document, ground: GroundShadow, material: Material): Node {
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const accessor = () => document.createAccessor().setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setMaterial(material)
    .setAttribute('POSITION', accessor().setType('VEC3').setArray(ground.positions))
    .setAttribute('COLOR_0', accessor().setType('VEC4').setNormalized(true).setArray(ground.colors))
    .setIndices(accessor().setType('SCALAR').setArray(ground.indices));
  const child = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
  return document.createNode('hlp_ground').setExtras({ helper: true, warp: 'stretch' }).addChild(child);
}
