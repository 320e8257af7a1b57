import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBounds, type Document } from '@gltf-transform/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../models/custom/limits.ts';
import { readCustomCar } from '../../models/custom/read-custom-car.ts';
import { readGuarded } from '../../models/custom/read-guarded.ts';
import { takeIn } from '../../models/custom/take-in.ts';
import { carDocument } from '../../models/export/document.ts';
import { placeParts } from '../../models/export/part-geometry.ts';
import { readIndex } from '../../models/export/set-folder.ts';
import { glbIo, writeGlb } from '../../models/export/write-glb.ts';
import { isContextExtras, isPartExtras, isVehicleExtras } from '../../src/domain/shared/car/extras.ts';
import { boxCar } from '../fixtures/models/box-car.ts';
import { BOX_CAR } from '../fixtures/models/box-car-vehicle.ts';
import { editGlb, glbOf, type LooseJson } from '../fixtures/models/edit-glb.ts';

const boxDocument = (): Document =>
  carDocument({ parts: placeParts(boxCar()), vehicle: BOX_CAR, paint: [0.2, 0.3, 0.4] });

let good: Uint8Array;

beforeAll(async () => {
  good = (await writeGlb(boxDocument())).plain;
});

async function problemsOf(glb: Uint8Array): Promise<string> {
  const car = await readCustomCar(glb, BOX_CAR);
  return car.kind === 'refused' ? car.problems.join('\n') : 'accepted';
}

describe('an owner’s car', () => {
  test('is taken in, re-encoded', async () => {
    const car = await readCustomCar(good, BOX_CAR);
    if (car.kind === 'refused') throw new Error(car.problems.join());
    expect(car.types).toContain('cofre');
    expect(Buffer.from(car.glb).equals(Buffer.from(good))).toBe(false);
    const document = await (await glbIo()).readBinary(car.glb);
    const hood = document
      .getRoot()
      .listNodes()
      .find((node) => node.getName() === 'prt_cofre__c');
    expect(isPartExtras(hood?.getExtras())).toBe(true);
  });

  test('keeps nothing but our names and extras', async () => {
    const marked = editGlb(good, (json) => {
      for (const node of json.nodes) {
        if (typeof node['name'] !== 'string') node['name'] = '<script>alert(1)</script>';
        node['extras'] = { evil: 'x'.repeat(50), v: 1 };
      }
    });
    const car = await readCustomCar(marked, BOX_CAR);
    if (car.kind === 'refused') throw new Error(car.problems.join());
    const text = Buffer.from(car.glb).toString('latin1');
    expect(text).not.toContain('script');
    expect(text).not.toContain('evil');
    expect(text).toContain('"type":"cofre"');
  });

  test('may come compressed with meshopt', async () => {
    const { packed } = await writeGlb(boxDocument());
    expect(await problemsOf(packed)).toBe('accepted');
  });

  test('may have names that we do not know, which become context', async () => {
    const car = await readCustomCar(
      editGlb(good, (json) => {
        const hood = json.nodes.find((node) => node['name'] === 'prt_cofre__c');
        if (hood) hood['name'] = 'prt_aleron-lanzamisiles__c';
      }),
      BOX_CAR,
    );
    expect(car.kind === 'accepted' && car.unknownNames).toEqual(['prt_aleron-lanzamisiles__c']);
  });
});

const withJson = (edit: (json: LooseJson) => void) => () => editGlb(good, edit);
const everyNode = (json: LooseJson, change: (node: Record<string, unknown>) => void) =>
  json.nodes.forEach(change);

test('is served as the contract has it: a vehicle, and parts that are only moved', async () => {
  const document = boxDocument();
  const [slanted] = document
    .getRoot()
    .listNodes()
    .filter((node) => node.getName().startsWith('sys_'));
  const [original] = document.getRoot().listScenes();
  original?.listChildren()[0]?.setScale([1.1, 1, 1]);
  slanted?.setRotation([0, Math.sin(0.02), 0, Math.cos(0.02)]);
  const car = await readCustomCar((await writeGlb(document)).plain, BOX_CAR);
  if (car.kind === 'refused') throw new Error(car.problems.join());
  const scene = (await (await glbIo()).readBinary(car.glb)).getRoot().getDefaultScene();
  const [vehicle] = scene?.listChildren() ?? [];
  expect(vehicle?.getName()).toBe('vehicle');
  expect(isVehicleExtras(vehicle?.getExtras())).toBe(true);
  const children = vehicle?.listChildren() ?? [];
  expect(new Set(children.map((node) => node.getName())).size).toBe(children.length);
  for (const child of children) {
    expect(isPartExtras(child.getExtras()) || isContextExtras(child.getExtras())).toBe(true);
    expect(child.getRotation()).toEqual([0, 0, 0, 1]);
    expect(child.getScale()).toEqual([1, 1, 1]);
  }
  const [before, after] = [getBounds(original!), getBounds(scene!)];
  for (const axis of [0, 1, 2]) expect(after.max[axis]).toBeCloseTo(before.max[axis]!, 2);
});

