import { KNOWN_EXTENSIONS, LIMITS } from './limits.ts';

type Bag = Readonly<Record<string, unknown>>;

export interface HeaderReport {
  /** null: so broken that nothing more can be said. */
  readonly json: Bag | null;
  readonly problems: readonly string[];
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 20;

/** Looks at a GLB without decoding it: sizes, links to the outside, extensions, loops among nodes. */
export function inspectHeader(glb: Uint8Array): HeaderReport {
  const refuse = (problem: string): HeaderReport => ({ json: null, problems: [problem] });
  if (glb.byteLength > LIMITS.fileBytes) {
    return refuse(
      `El archivo mide ${megabytes(glb.byteLength)}; el límite es ${megabytes(LIMITS.fileBytes)}.`,
    );
  }
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  if (glb.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
    return refuse('No es un archivo GLB.');
  }
  if (view.getUint32(4, true) !== 2) return refuse('No es glTF 2.0.');
  const jsonBytes = view.getUint32(12, true);
  const isWhole = view.getUint32(8, true) === glb.byteLength && HEADER_BYTES + jsonBytes <= glb.byteLength;
  if (!isWhole || view.getUint32(16, true) !== JSON_CHUNK) return refuse('El archivo está cortado o dañado.');
  if (jsonBytes > LIMITS.jsonBytes) {
    return refuse(
      `Su descripción mide ${megabytes(jsonBytes)}; el límite es ${megabytes(LIMITS.jsonBytes)}.`,
    );
  }
  const json = parseObject(glb.subarray(HEADER_BYTES, HEADER_BYTES + jsonBytes));
  if (!json) return refuse('Su descripción no es JSON válido.');
  const malformed = [...brokenLists(json), ...brokenSizes(json)];
  if (malformed.length > 0) return { json: null, problems: malformed };
  return {
    json,
    problems: [...outsideLinks(json), ...unknownExtensions(json), ...tooMuch(json), ...loops(json)],
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function parseObject(bytes: Uint8Array): Bag | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isBag(value) ? value : null;
  } catch {
    return null;
  }
}

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const bags = (value: unknown): Bag[] => (Array.isArray(value) ? value.filter(isBag) : []);
/** Anything that is no place in a list stays in it, as a place that does not exist. */
const places = (value: unknown): number[] =>
  Array.isArray(value) ? value.map((each) => (Number.isSafeInteger(each) ? (each as number) : -1)) : [];
const numberOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

const LISTS = [
  'scenes',
  'nodes',
  'meshes',
  'accessors',
  'bufferViews',
  'buffers',
  'images',
  'textures',
].concat(['materials', 'samplers', 'animations', 'skins', 'cameras']);

/** What is not an object in a list shifts or hides what comes after it. */
function brokenLists(json: Bag): string[] {
  const isList = (value: unknown) => value === undefined || (Array.isArray(value) && value.every(isBag));
  const broken = LISTS.filter((name) => !isList(json[name]));
  if (!bags(json['meshes']).every(({ primitives }) => isList(primitives))) broken.push('primitives');
  return broken.length === 0 ? [] : [`Sus listas están dañadas: ${broken.join(', ')}.`];
}

const isSize = (value: unknown): boolean =>
  value === undefined || (Number.isSafeInteger(value) && (value as number) >= 0);

/** Counts that are words, fractions or below nothing pass by every sum. */
function brokenSizes(json: Bag): string[] {
  const accessors = bags(json['accessors']);
  const sparse = accessors.map((each) => each['sparse']).filter(isBag);
  const views = bags(json['bufferViews']);
  const packed = views.map(packedOf).filter((each) => each !== null);
  const sizes = [...accessors, ...sparse, ...views, ...packed, ...bags(json['buffers'])].flatMap((each) =>
    ['count', 'byteLength', 'byteOffset', 'byteStride'].map((name) => each[name]),
  );
  return sizes.every(isSize) ? [] : ['Tiene cuentas o medidas que no son números enteros.'];
}

function packedOf({ extensions }: Bag): Bag | null {
  const packed = isBag(extensions) ? extensions['EXT_meshopt_compression'] : undefined;
  return isBag(packed) ? packed : null;
}

function outsideLinks(json: Bag): string[] {
  const linked = [...bags(json['buffers']), ...bags(json['images'])].filter(({ uri }) => uri !== undefined);
  return linked.length === 0
    ? []
    : [`Tiene ${linked.length} enlaces a otros archivos o datos en línea; todo debe ir dentro del GLB.`];
}

function unknownExtensions(json: Bag): string[] {
  const required = Array.isArray(json['extensionsRequired']) ? json['extensionsRequired'] : [];
  const unknown = required.map(String).filter((name) => !KNOWN_EXTENSIONS.includes(name));
  return unknown.length === 0
    ? []
    : [`Exige extensiones que no conocemos: ${unknown.join(', ').slice(0, 200)}.`];
}

function tooMuch(json: Bag): string[] {
  const problems: string[] = [];
  const nodes = bags(json['nodes']).length;
  if (nodes > LIMITS.nodes) problems.push(`Tiene ${nodes} nodos; el límite es ${LIMITS.nodes}.`);
  const primitives = bags(json['meshes']).reduce((sum, mesh) => sum + bags(mesh['primitives']).length, 0);
  if (primitives > LIMITS.primitives) {
    problems.push(`Tiene ${primitives} primitivas; el límite es ${LIMITS.primitives}.`);
  }
  const decoded = decodedBytes(json);
  if (decoded > LIMITS.decodedBytes) {
    problems.push(
      `Descomprimido mide ${megabytes(decoded)}; el límite es ${megabytes(LIMITS.decodedBytes)}.`,
    );
  }
  return problems;
}

const COMPONENTS: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 };
/** By the number that glTF has for it; what it does not know is taken for the widest. */
const COMPONENT_BYTES: Readonly<Record<string, number>> = {
  5120: 1,
  5121: 1,
  5122: 2,
  5123: 2,
  5125: 4,
  5126: 4,
};
const WIDEST_COMPONENT = 8;

