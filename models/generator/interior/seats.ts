import { part, type MeshesByRole } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { grid } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { mix, spread, type Vec3 } from '../geometry/vec.ts';
import type { MaterialRole } from '../material-role.ts';
import { boxAt, rodAt } from '../mechanics/shapes.ts';
import type { CarPart } from '../part.ts';
import { ceiling, fitSeat } from './ceiling.ts';
import { pad, padInsert, type PadShape } from './pad.ts';

/** Height of the seat cushions' middles. */
function seatHeight(frame: CarFrame): number {
  const floor = frame.floorZ + 0.25;
  return frame.engineAt === 'underseat' ? Math.max(floor, frame.engineBay.top + 0.09) : floor;
}

export function seats(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const z = seatHeight(frame);
  const rowX = rearRows(spec, frame);
  return [
    part('asiento-del', frontSeat(spec, frame, z), {
      position: 'l',
      mirrored: true,
      explode: [0.06, 0.12, 0.5],
      sequence: 2,
    }),
    ...rowX.map((x, index) =>
      part('asiento-tras', bench(spec, frame, x), {
        twin: index + 1,
        explode: [-0.12, 0, 0.5],
        sequence: 3,
      }),
    ),
  ];
}

const rearHeight = (frame: CarFrame): number => frame.floorZ + 0.27;

/** Middles of the rear cushions, first row first. */
function rearRows({ interior }: FamilySpec, frame: CarFrame): number[] {
  if (frame.rearSeatX === null) return [];
  if (interior.seatRows < 3) return [frame.rearSeatX];
  return [frame.rearSeatX, Math.max(frame.rearSeatX - 0.82, frame.cabin.rear + 0.36)];
}

const CUSHION: PadShape = { length: 0.52, width: 0.5, thickness: 0.15, bolster: 0.035, taper: 0.96 };
const BACK: PadShape = { length: 0.62, width: 0.48, thickness: 0.13, bolster: 0.05, taper: 0.76 };
const REST: PadShape = {
  length: 0.17,
  width: 0.25,
  thickness: 0.09,
  bolster: 0.004,
  taper: 0.86,
  round: 0.07,
};

function frontSeat(spec: FamilySpec, frame: CarFrame, z: number): MeshesByRole {
  const wanted = frame.frontSeatX + 0.02;
  const { forward, size: room } = fitSeat(ceiling(spec, frame), [wanted, z], { back: 0.58, up: 0.9 });
  const at: Vec3 = [wanted + Math.min(forward, 0.16), frame.driverY, z];
  const back: PadShape = { ...BACK, length: BACK.length * room };
  const place = (mesh: Mesh): Mesh => mesh.rotated('y', -4).at(...at);
  const lean = (mesh: Mesh): Mesh => upright(mesh, 17).at(at[0] - 0.3, at[1], at[2] + 0.36 * room);
  const isLeather = spec.interior.upholstery === 'leather';
  const inserts = Mesh.merge(place(padInsert(CUSHION)), lean(padInsert(back)));
  const above = back.length / 2 + 0.115;
  const frameTubes = [-0.19, 0.19].map((dy) =>
    boxAt([0.46, 0.035, 0.03], [at[0], at[1] + dy, at[2] - 0.17], 0.006),
  );
  return {
    [upholstery(spec)]: Mesh.merge(
      ...(isLeather ? [inserts] : []),
      place(pad(CUSHION)),
      lean(pad(back)),
      lean(pad(REST).at(above, 0, -0.005)),
    ),
    ...(isLeather ? {} : { 'fabric-insert': inserts }),
    black: Mesh.merge(
      boxAt([0.46, 0.44, 0.07], [at[0] - 0.01, at[1], at[2] - 0.1], 0.03, 2),
      boxAt([0.3, 0.02, 0.08], [at[0] - 0.05, at[1] + 0.255, at[2] - 0.06], 0.008),
      boxAt([0.022, 0.028, 0.1], [at[0] - 0.16, at[1] - 0.25, at[2] + 0.03], 0.006),
    ),
    steel: Mesh.merge(
      ...frameTubes,
      ...[-0.05, 0.05].map((dy) => lean(rodAt('x', [above - 0.08, dy, 0], { radius: 0.006, height: 0.12 }))),
    ),
    red: boxAt([0.012, 0.016, 0.012], [at[0] - 0.16, at[1] - 0.25, at[2] + 0.082]),
  };
}

/** Turns a pad that lies along x into a backrest that leans back, its soft face forward. */
const upright = (mesh: Mesh, leanDegrees: number): Mesh =>
  mesh.rotated('y', -90).scaled(-1, 1, 1).rotated('y', -leanDegrees);

const upholstery = ({ interior }: FamilySpec): MaterialRole =>
  interior.upholstery === 'leather' ? 'leather' : 'fabric';

interface BenchPlace {
  /** Middle of the cushion. */
  readonly at: Vec3;
  readonly leanDegrees: number;
  readonly hasRests: boolean;
  /** Height of the backrest as a part of its full height. */
  readonly size: number;
}

