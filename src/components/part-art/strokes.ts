/**
 * Strokes for the line drawings of parts: each returns SVG path data on the 120 × 100 sheet. A drawing is one
 * path, because a list may repeat it a hundred times.
 */

export function circle(cx: number, cy: number, r: number): string {
  return ellipse(cx, cy, r, r);
}

export function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** Holes or studs at the same distance from a centre; `turn` in degrees moves the first one. */
export function ringOf(
  count: number,
  cx: number,
  cy: number,
  distance: number,
  r: number,
  turn = -90,
): string {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((turn + (360 * index) / count) * Math.PI) / 180;
    return circle(round(cx + distance * Math.cos(angle)), round(cy + distance * Math.sin(angle)), r);
  }).join('');
}

/** Straight lines from one radius to another: spokes, cooling slots. */
export function spokes(count: number, cx: number, cy: number, from: number, to: number, turn = -90): string {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((turn + (360 * index) / count) * Math.PI) / 180;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return `M${round(cx + from * x)} ${round(cy + from * y)}L${round(cx + to * x)} ${round(cy + to * y)}`;
  }).join('');
}

/** A toothed wheel. */
export function gear(cx: number, cy: number, root: number, tip: number, teeth: number): string {
  const points = Array.from({ length: teeth * 4 }, (_, index) => {
    const r = index % 4 < 2 ? tip : root;
    const angle = (2 * Math.PI * (index + 0.5)) / (teeth * 4);
    return `${round(cx + r * Math.cos(angle))} ${round(cy + r * Math.sin(angle))}`;
  });
  return `M${points.join('L')}z`;
}

/** Parallel lines: fins, grilles, seams. */
export function hatch(
  count: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
  lineX: number,
  lineY: number,
) {
  return Array.from(
    { length: count },
    (_, index) => `M${round(x + dx * index)} ${round(y + dy * index)}l${lineX} ${lineY}`,
  ).join('');
}

/** A coil spring seen from the side, standing. */
export function coil(cx: number, top: number, bottom: number, half: number, turns: number): string {
  const step = (bottom - top) / turns;
  const turn = (index: number) => {
    const y = round(top + step * index);
    return `M${cx - half} ${y}L${cx + half} ${round(y + step * 0.5)}M${cx + half} ${round(y + step * 0.5)}L${cx - half} ${round(y + step)}`;
  };
  return Array.from({ length: turns }, (_, index) => turn(index)).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
