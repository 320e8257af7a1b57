import { part } from '../../assembly.ts';
import { lathe } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { catmullRom } from '../../geometry/path.ts';
import { tube } from '../../geometry/tube.ts';
import { lerp, type Vec3 } from '../../geometry/vec.ts';
import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { InlineSize } from './inline-size.ts';

const PLENUM_Y = 0.205;
const PLENUM_Z = 0.1;

/** Intake and exhaust manifolds, throttle body, fuel rail and injectors, turbo. */
export function inlineBreathing(size: InlineSize, engine: EngineSpec): CarPart[] {
  return [
    part(
      'multiple-admision',
      { [engine.ignition === 'coils' ? 'plastic' : 'castalu']: intake(size), steel: intakeBolts(size) },
      { explode: [0, 0.3, 0.1], sequence: 4 },
    ),
    part('cuerpo-aceleracion', throttle(size), { explode: [-0.16, 0.36, 0.14], sequence: 2 }),
    part('riel-inyectores', rail(size), { explode: [0, 0.24, 0.3], sequence: 1 }),
    part('inyector', injectors(size), { explode: [0, 0.16, 0.18], sequence: 2 }),
    part(
      'multiple-escape',
      { iron: exhaust(size), steel: exhaustBolts(size) },
      { explode: [0, -0.28, 0.06], sequence: 2 },
    ),
    ...(engine.turbo ? [turbo(size)] : []),
  ];
}

const portZ = ({ deckZ }: InlineSize): number => deckZ + 0.058;

function intake(size: InlineSize): Mesh {
  const z = portZ(size);
  const mesh = new Mesh();
  for (const x of size.bores) {
    const path = catmullRom(
      [
        [x, 0.12, z],
        [x, 0.165, z + 0.028],
        [x, 0.225, z + 0.022],
        [x * 0.98, 0.262, z - 0.05],
        [x * 0.96, 0.245, PLENUM_Z + 0.015],
        [x * 0.95, PLENUM_Y, PLENUM_Z],
      ],
      2,
    );
    mesh.merge(
      tube(path, (t) => lerp(0.0215, 0.026, t), { segments: 10 }),
      boxAt([0.068, 0.012, 0.058], [x, 0.127, z], 0.005),
    );
  }
  const half = size.length / 2;
  const plenum: [number, number][] = [
    [0, half + 0.005],
    [0.028, half],
    [0.043, half - 0.018],
    [0.046, half - 0.04],
    [0.046, 0.03 - half],
    [0.04, 0.008 - half],
    [0.034, -half],
    [0, -half],
  ];
  mesh.merge(turnedAt('x', [0, PLENUM_Y, PLENUM_Z], plenum));
  for (const x of size.bores) {
    const band: [number, number][] = [
      [0.044, 0.005],
      [0.049, 0.004],
      [0.049, -0.004],
      [0.044, -0.005],
    ];
    mesh.merge(turnedAt('x', [x + size.pitch / 2 - 0.006, PLENUM_Y, PLENUM_Z], band));
  }
  return mesh.merge(boxAt([0.05, 0.02, 0.09], [half * 0.5, 0.165, 0.13], 0.006));
}

const intakeBolts = (size: InlineSize): Mesh =>
  boltsAt(
    'y',
    size.bores.flatMap((x) =>
      [-0.026, 0.026].map((dx): Vec3 => [x + dx, 0.133, portZ(size) + (dx > 0 ? 0.024 : -0.024)]),
    ),
    { radius: 0.0055 },
  );

/** Bolted to the gearbox end of the plenum, its bore along the engine. */
function throttle({ length }: InlineSize) {
  const x = -length / 2 - 0.002;
  const bore: [number, number][] = [
    [0.026, 0],
    [0.044, 0],
    [0.044, -0.01],
    [0.034, -0.014],
    [0.034, -0.056],
    [0.037, -0.058],
    [0.037, -0.066],
    [0.026, -0.066],
    [0.026, 0],
  ];
  return {
    castalu: Mesh.merge(
      turnedAt('x', [x, PLENUM_Y, PLENUM_Z], bore),
      boxAt([0.04, 0.04, 0.05], [x - 0.034, PLENUM_Y + 0.002, PLENUM_Z + 0.045], 0.006),
    ),
    black: boxAt([0.048, 0.03, 0.062], [x - 0.034, PLENUM_Y + 0.045, PLENUM_Z + 0.008], 0.008, 2),
    brass: lathe(
      [
        [0, 0.0012],
        [0.026, 0.0012],
        [0.026, -0.0012],
        [0, -0.0012],
      ],
      { segments: 20 },
    )
      .rotated('z', -68)
      .at(x - 0.034, PLENUM_Y, PLENUM_Z),
  };
}