describe('a bad car is refused with what is wrong with it', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['empty', () => new Uint8Array(), /No es un archivo GLB/],
    ['not a GLB', () => new TextEncoder().encode('<html>hola, soy un auto</html>'), /No es un archivo GLB/],
    ['too big', () => new Uint8Array(LIMITS.fileBytes + 1), /8\.0 MB/],
    ['cut off', () => good.slice(0, good.byteLength - 100), /cortado o dañado/],
    ['glTF 1', () => Uint8Array.from(good, (byte, at) => (at === 4 ? 1 : byte)), /No es glTF 2\.0/],
    [
      'of broken JSON',
      () => glbOf(new TextEncoder().encode('{"asset":{"version":"2.0"},')),
      /no es JSON válido/,
    ],
    ['JSON that is no object', () => glbOf(new TextEncoder().encode('[]')), /no es JSON válido/],
    [
      'linked to a file',
      withJson((json) => (json.buffers[0]!['uri'] = '../../../etc/passwd')),
      /enlaces a otros archivos/,
    ],
    [
      'linked to a server',
      withJson((json) => (json['images'] = [{ uri: 'http://127.0.0.1/a.png' }])),
      /enlaces/,
    ],
    [
      'of foreign extensions',
      withJson((json) => (json['extensionsRequired'] = ['ACME_run_code'])),
      /ACME_run_code/,
    ],
    ['a loop of nodes', withJson((json) => (json.nodes[1]!['children'] = [0])), /árbol|ciclo/],
    ['its own child', withJson((json) => (json.nodes[0]!['children'] = [0])), /árbol/],
    ['a bomb when decoded', withJson((json) => (json.accessors[0]!['count'] = 4e9)), /Descomprimido mide/],
    ['a bomb of words', withJson((json) => (json.accessors[0]!['count'] = '4e9')), /números enteros/],
    ['counts below nothing', withJson((json) => (json.accessors[0]!['count'] = -1)), /números enteros/],
    [
      'a bomb of changes',
      withJson((json) => {
        const indices = { bufferView: 0, componentType: 5125 };
        json.accessors[0]!['sparse'] = { count: 1e15, indices, values: { bufferView: 0 } };
      }),
      /Descomprimido mide/,
    ],
    [
      'a loop behind a hole in the list',
      withJson((json) => {
        (json.nodes as unknown[]).unshift([]);
        json.nodes[1]!['children'] = [1];
      }),
      /listas están dañadas: nodes/,
    ],
    ['children that are words', withJson((json) => (json.nodes[0]!['children'] = ['0'])), /árbol/],
    ['children below nothing', withJson((json) => (json.nodes[0]!['children'] = [-1])), /árbol/],
    [
      'of points',
      withJson((json) => {
        for (const mesh of json['meshes'] as { primitives: Record<string, unknown>[] }[]) {
          for (const primitive of mesh.primitives) primitive['mode'] = 0;
        }
      }),
      /puntos, líneas/,
    ],
    [
      'drawn thousands of times',
      withJson((json) => {
        const [scene] = json['scenes'] as { nodes: number[] }[];
        while (json.nodes.length < 3_900) scene!.nodes.push(json.nodes.push({ mesh: 0 }) - 1);
      }),
      /primitivas; el límite/,
    ],
    [
      'of millions of nodes',
      withJson((json) => (json.nodes = Array.from({ length: 5000 }, () => ({})))),
      /5000 nodos/,
    ],
    [
      'shorter data than it says',
      withJson((json) => (json.accessors[0]!['count'] = 1_000_000)),
      /no concuerdan|dañadas/,
    ],
    [
      'without known parts',
      withJson((json) => everyNode(json, (node) => delete node['name'])),
      /ningún nodo prt_/,
    ],
    ['in millimetres', withJson((json) => (json.nodes[0]!['scale'] = [1000, 1000, 1000])), /largo es 4\d+/],
    ['facing backwards', withJson((json) => (json.nodes[0]!['rotation'] = [0, 1, 0, 0])), /Mira hacia atrás/],
    ['mirrored', withJson((json) => (json.nodes[0]!['scale'] = [-1, 1, 1])), /lados están cambiados/],
    [
      'lying on its side',
      withJson((json) => (json.nodes[0]!['rotation'] = [0, 0, 0.7071068, 0.7071068])),
      /tocar y = 0/,
    ],
    ['floating', withJson((json) => (json.nodes[0]!['translation'] = [0, 0.5, 0])), /tocar y = 0/],
    ['off its origin', withJson((json) => (json.nodes[0]!['translation'] = [0, 0, 2])), /origen/],
  ])('%s', async (_, make, problem) => {
    expect(await problemsOf(make())).toMatch(problem);
  });

  test('all of it at once', async () => {
    const problems = await problemsOf(
      editGlb(good, (json) => {
        json.nodes[0]!['scale'] = [-3, 3, 3];
        json.nodes[0]!['translation'] = [0, 4, 0];
      }),
    );
    expect(problems.split('\n').length).toBeGreaterThanOrEqual(4);
  });

  test('with an unreadable or an enormous texture', async () => {
    const document = boxDocument();
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff0806000000', 'hex');
    const material = document.getRoot().listMaterials()[0];
    material?.setBaseColorTexture(document.createTexture('t').setMimeType('image/png').setImage(png));
    expect(await problemsOf(await (await glbIo()).writeBinary(document))).toMatch(/65535 × 65535/);
  });

  test('with more textures than a graphics card should hold, or of a kind that browsers do not draw', async () => {
    const document = boxDocument();
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000800000008000806000000', 'hex');
    for (let index = 0; index < 8; index += 1) {
      const texture = document.createTexture().setMimeType('image/png').setImage(Buffer.from(png));
      document.createMaterial().setBaseColorTexture(texture);
    }
    document.createTexture().setMimeType('image/ktx2').setImage(Buffer.from(png));
    const problems = await problemsOf(await (await glbIo()).writeBinary(document));
    expect(problems).toMatch(/suman 33\.6 millones de pixeles/);
    expect(problems).toMatch(/PNG, JPEG o WebP/);
  });
});

