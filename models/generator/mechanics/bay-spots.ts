import type { Vec3 } from '../geometry/vec.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';

/** Middles of what stands around the engine: chosen where this body has room for it. */
export interface BaySpots {
  readonly battery: Vec3;
  readonly airBox: Vec3;
  readonly fuseBox: Vec3;
  readonly computer: Vec3;
  readonly abs: Vec3;
  readonly expansionTank: Vec3;
  readonly booster: Vec3;
  readonly canister: Vec3;
  readonly horn: Vec3;
  readonly lightModule: Vec3;
  readonly radiator: {
    readonly x: number;
    readonly width: number;
    readonly bottom: number;
    readonly top: number;
  };
}

export function baySpots(layout: MechanicsLayout): BaySpots {
  const { frame, stations } = layout;
  const radiatorX = frame.nose - 0.3;
  const bottom = Math.max(frame.groundClearance + 0.07, frame.frontAxle.z - 0.1);
  const top = Math.min(bottom + 0.5, stations.hoodZ(radiatorX) - 0.055);
  const front = {
    horn: [frame.nose - 0.2, 0.24, frame.tyreRadius + 0.02] as const,
    lightModule: [
      frame.nose - 0.36,
      frame.halfWidth - 0.26,
      stations.hoodZ(frame.nose - 0.36) - 0.17,
    ] as const,
    radiator: { x: radiatorX, width: Math.min(0.68, 2 * (frame.rails.y - 0.055)), bottom, top },
  };
  switch (frame.engineAt) {
    case 'front':
      return { ...front, ...(isTransverse(layout) ? transverseSpots(layout) : longitudinalSpots(layout)) };
    case 'underseat':
      return { ...front, ...underSeatSpots(layout) };
    case 'rear':
      return { ...front, ...rearSpots(layout) };
  }
}

type EngineSpots = Omit<BaySpots, 'horn' | 'lightModule' | 'radiator'>;

export const isTransverse = ({ spec }: MechanicsLayout): boolean => spec.engine.layout.endsWith('transverse');

/** Highest middle of a thing of this half height under the hood; the hood falls towards the fenders. */
function under(
  { stations, frame }: MechanicsLayout,
  [x, y]: readonly [number, number],
  halfHeight: number,
): number {
  return stations.hoodZ(x) - 0.045 - 0.07 * (y / frame.halfWidth) ** 2 - halfHeight;
}

function transverseSpots(layout: MechanicsLayout): EngineSpots {
  const { frame } = layout;
  const side = frame.rails.y;
  const spot = (x: number, y: number, halfHeight: number): Vec3 => [x, y, under(layout, [x, y], halfHeight)];
  const front = frame.engineBay.front;
  return {
    battery: spot(0.09, side - 0.03, 0.1),
    airBox: spot(Math.min(0.38, front - 0.19), side - 0.07, 0.085),
    fuseBox: spot(-0.15, side + 0.09, 0.06),
    computer: spot(frame.firewallX + 0.13, side - 0.14, 0.06),
    abs: [-0.16, -side + 0.01, frame.tyreRadius + 0.24],
    expansionTank: spot(0.17, -side - 0.09, 0.11),
    booster: boosterSpot(layout),
    canister: rearCanister(layout),
  };
}

function longitudinalSpots(layout: MechanicsLayout): EngineSpots {
  const { frame } = layout;
  const side = Math.min(frame.halfWidth - 0.3, frame.rails.y + 0.16);
  const spot = (x: number, y: number, halfHeight: number): Vec3 => [x, y, under(layout, [x, y], halfHeight)];
  const front = frame.engineBay.front;
  return {
    battery: spot(Math.min(0.36, front - 0.24), -side, 0.1),
    airBox: spot(Math.min(0.34, front - 0.22), side, 0.085),
    fuseBox: spot(0.02, side + 0.03, 0.06),
    computer: spot(-0.02, -side - 0.04, 0.07),
    abs: [-0.22, -side + 0.03, frame.tyreRadius + 0.3],
    expansionTank: spot(0.12, -side - 0.04, 0.11),
    booster: boosterSpot(layout),
    canister: rearCanister(layout),
  };
}

/** Cab over engine: everything lies flat beside the engine or below the floor. */
function underSeatSpots(layout: MechanicsLayout): EngineSpots {
  const { frame, engine, stations } = layout;
  const z = frame.floorZ - 0.13;
  const boosterX = frame.firewallX + 0.12;
  const side = frame.rails.y + 0.06;
  return {
    battery: [engine.at[0] - 0.45, side, z],
    airBox: [engine.at[0] + 0.05, side + 0.02, z],
    fuseBox: [frame.dashX + 0.16, frame.halfWidth - 0.3, frame.beltZ - 0.18],
    computer: [frame.dashX + 0.16, -frame.halfWidth + 0.42, frame.beltZ - 0.2],
    abs: [engine.at[0] + 0.02, -side, z - 0.02],
    expansionTank: [boosterX + 0.02, -frame.halfWidth + 0.36, stations.hoodZ(boosterX + 0.2) - 0.24],
    booster: [boosterX, frame.driverY, stations.hoodZ(boosterX + 0.2) - 0.24],
    canister: rearCanister(layout),
  };
}

function rearSpots(layout: MechanicsLayout): EngineSpots {
  const { frame, engine } = layout;
  return {
    battery: [frame.rearAxle.x + 0.5, -0.34, frame.floorZ + 0.14],
    airBox: [engine.at[0] + 0.02, 0.2, engine.at[2] + 0.36],
    fuseBox: [frame.dashX + 0.12, frame.driverY - 0.16, frame.beltZ - 0.16],
    computer: [frame.dashX + 0.12, -0.2, frame.beltZ - 0.2],
    abs: [0, 0, 0],
    expansionTank: [0, 0, 0],
    booster: boosterSpot(layout),
    canister: [0, 0, 0],
  };
}

function boosterSpot({ frame, stations }: MechanicsLayout): Vec3 {
  const x = frame.firewallX - 0.02;
  return [x, frame.driverY - 0.02, Math.min(stations.hoodZ(x + 0.12) - 0.2, frame.floorZ + 0.52)];
}

function rearCanister({ frame }: MechanicsLayout): Vec3 {
  return [frame.rearAxle.x - 0.3, 0.42 * frame.halfWidth, frame.tyreRadius + 0.08];
}
