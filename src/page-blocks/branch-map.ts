import { MEXICO } from './mexico.ts';

interface Place {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface MapBall {
  /** Number of the branch in its list, from 1. */
  readonly number: number;
  /** Where it is. */
  readonly x: number;
  readonly y: number;
  /** Where its ball stands: beside it where others are too near. */
  readonly ballX: number;
  readonly ballY: number;
}

export interface BranchMap {
  readonly width: number;
  readonly height: number;
  /** Path data of the country. */
  readonly outline: string;
  readonly balls: readonly MapBall[];
}

const UNITS_PER_DEGREE = 30;
/** Of Mexico's middle: a degree of longitude is that much shorter. */
const SQUEEZE = Math.cos((23.6 * Math.PI) / 180);
const MARGIN = 14;
const BALL_GAP = 50;
const ROUNDS = 60;

/** The country with its branches, each with the number it has in the list. Null where no branch has a place. */
export function branchMap(branches: readonly Place[]): BranchMap | null {
  const west = Math.min(...MEXICO.map(([longitude]) => longitude));
  const north = Math.max(...MEXICO.map(([, latitude]) => latitude));
  const at = (longitude: number, latitude: number) => ({
    x: round(MARGIN + (longitude - west) * UNITS_PER_DEGREE * SQUEEZE),
    y: round(MARGIN + (north - latitude) * UNITS_PER_DEGREE),
  });
  const corners = MEXICO.map(([longitude, latitude]) => at(longitude, latitude));
  const known = branches.flatMap(({ latitude, longitude }, index) =>
    latitude === null || longitude === null ? [] : [{ number: index + 1, ...at(longitude, latitude) }],
  );
  if (known.length === 0) return null;
  return {
    width: Math.ceil(Math.max(...corners.map(({ x }) => x)) + MARGIN),
    height: Math.ceil(Math.max(...corners.map(({ y }) => y)) + MARGIN),
    outline: `M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}Z`,
    balls: apart(known),
  };
}

/** Pushes balls that would cover each other apart; the place they stand for stays marked. */
function apart(places: readonly { number: number; x: number; y: number }[]): MapBall[] {
  const balls = places.map((place) => ({ ...place, ballX: place.x, ballY: place.y }));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const [index, one] of balls.entries()) {
      for (const other of balls.slice(index + 1)) push(one, other, index);
    }
  }
  return balls.map((ball) => ({ ...ball, ballX: round(ball.ballX), ballY: round(ball.ballY) }));
}

type Movable = { -readonly [Key in keyof MapBall]: MapBall[Key] };

function push(one: Movable, other: Movable, index: number): void {
  const dx = other.ballX - one.ballX;
  const dy = other.ballY - one.ballY;
  const distance = Math.hypot(dx, dy);
  if (distance >= BALL_GAP) return;
  // Two branches at one place part in a direction of their own.
  const angle = distance === 0 ? index * 2.4 : Math.atan2(dy, dx);
  const step = (BALL_GAP - distance) / 2;
  one.ballX -= Math.cos(angle) * step;
  one.ballY -= Math.sin(angle) * step;
  other.ballX += Math.cos(angle) * step;
  other.ballY += Math.sin(angle) * step;
}

const round = (value: number) => Math.round(value * 10) / 10;