describe('reading in a thread of its own', () => {
  test('answers like reading at once', async () => {
    const car = await readGuarded({ glb: good, vehicle: BOX_CAR });
    expect(car).toMatchObject({ kind: 'accepted' });
  });

  test('ends when it takes too long', async () => {
    const car = await readGuarded({ glb: good, vehicle: BOX_CAR }, { seconds: 0.02, memoryMegabytes: 512 });
    expect(car).toEqual({ kind: 'refused', problems: ['Leerlo tarda más de 0.02 s.'] });
  });

  test('ends when it takes too much memory', async () => {
    const car = await readGuarded({ glb: good, vehicle: BOX_CAR }, { seconds: 30, memoryMegabytes: 4 });
    expect(car).toMatchObject({ kind: 'refused', problems: [expect.stringContaining('memoria')] });
  });
});

describe('npm run models -- custom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custom-car-'));
  const paths = { from: join(folder, 'from'), to: join(folder, 'to') };
  const slug = 'nissan/versa/n17';
  afterAll(() => rmSync(folder, { recursive: true }));

  test('registers a good car and leaves a refused one out', async () => {
    mkdirSync(join(paths.from, slug), { recursive: true });
    expect((await takeIn(slug, paths)).report).toContain('Falta el archivo');
    expect((await takeIn('nissan/nada/x', paths)).report).toContain('No hay generación');
    const file = join(paths.from, slug, 'car.glb');
    symlinkSync('/dev/zero', file);
    expect((await takeIn(slug, paths)).report).toContain('no es un archivo');
    rmSync(file);
    writeFileSync(file, '');
    truncateSync(file, 40_000_000_000);
    expect((await takeIn(slug, paths)).report).toContain('40000000000 bytes; el límite es 8000000');
    writeFileSync(file, good.slice(0, 500));
    expect(await takeIn(slug, paths)).toMatchObject({ isAccepted: false });
    expect(readIndex(paths.to).custom).toBeUndefined();
    writeFileSync(join(paths.from, slug, 'car.glb'), good);
    expect(await takeIn(slug, paths)).toMatchObject({ isAccepted: true });
    const { hash, bytes } = readIndex(paths.to).custom![slug]!;
    expect(readFileSync(join(paths.to, hash, 'car.glb')).byteLength).toBe(bytes);
  });
});
