import { ImageUtils, getBounds, type Document, type Node, type Primitive } from '@gltf-transform/core';
import { parsePartNode, type PartNodeName } from '#shared/car/node-name.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { LIMITS } from './limits.ts';

export interface KnownPart extends PartNodeName {
  readonly node: Node;
}

export interface DocumentReport {
  readonly problems: readonly string[];
  readonly parts: readonly KnownPart[];
  /** `prt_` names whose type the catalog does not have: they become context. */
  readonly unknownNames: readonly string[];
}

type Vec3 = readonly [number, number, number];

/** Looks at a decoded car: how much it is, its size, which way it faces, what can be pointed at. */
export function checkDocument(document: Document): DocumentReport {
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  if (!scene) return { problems: ['No tiene ninguna escena.'], parts: [], unknownNames: [] };
  const nodes: Node[] = [];
  scene.traverse((node) => nodes.push(node));
  const named = nodes.filter((node) => node.getName().startsWith('prt_'));
  const parts = named.flatMap((node) => knownPart(node));
  const known = new Set(parts.map(({ node }) => node));
  const bounds = getBounds(scene);
  const problems = [
    ...tooMuch(nodes),
    ...damaged(document),
    ...bigTextures(document),
    ...wrongSize(bounds.min, bounds.max),
    ...wrongWay(parts),
    ...(parts.length === 0 ? ['No tiene ningún nodo prt_<tipo>__<posición> que conozcamos.'] : []),
  ];
  return {
    problems,
    parts,
    unknownNames: named.filter((node) => !known.has(node)).map((node) => node.getName()),
  };
}

function knownPart(node: Node): KnownPart[] {
  const name = parsePartNode(node.getName());
  return name && partTypeOf(name.type) ? [{ ...name, node }] : [];
}

const primitivesOf = (node: Node): Primitive[] => node.getMesh()?.listPrimitives() ?? [];

function trianglesOf(primitive: Primitive): number {
  const count = primitive.getIndices()?.getCount() ?? primitive.getAttribute('POSITION')?.getCount() ?? 0;
  return Math.floor(count / 3);
}

function tooMuch(nodes: readonly Node[]): string[] {
  const primitives = nodes.flatMap(primitivesOf);
  const triangles = primitives.reduce((sum, primitive) => sum + trianglesOf(primitive), 0);
  const problems: string[] = [];
  if (primitives.length > LIMITS.primitives) {
    problems.push(`Dibuja ${primitives.length} primitivas; el límite es ${LIMITS.primitives}.`);
  }
  if (triangles > LIMITS.triangles) {
    problems.push(`Dibuja ${triangles} triángulos; el límite es ${LIMITS.triangles}.`);
  }
  if (triangles === 0) problems.push('No dibuja nada.');
  return problems;
}

/** Indices beyond the vertices, or places that are not numbers, would break the viewer. */
function damaged(document: Document): string[] {
  for (const mesh of document.getRoot().listMeshes()) {
    for (const primitive of mesh.listPrimitives()) {
      const positions = primitive.getAttribute('POSITION');
      const places = positions?.getArray() ?? [];
      const indices = primitive.getIndices()?.getArray() ?? [];
      const vertices = positions?.getCount() ?? 0;
      if (indices.some((index) => index >= vertices) || places.some((value) => !Number.isFinite(value))) {
        return ['Tiene mallas dañadas: índices fuera de rango o coordenadas que no son números.'];
      }
    }
  }
  return [];
}

function bigTextures(document: Document): string[] {
  return document
    .getRoot()
    .listTextures()
    .flatMap((texture) => {
      const image = texture.getImage();
      const size = image && ImageUtils.getSize(image, texture.getMimeType());
      if (!size) return ['Tiene una textura que no se puede leer.'];
      const largest = Math.max(...size);
      if (largest <= LIMITS.textureSide) return [];
      return [`Tiene una textura de ${size.join(' × ')} px; el límite es ${LIMITS.textureSide} por lado.`];
    });
}

function wrongSize(min: Vec3, max: Vec3): string[] {
  const [width, height, length] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const outside = (value: number, [low, high]: readonly [number, number]) => !(value >= low && value <= high);
  const say = (what: string, value: number, [low, high]: readonly [number, number]) =>
    `Su ${what} es ${value.toFixed(2)} m; debe estar entre ${low} y ${high} (en metros, el frente hacia +Z, +Y arriba).`;
  const problems: string[] = [];
  if (outside(length, LIMITS.lengthMetres)) problems.push(say('largo', length, LIMITS.lengthMetres));
  if (outside(width, LIMITS.widthMetres)) problems.push(say('ancho', width, LIMITS.widthMetres));
  if (outside(height, LIMITS.heightMetres)) problems.push(say('alto', height, LIMITS.heightMetres));
  if (!(Math.abs(min[1]) <= LIMITS.groundMetres)) {
    problems.push(`Las llantas deben tocar y = 0; lo más bajo está en ${min[1].toFixed(2)} m.`);
  }
  if (outside(max[2], LIMITS.frontOverhangMetres)) {
    problems.push(
      `El origen debe estar bajo el eje delantero; el frente llega a z = ${max[2].toFixed(2)} m.`,
    );
  }
  return problems;
}

const AT_FRONT = new Set([
  'cofre',
  'fascia-del',
  'parrilla',
  'faro',
  'salpicadera',
  'parabrisas',
  'radiador',
]);
const AT_REAR = new Set([
  'tapa-cajuela',
  'fascia-tras',
  'calavera',
  'costado',
  'medallon',
  'caja-pickup',
  'mofle',
]);

function wrongWay(parts: readonly KnownPart[]): string[] {
  const middles = parts.map((part) => ({ ...part, at: middleOf(part.node) }));
  const mean = (isWanted: (part: KnownPart) => boolean, axis: 0 | 2): number => {
    const values = middles.filter(isWanted).map(({ at }) => at[axis]);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const front = mean(({ type }) => AT_FRONT.has(type), 2);
  const rear = mean(({ type }) => AT_REAR.has(type), 2);
  const left = mean(({ position }) => position.endsWith('l'), 0);
  const right = mean(({ position }) => position.endsWith('r') && position !== 'c', 0);
  const problems: string[] = [];
  if (Number.isNaN(front) || Number.isNaN(rear)) {
    problems.push(
      'No se puede saber hacia dónde mira: hacen falta una parte del frente y una de atrás (cofre, calavera…).',
    );
  } else if (front <= rear) problems.push('Mira hacia atrás: el frente debe ver hacia +Z.');
  if (left <= right) problems.push('Sus lados están cambiados: la izquierda (lado piloto) es +X.');
  return problems;
}

function middleOf(node: Node): Vec3 {
  const { min, max } = getBounds(node);
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}
