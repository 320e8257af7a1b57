import {
  ImageUtils,
  getBounds,
  type Accessor,
  type Document,
  type Node,
  type Primitive,
} from '@gltf-transform/core';
import { parsePartNode, type PartNodeName } from '#shared/car/node-name.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { LIMITS, TEXTURE_TYPES } from './limits.ts';

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
  const unknownNames = named.filter((node) => !known.has(node)).map((node) => node.getName());
  const excess = tooMuch(nodes);
  // To measure what is drawn a thousand times over would take as long as to draw it.
  if (excess.length > 0)
    return { problems: [...excess, ...damaged(document), ...bigTextures(document)], parts, unknownNames };
  const bounds = getBounds(scene);
  const problems = [
    ...damaged(document),
    ...bigTextures(document),
    ...wrongSize(bounds.min, bounds.max),
    ...wrongWay(parts),
    ...(parts.length === 0 ? ['No tiene ningún nodo prt_<tipo>__<posición> que conozcamos.'] : []),
  ];
  return { problems, parts, unknownNames };
}

function knownPart(node: Node): KnownPart[] {
  const name = parsePartNode(node.getName());
  return name && partTypeOf(name.type) ? [{ ...name, node }] : [];
}

const TRIANGLES = 4;

const primitivesOf = (node: Node): Primitive[] => node.getMesh()?.listPrimitives() ?? [];

function trianglesOf(primitive: Primitive): number {
  const count = primitive.getIndices()?.getCount() ?? primitive.getAttribute('POSITION')?.getCount() ?? 0;
  return Math.floor(count / 3);
}

function tooMuch(nodes: readonly Node[]): string[] {
  const primitives = nodes.flatMap(primitivesOf);
  const triangles = primitives.reduce((sum, primitive) => sum + trianglesOf(primitive), 0);
  const vertices = primitives.reduce(
    (sum, each) => sum + (each.getAttribute('POSITION')?.getCount() ?? 0),
    0,
  );
  const problems: string[] = [];
  if (vertices > LIMITS.vertices) {
    problems.push(`Dibuja ${vertices} vértices; el límite es ${LIMITS.vertices}.`);
  }
  if (primitives.some((primitive) => primitive.getMode() !== TRIANGLES)) {
    problems.push('Tiene puntos, líneas o tiras; todo debe ser triángulos sueltos.');
  }
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
  const primitives = document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());
  const isFinite = (value: number) => Number.isFinite(value);
  // Many primitives may share one: each is looked at once.
  const attributes = new Set(primitives.flatMap((primitive) => primitive.listAttributes()));
  const areNumbers = [...attributes].every((each) => (each.getArray() ?? []).every(isFinite));
  const areWhole = primitives.every((primitive) => {
    const counts = primitive.listAttributes().map((each) => each.getCount());
    const positions = primitive.getAttribute('POSITION');
    return positions?.getType() === 'VEC3' && counts.every((count) => count === positions.getCount());
  });
  if (areNumbers && areWhole && haveVertices(primitives)) return [];
  return ['Tiene mallas dañadas: índices fuera de rango o coordenadas que no son números.'];
}

function haveVertices(primitives: readonly Primitive[]): boolean {
  const fewest = new Map<Accessor, number>();
  for (const primitive of primitives) {
    const indices = primitive.getIndices();
    const count = primitive.getAttribute('POSITION')?.getCount() ?? 0;
    if (indices) fewest.set(indices, Math.min(count, fewest.get(indices) ?? count));
  }
  return [...fewest].every(([indices, count]) => (indices.getArray() ?? []).every((index) => index < count));
}

function bigTextures(document: Document): string[] {
  const sizes = document
    .getRoot()
    .listTextures()
    .map((texture) => {
      const image = texture.getImage();
      const isKnown = TEXTURE_TYPES.includes(texture.getMimeType());
      return (isKnown && image && ImageUtils.getSize(image, texture.getMimeType())) || null;
    });
  const problems = sizes.flatMap((size) => {
    if (!size) return ['Tiene una textura que no se puede leer; deben ser PNG, JPEG o WebP.'];
    if (Math.max(...size) <= LIMITS.textureSide) return [];
    return [`Tiene una textura de ${size.join(' × ')} px; el límite es ${LIMITS.textureSide} por lado.`];
  });
  const pixels = sizes.reduce((sum, size) => sum + (size ? size[0] * size[1] : 0), 0);
  if (pixels > LIMITS.texturePixels) {
    const millions = (count: number) => (count / 1e6).toFixed(1);
    problems.push(
      `Sus texturas suman ${millions(pixels)} millones de pixeles; el límite es ${millions(LIMITS.texturePixels)}.`,
    );
  }
  return [...new Set(problems)];
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
