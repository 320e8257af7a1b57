import { part } from '../../assembly.ts';
import { extrudeX } from '../../geometry/extrude.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { smoothOutline } from '../../geometry/path.ts';
import { spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, cable, rodAt, turnedAt } from '../shapes.ts';
import type { InlineSize } from './inline-size.ts';

/** Cylinder head with its camshafts, valve cover, timing cover, coils and plugs. */
export function inlineTop(size: InlineSize, engine: EngineSpec): CarPart[] {
  const isClassic = engine.ignition === 'distributor';
  return [
    part(
      'cabeza',
      { castalu: headCasting(size), steel: camshafts(size), copper: gasket(size) },
      { explode: [0, 0, 0.2], sequence: 8 },
    ),
    part(
      'tapa-punterias',
      {
        [isClassic ? 'castalu' : 'plastic']: valveCover(size),
        black: fillerCap(size),
        steel: coverBolts(size),
      },
      { explode: [0, 0, 0.4], sequence: 3 },
    ),
    part(
      'tapa-distribucion',
      { [isClassic ? 'black' : 'castalu']: timingCover(size), steel: timingBolts(size) },
      { explode: [0.22, 0, 0.04], sequence: 7 },
    ),
    ...(isClassic ? distributor(size) : [coils(size)]),
    plugs(size, isClassic),
  ];
}

function headCasting({ length, bores, deckZ, headZ }: InlineSize): Mesh {
  const section: Vec2[] = [
    [0.1, deckZ + 0.003],
    [0.104, deckZ + 0.02],
    [0.098, deckZ + 0.045],
    [0.108, headZ - 0.03],
    [0.112, headZ - 0.012],
    [0.112, headZ - 0.001],
  ];
  const outline = [...section, ...section.map(([y, z]): Vec2 => [-y, z]).reverse()];
  const mesh = extrudeX(outline, { height: length, bevel: 0.004 }).at(-length / 2, 0, 0);
  const portZ = deckZ + 0.058;
  for (const x of bores) {
    mesh.merge(
      boxAt([0.066, 0.034, 0.05], [x, 0.104, portZ], 0.012),
      boxAt([0.06, 0.034, 0.05], [x, -0.104, portZ - 0.006], 0.012),
      rodAt('z', [x, 0, headZ - 0.012], { radius: 0.019, height: 0.05, segments: 14 }),
    );
  }
  for (const x of spread(-length / 2 + 0.012, length / 2 - 0.012, bores.length + 1)) {
    mesh.merge(boxAt([0.016, 0.17, 0.024], [x, 0, headZ + 0.004], 0.005));
    for (const side of [-1, 1])
      mesh.merge(rodAt('z', [x, side * 0.1, deckZ + 0.05], { radius: 0.009, height: 0.09, segments: 8 }));
  }
  return mesh;
}

/** Two shafts with a pair of lobes over each cylinder, hidden under the valve cover. */
function camshafts({ length, bores, headZ }: InlineSize): Mesh {
  const mesh = new Mesh();
  for (const y of [-0.052, 0.052]) {
    mesh.merge(rodAt('x', [0, y, headZ + 0.014], { radius: 0.012, height: length - 0.01, segments: 10 }));
    bores.forEach((x, index) => {
      for (const offset of [-0.018, 0.018]) {
        const lobe = rodAt('x', [0, 0, 0.006], { radius: 0.016, height: 0.012, segments: 10 }).scaled(
          1,
          0.85,
          1.25,
        );
        mesh.merge(lobe.rotated('x', index * 90 + (y > 0 ? 130 : 0)).at(x + offset, y, headZ + 0.014));
      }
    });
  }
  return mesh;
}

const gasket = ({ length, deckZ }: InlineSize): Mesh =>
  boxAt([length + 0.004, 0.222, 0.003], [0, 0, deckZ + 0.0015], 0.001);

function valveCover({ length, bores, headZ, coverZ }: InlineSize): Mesh {
  const rise = coverZ - headZ;
  const half: Vec2[] = [
    [0.112, headZ],
    [0.112, headZ + 0.012],
    [0.1, headZ + 0.016],
    [0.098, headZ + 0.03],
    [0.088, headZ + rise * 0.82],
    [0.07, headZ + rise * 0.97],
    [0.05, coverZ],
  ];
  const outline = [...half, ...half.map(([y, z]): Vec2 => [-y, z]).reverse()];
  const mesh = extrudeX(outline, { height: length, bevel: 0.007, creaseDegrees: 50 }).at(-length / 2, 0, 0);
  const ribs = spread(-length / 2 + 0.03, length / 2 - 0.03, bores.length * 2 + 1);
  ribs.forEach((x, index) => {
    if (index % 2 === 0) mesh.merge(boxAt([0.007, 0.15, 0.012], [x, 0, coverZ], 0.003));
  });
  for (const x of bores)
    mesh.merge(rodAt('z', [x, 0, coverZ - 0.002], { radius: 0.02, height: 0.016, segments: 14 }));
  return mesh.merge(
    boxAt([length * 0.6, 0.012, 0.008], [0, 0.06, coverZ - 0.004], 0.003),
    rodAt('x', [length * 0.3, -0.085, coverZ - 0.006], { radius: 0.012, height: 0.05, segments: 10 }),
  );
}

const fillerCap = ({ length, coverZ }: InlineSize): Mesh =>
  turnedAt(
    'z',
    [length * 0.38, -0.045, coverZ - 0.006],
    [
      [0, 0.03],
      [0.024, 0.03],
      [0.028, 0.025],
      [0.028, 0.012],
      [0.02, 0.01],
      [0.02, 0],
    ],
  ).merge(boxAt([0.05, 0.008, 0.01], [length * 0.38, -0.045, coverZ + 0.026], 0.003));