/** Where a rear bench finds room under the roof; oldest cars have no headrests there. */
function benchPlace(spec: FamilySpec, frame: CarFrame, x: number): BenchPlace {
  const hasRests = spec.era !== 'classic';
  const leanDegrees = spec.kind === 'pickup' ? 13 : 23;
  const z = rearHeight(frame);
  const { forward, size } = fitSeat(ceiling(spec, frame), [x, z], {
    back: 0.38 + 0.78 * Math.sin((leanDegrees * Math.PI) / 180),
    up: hasRests ? 0.83 : 0.62,
  });
  return { at: [x + forward, 0, z], leanDegrees, hasRests, size };
}

function bench(spec: FamilySpec, frame: CarFrame, x: number): MeshesByRole {
  const width = Math.min(1.34, 2 * (frame.cabin.halfWidth - 0.07));
  const { at, leanDegrees, hasRests, size } = benchPlace(spec, frame, x);
  const cushion: PadShape = { length: 0.5, width, thickness: 0.16, bolster: 0.022, taper: 1, places: 3 };
  const back: PadShape = {
    length: 0.6 * size,
    width: width * 0.98,
    thickness: 0.13,
    bolster: 0.022,
    taper: 0.9,
    places: 3,
  };
  const lean = (mesh: Mesh): Mesh => upright(mesh, leanDegrees).at(at[0] - 0.31, 0, at[2] + 0.33 * size);
  const place = (mesh: Mesh): Mesh => mesh.rotated('y', -5).at(...at);
  const above = back.length / 2 + 0.07;
  const rests = (hasRests ? [-1, 0, 1] : []).map((side) =>
    lean(
      pad({ ...REST, length: 0.14, width: side === 0 ? 0.2 : 0.24 }).at(above, side * width * 0.29, -0.005),
    ),
  );
  const buckles = [-0.22, 0.22].map((dy) =>
    boxAt([0.03, 0.026, 0.07], [at[0] - 0.2, dy, at[2] + 0.1], 0.006),
  );
  return {
    [upholstery(spec)]: Mesh.merge(place(pad(cushion)), lean(pad(back)), ...rests),
    black: Mesh.merge(boxAt([0.46, width * 0.92, 0.05], [at[0], 0, at[2] - 0.1], 0.016), ...buckles),
    steel: Mesh.merge(
      ...(hasRests ? [-1, 1] : []).flatMap((side) =>
        [-0.05, 0.05].map((dy) =>
          lean(rodAt('x', [above - 0.06, side * width * 0.29 + dy, 0], { radius: 0.005, height: 0.1 })),
        ),
      ),
    ),
  };
}

/** Belts: retractor and strap on the pillar, buckle side towards the middle. */
export function belts(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const z = seatHeight(frame);
  const wall = frame.cabin.halfWidth;
  const front = beltMeshes(
    [spec.anchors.pillarB + 0.05, wall - 0.06, frame.sillZ + 0.2],
    [spec.anchors.pillarB + 0.02, wall - 0.13, Math.min(frame.beltZ + 0.16, frame.roofZ - 0.24)],
    [frame.frontSeatX - 0.16, wall - 0.09, z - 0.12],
  );
  const rows = rearRows(spec, frame);
  const first = rows[0] === undefined ? undefined : benchPlace(spec, frame, rows[0]).at[0];
  return [
    part('cinturon', front, { position: 'fl', mirrored: true, explode: [0, -0.16, 0.3], sequence: 1 }),
    ...(first === undefined
      ? []
      : [
          part(
            'cinturon',
            beltMeshes(
              [first - 0.38, wall - 0.09, rearHeight(frame) + 0.12],
              [first - 0.42, wall - 0.2, Math.min(frame.beltZ, spec.anchors.rearHeader[1] - 0.34)],
              [first - 0.24, wall - 0.12, rearHeight(frame) - 0.02],
            ),
            { position: 'rl', mirrored: true, explode: [0, -0.14, 0.34], sequence: 1 },
          ),
        ]),
  ];
}

function beltMeshes(reel: Vec3, loop: Vec3, anchor: Vec3): MeshesByRole {
  const strap = (from: Vec3, to: Vec3): Mesh => {
    const edge = (dx: number): Vec3[] =>
      spread(0, 1, 4).map((t) => mix([from[0] + dx, from[1], from[2]], [to[0] + dx, to[1], to[2]], t));
    const ribbon = grid([edge(-0.022), edge(0.022)]);
    return Mesh.merge(ribbon, ribbon.reversed().at(0, -0.001, 0));
  };
  const tongue: Vec3 = [loop[0] - 0.01, loop[1] - 0.004, loop[2] * 0.45 + anchor[2] * 0.55];
  return {
    black: Mesh.merge(
      strap(reel, loop),
      strap([loop[0], loop[1] - 0.006, loop[2]], anchor),
      boxAt([0.07, 0.05, 0.08], reel, 0.01),
      boxAt([0.06, 0.024, 0.06], loop, 0.008),
    ),
    steel: Mesh.merge(boxAt([0.03, 0.012, 0.05], tongue), boxAt([0.04, 0.012, 0.04], anchor)),
  };
}
