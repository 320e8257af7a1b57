import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { range, spread, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { BaySpots } from './bay-spots.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { boltsAt, boxAt, cable, rodAt, turnedAt } from './shapes.ts';

/** Battery, boxes, horns, wiper drive and a simple harness between them. */
export function electrics(layout: MechanicsLayout, spots: BaySpots): CarPart[] {
  const hasComputer = layout.spec.engine.cooling === 'water';
  return [
    part('bateria', battery(spots.battery), {
      explode: [0, Math.sign(spots.battery[1]) * 0.16, 0.3],
      sequence: 1,
    }),
    part('caja-fusibles', fuseBox(spots.fuseBox), {
      explode: [-0.06, Math.sign(spots.fuseBox[1]) * 0.2, 0.22],
      sequence: 2,
    }),
    ...(hasComputer
      ? [part('computadora', computer(spots.computer), { explode: [-0.12, 0, 0.34], sequence: 2 })]
      : []),
    part('claxon', horns(spots.horn), { explode: [0.26, 0.06, 0], sequence: 4 }),
    ...(layout.spec.era === 'modern'
      ? [part('modulo-luces', lightModule(spots.lightModule), { explode: [0.14, 0.16, 0.06], sequence: 3 })]
      : []),
    part('motor-limpiador', wiperDrive(layout), { explode: [0, 0, 0.3], sequence: 3 }),
    part('arnes', harness(layout, spots), { explode: [0, 0, 0.14], sequence: 6, warp: 'stretch' }),
    ...(hasComputer
      ? [part('sensores', engineSensors(layout), { explode: [0.06, 0, 0.2], sequence: 5 })]
      : []),
  ];
}

function battery([x, y, z]: Vec3) {
  const post = (dy: number): Mesh =>
    turnedAt(
      'z',
      [x + 0.045, y + dy, z + 0.086],
      [
        [0, 0.022],
        [0.009, 0.022],
        [0.0105, 0],
        [0.018, 0],
        [0.018, -0.006],
        [0, -0.006],
      ],
    );
  return {
    black: Mesh.merge(
      boxAt([0.17, 0.23, 0.135], [x, y, z - 0.018], 0.007),
      boxAt([0.174, 0.234, 0.012], [x, y, z + 0.044]),
    ),
    white: boxAt([0.17, 0.23, 0.034], [x, y, z + 0.066], 0.006),
    red: boxAt([0.045, 0.05, 0.024], [x + 0.045, y + 0.075, z + 0.098], 0.008),
    steel: Mesh.merge(
      post(-0.075),
      boxAt([0.03, 0.03, 0.014], [x + 0.045, y - 0.075, z + 0.096]),
      boxAt([0.014, 0.24, 0.006], [x - 0.02, y, z + 0.086]),
      ...[-0.118, 0.118].map((dy) => rodAt('z', [x - 0.02, y + dy, z], { radius: 0.004, height: 0.18 })),
    ),
    dark: Mesh.merge(
      boxAt([0.19, 0.25, 0.014], [x, y, z - 0.094], 0.003),
      ...spread(-0.075, 0.075, 6).map((dy) =>
        rodAt('z', [x - 0.05, y + dy, z + 0.084], { radius: 0.008, height: 0.004 }),
      ),
    ),
  };
}

function fuseBox([x, y, z]: Vec3) {
  return {
    black: Mesh.merge(
      boxAt([0.19, 0.13, 0.065], [x, y, z - 0.02], 0.01, 2),
      boxAt([0.2, 0.14, 0.032], [x, y, z + 0.026], 0.014, 2),
      boxAt([0.02, 0.15, 0.02], [x - 0.05, y, z + 0.006], 0.005),
      ...range(3).map((index) =>
        rodAt('z', [x - 0.06 + index * 0.06, y, z - 0.065], { radius: 0.012, height: 0.03 }),
      ),
    ),
    plate: boxAt([0.09, 0.06, 0.001], [x + 0.02, y, z + 0.0422]),
  };
}

function computer([x, y, z]: Vec3) {
  const fins = spread(-0.07, 0.07, 8).map((dy) => boxAt([0.022, 0.006, 0.1], [x + 0.02, y + dy, z], 0.002));
  return {
    castalu: Mesh.merge(
      boxAt([0.026, 0.18, 0.13], [x, y, z], 0.006),
      ...fins,
      boxAt([0.006, 0.21, 0.05], [x - 0.012, y, z]),
    ),
    black: Mesh.merge(
      ...[-0.045, 0.045].map((dy) => boxAt([0.036, 0.07, 0.022], [x + 0.005, y + dy, z - 0.074], 0.005)),
    ),
    steel: boltsAt(
      'x',
      [
        [x - 0.008, y + 0.098, z + 0.015],
        [x - 0.008, y - 0.098, z + 0.015],
      ],
      { radius: 0.005 },
    ),
  };
}

function horns([x, y, z]: Vec3) {
  const shell = (dy: number): Mesh =>
    turnedAt(
      'x',
      [x, y + dy, z],
      [
        [0, 0.02],
        [0.03, 0.018],
        [0.043, 0.006],
        [0.046, 0],
        [0.043, -0.004],
        [0.03, -0.022],
        [0, -0.026],
      ],
    );
  return {
    red: Mesh.merge(shell(0), shell(-0.11)),
    black: Mesh.merge(
      ...[0, -0.11].map((dy) =>
        turnedAt(
          'x',
          [x + 0.018, y + dy, z],
          [
            [0, 0.012],
            [0.016, 0.01],
            [0.02, 0],
            [0, 0],
          ],
        ),
      ),
    ),
    steel: boxAt([0.004, 0.19, 0.024], [x - 0.03, y - 0.055, z + 0.03]),
  };
}

function lightModule([x, y, z]: Vec3) {
  return {
    castalu: boxAt([0.1, 0.08, 0.028], [x, y, z], 0.005).merge(
      ...spread(-0.03, 0.03, 5).map((dy) => boxAt([0.09, 0.005, 0.01], [x, y + dy, z + 0.016])),
    ),
    black: boxAt([0.03, 0.04, 0.02], [x - 0.062, y, z], 0.004),
  };
}

/** Motor in the cowl with the linkage that turns both arms. */
function wiperDrive({ frame, spec }: MechanicsLayout) {
  const x = spec.anchors.cowl[0] + 0.01;
  const z = spec.anchors.cowl[1] - 0.17;
  const span = frame.halfWidth * 0.52;
  const pivot = (y: number): Mesh => rodAt('z', [x + 0.02, y, z + 0.05], { radius: 0.013, height: 0.08 });
  return {
    dark: Mesh.merge(rodAt('y', [x - 0.01, 0.14, z], { radius: 0.034, height: 0.11 })),
    castalu: Mesh.merge(
      boxAt([0.08, 0.06, 0.07], [x - 0.008, 0.06, z], 0.014, 2),
      pivot(span),
      pivot(-span * 0.12),
    ),
    steel: Mesh.merge(
      cable(
        [
          [x + 0.02, span, z + 0.02],
          [x + 0.01, span * 0.5, z + 0.035],
          [x + 0.02, -span * 0.12, z + 0.02],
        ],
        0.009,
      ),
      cable(
        [
          [x, 0.06, z + 0.04],
          [x + 0.05, 0.1, z + 0.045],
          [x + 0.055, span - 0.02, z + 0.04],
        ],
        0.006,
      ),
    ),
  };
}

/** Main loom: battery, fuse box, along the firewall, to engine, lamps and cabin. */
function harness({ frame, engine, stations }: MechanicsLayout, spots: BaySpots) {
  const wall: Vec3 = [
    frame.firewallX + 0.05,
    0,
    Math.min(frame.beltZ - 0.2, stations.hoodZ(frame.firewallX + 0.08) - 0.12),
  ];
  const top: Vec3 = [engine.at[0], engine.at[1], engine.at[2] + 0.36 * engine.scale];
  const [bx, by, bz] = spots.battery;
  const [fx, fy, fz] = spots.fuseBox;
  const floor = frame.floorZ + 0.03;
  const isFront = frame.engineAt === 'front';
  const sillY = frame.cabin.halfWidth - 0.06;
  const trunk = cable(
    [
      [frame.firewallX - 0.06, sillY, floor + 0.2],
      [frame.dashX - 0.3, sillY, floor],
      [frame.rearAxle.x + 0.5, sillY, floor],
      [frame.rearAxle.x + 0.2, sillY - 0.08, floor + 0.2],
      [frame.rearAxle.x - 0.2, sillY - 0.1, floor + 0.25],
    ],
    0.009,
  );
  const bay = [
    cable(
      [
        [bx, by, bz + 0.08],
        [(bx + fx) / 2, (by + fy) / 2 + 0.03, bz + 0.05],
        [fx, fy, fz - 0.06],
      ],
      0.008,
    ),
    cable(
      [
        [fx, fy, fz - 0.06],
        [wall[0], fy * 0.8, wall[2]],
        [wall[0], 0, wall[2]],
        [wall[0], -frame.rails.y, wall[2] - 0.05],
      ],
      0.011,
    ),
    cable([[wall[0], 0.1, wall[2]], [(wall[0] + top[0]) / 2, 0.06, wall[2] + 0.02], top], 0.009),
    cable(
      [
        [fx, fy, fz - 0.06],
        [frame.nose - 0.5, frame.rails.y + 0.14, frame.rails.z + 0.12],
        [frame.nose - 0.36, frame.rails.y + 0.06, frame.rails.z + 0.1],
        [frame.nose - 0.34, 0, frame.rails.z + 0.12],
        [frame.nose - 0.36, -frame.rails.y - 0.06, frame.rails.z + 0.1],
      ],
      0.008,
    ),
  ];
  return { black: Mesh.merge(trunk, ...(isFront ? bay : [])) };
}

/** Knock, coolant, cam and crank sensors on the engine. */
function engineSensors({ onEngine, flange }: MechanicsLayout) {
  const at: readonly Vec3[] = [
    [0.05, 0.15, 0.11],
    [flange + 0.05, 0.02, 0.3],
    [-flange - 0.05, -0.12, 0.33],
    [flange + 0.03, -0.15, 0],
  ];
  return {
    black: Mesh.merge(...at.map((point) => boxAt([0.022, 0.022, 0.03], onEngine(point), 0.005))),
    brass: Mesh.merge(
      ...at.map((point) =>
        rodAt('z', onEngine([point[0], point[1], point[2] - 0.022]), {
          radius: 0.009,
          height: 0.02,
          segments: 6,
        }),
      ),
    ),
  };
}
