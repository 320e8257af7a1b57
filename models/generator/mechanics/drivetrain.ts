import { part, posed } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { differentialUnit, driveAxle, propellerShaft } from './driveline.ts';
import { gearboxOutput, longitudinalGearbox } from './gearbox/longitudinal.ts';
import { REAR_DIFFERENTIAL, rearTransaxle } from './gearbox/rear-transaxle.ts';
import { powerTakeOff, transferCase } from './gearbox/transfer-case.ts';
import { transaxle } from './gearbox/transaxle.ts';
import { isTransverse } from './bay-spots.ts';
import { bothSides } from './both-sides.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { boltsAt, boxAt, rodAt } from './shapes.ts';

/** Gearbox and everything between it and the driven wheels. */
export function drivetrain(layout: MechanicsLayout): CarPart[] {
  if (layout.frame.engineAt === 'rear') return rearEngined(layout);
  return isTransverse(layout) ? transverse(layout) : longitudinal(layout);
}

function transverse(layout: MechanicsLayout): CarPart[] {
  const { frame, stations, engine, spec, differential } = layout;
  const box = posed(transaxle(layout.flange, spec.chassis.gearbox), engine);
  const front = halfShafts({
    inner: differential,
    reach: 0.12,
    outer: [0, stations.discY - 0.045, frame.tyreRadius],
  });
  if (spec.drive !== 'AWD') return [...box, ...front];
  const takeOff = powerTakeOff([differential[0] - 0.01, differential[1] - 0.2, differential[2]]);
  const rear: Vec3 = [frame.rearAxle.x, 0, frame.rearAxle.z + 0.01];
  return [
    ...box,
    ...front,
    ...takeOff.parts,
    ...shaftTo(takeOff.rearOutput, [rear[0] + 0.25, 0, rear[2]], { twin: 1, radius: 0.03, isSplit: true }),
    part('diferencial', differentialUnit(rear, 1), { explode: [0.1, 0, -0.24], sequence: 6 }),
    ...halfShafts({
      inner: rear,
      reach: 0.15,
      outer: [rear[0], stations.discY - 0.045, frame.tyreRadius],
      twin: 2,
    }),
  ];
}

function longitudinal(layout: MechanicsLayout): CarPart[] {
  const { frame, stations, engine, spec, flange } = layout;
  const box = posed(longitudinalGearbox(flange, spec.chassis.gearbox), engine);
  const output = layout.onEngine(gearboxOutput(flange));
  const rear: Vec3 = [frame.rearAxle.x, 0, frame.rearAxle.z];
  const isIndependent = spec.chassis.rearSuspension === 'multilink';
  const rearUnit = differentialUnit(rear, 1);
  const unit = isIndependent
    ? { ...rearUnit, steel: Mesh.merge(rearUnit.steel, ...fixedShafts(rear, layout)) }
    : rearUnit;
  const parts: CarPart[] = [...box, part('diferencial', unit, { explode: [-0.12, 0, -0.22], sequence: 6 })];
  const entry: Vec3 = [rear[0] + 0.25, 0, rear[2]];
  if (spec.drive === 'RWD')
    return [
      ...parts,
      ...shaftTo(output, entry, { twin: 1, radius: 0.038, isSplit: output[0] - entry[0] > 1.3 }),
    ];
  const transfer = transferCase(output);
  const frontUnit: Vec3 = [0.02, transfer.frontOutput[1] * 0.62, frame.frontAxle.z - 0.015];
  return [
    ...parts,
    ...transfer.parts,
    ...shaftTo(transfer.rearOutput, entry, {
      twin: 1,
      radius: 0.038,
      isSplit: transfer.rearOutput[0] - entry[0] > 1.5,
    }),
    ...shaftTo(transfer.frontOutput, [frontUnit[0] - 0.25, frontUnit[1], frontUnit[2]], {
      twin: 2,
      radius: 0.027,
      isSplit: false,
    }),
    part('diferencial', differentialUnit(frontUnit, -1), { twin: 2, explode: [0.16, 0, -0.22], sequence: 6 }),
    ...halfShafts({ inner: frontUnit, reach: 0.15, outer: [0, stations.discY - 0.045, frame.tyreRadius] }),
  ];
}

function rearEngined(layout: MechanicsLayout): CarPart[] {
  const { frame, stations, engine, flange } = layout;
  const inner = layout.onEngine([flange - REAR_DIFFERENTIAL, 0, 0]);
  return [
    ...posed(rearTransaxle(flange), engine),
    ...halfShafts({ inner, reach: 0.17, outer: [frame.rearAxle.x, stations.discY - 0.05, frame.tyreRadius] }),
  ];
}

interface HalfShafts {
  readonly inner: Vec3;
  /** Distance of the joints from the middle of the differential. */
  readonly reach: number;
  /** Left hub. */
  readonly outer: Vec3;
  readonly twin?: number;
}

function halfShafts({ inner, reach, outer, twin = 1 }: HalfShafts): CarPart[] {
  const isEven = Math.abs(inner[1]) < 1e-6;
  const sides = [
    ['l', 1],
    ['r', -1],
  ] as const;
  return sides.slice(0, isEven ? 1 : 2).map(([position, side]) =>
    driveAxle(
      {
        inner: [inner[0], inner[1] + side * reach, inner[2]],
        outer: [outer[0], side * outer[1], outer[2]],
      },
      { position, twin, mirrored: isEven },
    ),
  );
}

/** Half shafts that are sold with the differential. */
function fixedShafts(rear: Vec3, { stations, frame }: MechanicsLayout): Mesh[] {
  return halfShafts({
    inner: rear,
    reach: 0.15,
    outer: [rear[0], stations.discY - 0.045, frame.tyreRadius],
  }).flatMap((shaft) => shaft.meshes.map(({ mesh }) => bothSides(mesh)));
}

interface ShaftOptions {
  readonly twin: number;
  readonly radius: number;
  /** In two pieces with a bearing between. */
  readonly isSplit: boolean;
}

function shaftTo(from: Vec3, to: Vec3, { twin, radius, isSplit }: ShaftOptions): CarPart[] {
  const options = {
    twin,
    explode: [0, twin === 2 ? -0.2 : 0, -0.24] as Vec3,
    sequence: 7,
    warp: 'stretch' as const,
  };
  if (!isSplit) return [part('cardan', propellerShaft({ inner: from, outer: to }, radius), options)];
  const middle: Vec3 = [(from[0] + to[0]) / 2 + 0.1, (from[1] + to[1]) / 2, Math.max(from[2], to[2]) - 0.01];
  const pieces = [
    propellerShaft({ inner: from, outer: middle }, radius),
    propellerShaft({ inner: middle, outer: to }, radius),
  ];
  const bearing: Vec3 = [middle[0] + 0.11, middle[1], middle[2]];
  return [
    part(
      'cardan',
      {
        steel: Mesh.merge(
          ...pieces.map(({ steel }) => steel),
          boltsAt('z', [
            [bearing[0], bearing[1] + 0.07, bearing[2] + 0.062],
            [bearing[0], bearing[1] - 0.07, bearing[2] + 0.062],
          ]),
        ),
        dark: Mesh.merge(...pieces.map(({ dark }) => dark)),
        rubber: rodAt('x', bearing, { radius: 0.058, height: 0.034 }),
        iron: boxAt([0.04, 0.17, 0.02], [bearing[0], bearing[1], bearing[2] + 0.052], 0.006),
      },
      options,
    ),
  ];
}