function rail(size: InlineSize) {
  const z = portZ(size) + 0.078;
  return {
    steel: Mesh.merge(
      rodAt('x', [0, 0.176, z], { radius: 0.011, height: size.length * 0.92, segments: 12 }),
      ...size.bores.map((x) =>
        rodAt('z', [x, 0.172, z - 0.016], { radius: 0.011, height: 0.022, segments: 10 }),
      ),
      ...[-0.3, 0.3].map((t) => boxAt([0.014, 0.03, 0.02], [size.length * t, 0.155, z - 0.01], 0.003)),
    ),
    black: rodAt('x', [-size.length * 0.46 - 0.02, 0.176, z], { radius: 0.016, height: 0.04, segments: 12 }),
  };
}

function injectors(size: InlineSize) {
  const tilt = (mesh: Mesh): Mesh => mesh.rotated('x', -24);
  const at = (mesh: Mesh): Mesh[] => size.bores.map((x) => tilt(mesh).at(x, 0.154, portZ(size) + 0.034));
  const body = turnedAt(
    'z',
    [0, 0, 0],
    [
      [0, 0.034],
      [0.007, 0.034],
      [0.007, 0.026],
      [0.0105, 0.024],
      [0.0105, -0.004],
      [0.0075, -0.008],
      [0.0075, -0.026],
      [0, -0.026],
    ],
  );
  return {
    orange: Mesh.merge(...at(boxAt([0.014, 0.024, 0.018], [0, 0.012, 0.016], 0.003))),
    dark: Mesh.merge(...at(body)),
  };
}

function exhaust(size: InlineSize): Mesh {
  const z = portZ(size) - 0.006;
  const mesh = new Mesh();
  for (const x of size.bores) {
    const path = catmullRom(
      [
        [x, -0.116, z],
        [x * 0.98, -0.165, z - 0.004],
        [x * 0.72, -0.2, z - 0.07],
        [x * 0.3, -0.2, z - 0.15],
        [x * 0.16, -0.196, z - 0.19],
      ],
      2,
    );
    mesh.merge(tube(path, 0.0195, { segments: 10 }), boxAt([0.064, 0.012, 0.056], [x, -0.124, z], 0.004));
  }
  return mesh.merge(
    turnedAt(
      'z',
      [0, -0.196, z - 0.205],
      [
        [0, 0.04],
        [0.03, 0.036],
        [0.044, 0.006],
        [0.036, -0.028],
        [0.048, -0.03],
        [0.048, -0.04],
        [0, -0.04],
      ],
    ),
  );
}

const exhaustBolts = (size: InlineSize): Mesh =>
  boltsAt(
    'y',
    size.bores.flatMap((x) =>
      [-0.025, 0.025].map((dx): Vec3 => [x + dx, -0.13, portZ(size) - 0.006 + (dx > 0 ? 0.022 : -0.022)]),
    ),
    { radius: 0.0055, sign: -1 },
  );

/** Where the exhaust manifold ends, engine frame: the downpipe starts here. */
export const inlineOutlet = (size: InlineSize): Vec3 => [0, -0.196, portZ(size) - 0.25];

function turbo(size: InlineSize): CarPart {
  const at: Vec3 = [0.1, -0.235, portZ(size) - 0.12];
  const housing = (x: number, r: number): Mesh => {
    const scroll = Array.from({ length: 19 }, (_, step): Vec3 => {
      const angle = (step / 18) * Math.PI * 1.9;
      return [at[0] + x, at[1] + Math.cos(angle) * r, at[2] + Math.sin(angle) * r];
    });
    return tube(scroll, (t) => lerp(0.014, 0.026, t), { segments: 10 });
  };
  const core = turnedAt('x', at, [
    [0, 0.075],
    [0.03, 0.075],
    [0.034, 0.06],
    [0.045, 0.05],
    [0.03, 0.03],
    [0.026, 0],
    [0.03, -0.03],
    [0.05, -0.05],
    [0.038, -0.07],
    [0, -0.07],
  ]);
  return part(
    'turbo',
    { iron: housing(-0.05, 0.038), castalu: Mesh.merge(housing(0.05, 0.036), core) },
    { explode: [0.1, -0.44, 0.06], sequence: 3 },
  );
}