const widthOf = (componentType: unknown): number =>
  COMPONENT_BYTES[String(componentType)] ?? WIDEST_COMPONENT;

/** What accessors and compressed views claim to be when decoded, whichever is more. */
function decodedBytes(json: Bag): number {
  const accessors = bags(json['accessors']).reduce<number>((sum, { count, type, componentType, sparse }) => {
    const changed = isBag(sparse) ? numberOf(sparse['count']) : 0;
    return sum + (numberOf(count) + changed) * (COMPONENTS[String(type)] ?? 16) * widthOf(componentType);
  }, 0);
  const views = bags(json['bufferViews']).reduce<number>((sum, view) => {
    const packed = packedOf(view);
    const claimed = packed ? numberOf(packed['count']) * numberOf(packed['byteStride']) : 0;
    return sum + Math.max(numberOf(view['byteLength']), claimed);
  }, 0);
  return Math.max(accessors, views);
}

/** Nodes must be trees: a loop would never end, and a node under two parents is drawn twice. */
function loops(json: Bag): string[] {
  const children = bags(json['nodes']).map((node) => places(node['children']));
  const parents = new Map<number, number>();
  for (const [parent, list] of children.entries()) {
    for (const child of list) {
      if (parents.has(child) || child === parent || !(child in children)) {
        return ['Sus nodos no forman un árbol: alguno tiene dos padres, se contiene a sí mismo o no existe.'];
      }
      parents.set(child, parent);
    }
  }
  for (let node = 0; node < children.length; node += 1) {
    let depth = 0;
    for (let up: number | undefined = node; up !== undefined; up = parents.get(up)) {
      depth += 1;
      if (depth > LIMITS.depth) return [`Sus nodos forman un ciclo o más de ${LIMITS.depth} niveles.`];
    }
  }
  return [];
}