function coverBolts({ length, bores, headZ }: InlineSize): Mesh {
  const xs = spread(-length / 2 + 0.015, length / 2 - 0.015, bores.length + 1);
  return boltsAt(
    'z',
    xs.flatMap((x) => [-0.106, 0.106].map((y): Vec3 => [x, y, headZ + 0.012])),
    { radius: 0.0055 },
  );
}

function timingOutline({ coverZ }: InlineSize): Vec2[] {
  return smoothOutline(
    [
      [-0.12, -0.075],
      [0, -0.085],
      [0.12, -0.075],
      [0.14, 0],
      [0.112, 0.1],
      [0.116, 0.25],
      [0.11, coverZ - 0.03],
      [0.06, coverZ - 0.002],
      [-0.06, coverZ - 0.002],
      [-0.11, coverZ - 0.03],
      [-0.116, 0.25],
      [-0.112, 0.1],
      [-0.14, 0],
    ],
    3,
  );
}

function timingCover(size: InlineSize): Mesh {
  const front = size.length / 2;
  const plate = extrudeX(timingOutline(size), { height: 0.03, bevel: 0.007 }).at(front, 0, 0);
  return plate.merge(
    turnedAt(
      'x',
      [front + 0.028, 0, 0],
      [
        [0.03, 0.008],
        [0.05, 0.008],
        [0.058, 0],
        [0.03, 0],
      ],
    ),
    boxAt([0.014, 0.012, 0.2], [front + 0.03, 0.06, 0.2], 0.004),
    boxAt([0.014, 0.012, 0.2], [front + 0.03, -0.06, 0.2], 0.004),
    rodAt('x', [front + 0.028, 0.052, 0.31], { radius: 0.034, height: 0.014, segments: 16 }),
    rodAt('x', [front + 0.028, -0.052, 0.31], { radius: 0.034, height: 0.014, segments: 16 }),
  );
}

function timingBolts(size: InlineSize): Mesh {
  const points = timingOutline(size).filter((_, index) => index % 3 === 0);
  return boltsAt(
    'x',
    points.map(([y, z]): Vec3 => [size.length / 2 + 0.026, y * 0.93, 0.12 + (z - 0.12) * 0.95]),
    { radius: 0.006 },
  );
}

function coils({ bores, coverZ }: InlineSize): CarPart {
  const coil = Mesh.merge(
    boxAt([0.036, 0.07, 0.026], [0, 0.016, 0.02], 0.007, 2),
    rodAt('z', [0, 0, -0.04], { radius: 0.0135, height: 0.1, segments: 12 }),
    boxAt([0.022, 0.024, 0.018], [0, 0.058, 0.016], 0.004),
  );
  const row = Mesh.merge(...bores.map((x) => coil.at(x, 0, coverZ)));
  const bolts = boltsAt(
    'z',
    bores.map((x): Vec3 => [x, 0.036, coverZ + 0.033]),
    { radius: 0.005 },
  );
  return part('bobina', { black: row, steel: bolts }, { explode: [0, 0, 0.34], sequence: 1 });
}

function plugs({ bores, deckZ }: InlineSize, tilted: boolean): CarPart {
  const shell = turnedAt(
    'z',
    [0, 0, 0],
    [
      [0.0105, 0.012],
      [0.0125, 0.01],
      [0.0125, 0],
      [0.0085, -0.002],
      [0.0085, -0.026],
      [0, -0.026],
    ],
  );
  const ceramic = turnedAt(
    'z',
    [0, 0, 0],
    [
      [0, 0.056],
      [0.003, 0.056],
      [0.003, 0.048],
      [0.0065, 0.046],
      [0.0075, 0.012],
      [0, 0.012],
    ],
  );
  const turn = (mesh: Mesh) => (tilted ? mesh.rotated('x', -38) : mesh);
  const row = (mesh: Mesh) =>
    Mesh.merge(...bores.map((x) => turn(mesh).at(x, tilted ? 0.1 : 0, deckZ + 0.07)));
  return part(
    'bujia',
    { steel: row(shell), white: row(ceramic) },
    { explode: tilted ? [0, 0.2, 0.14] : [0, 0, 0.26], sequence: 2 },
  );
}

/** One coil, a distributor at the end of the head and a lead to every plug. */
function distributor({ length, bores, deckZ, headZ }: InlineSize): CarPart[] {
  const at: Vec3 = [-length / 2 - 0.04, 0.02, headZ - 0.02];
  const body = turnedAt('x', at, [
    [0, 0.04],
    [0.03, 0.04],
    [0.034, 0.02],
    [0.042, 0.01],
    [0.042, -0.02],
    [0.036, -0.04],
    [0, -0.044],
  ]);
  const leads = bores.map((x, index) => {
    const end: Vec3 = [x, 0.13, deckZ + 0.11];
    const start: Vec3 = [at[0] - 0.04, at[1] + 0.02, at[2] + 0.015 - index * 0.01];
    return leadBetween(start, end, headZ + 0.05);
  });
  const can = turnedAt(
    'z',
    [at[0] + 0.01, 0.12, headZ - 0.06],
    [
      [0, 0.07],
      [0.012, 0.07],
      [0.014, 0.05],
      [0.028, 0.046],
      [0.029, -0.04],
      [0, -0.042],
    ],
  );
  return [
    part('bobina', { black: Mesh.merge(body, can, ...leads) }, { explode: [-0.08, 0.1, 0.3], sequence: 1 }),
  ];
}

function leadBetween(start: Vec3, end: Vec3, top: number): Mesh {
  return cable([start, [start[0] - 0.02, start[1] + 0.03, top], [end[0], end[1] + 0.02, top - 0.02], end]);
}
