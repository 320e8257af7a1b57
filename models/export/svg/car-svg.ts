import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { dot, normalize, type Vec3 } from '../../generator/geometry/vec.ts';
import type { FamilyDims } from '../../generator/family-spec.ts';
import type { PartNode } from '../../generator/part.ts';
import type { PlacedPart, SurfaceMesh } from '../part-geometry.ts';
import { GLEAM, INK_FILLS, SHADE, bandsOf, inkOf, type Ink } from './ink.ts';
import { drawTriangle, emptyRaster, type Corner, type Raster } from './raster.ts';
import { traceRegion, type Pixel, type Window } from './trace.ts';
import { viewFrom, type View } from './view.ts';

/** What one colour of one node covers in the picture. */
interface Patch {
  readonly node: number;
  readonly ink: Ink;
}

const WIDTH = 2400;
const MARGIN = 24;
const ROOM_ABOVE = 0.62;
const KEY_LIGHT: Vec3 = normalize([0.35, 0.55, 0.9]);
const FILL_LIGHT: Vec3 = normalize([0.9, -0.2, 0.25]);
const SMALLEST_PART = 80;
const SMALLEST_TONE = 400;
const OUTLINE_TOLERANCE = 1;
const TONE_TOLERANCE = 2;

/**
 * The car from its left front as a drawing: every part that shows is a link, in a few tones, without a browser. What
 * is hidden is found pixel by pixel, so nothing shines through and nothing is drawn twice.
 */
export function carSvg(parts: readonly PlacedPart[], dims: FamilyDims, title: string): string {
  const nodes = parts.flatMap((placed) => placed.nodes.map((node) => ({ placed, node })));
  const view = viewOf(dims);
  const size = pictureSize(nodes, view);
  const { raster, patches } = paintPicture(nodes, { view, size });
  const measures = measure(raster, patches);
  const drawn = nodes.flatMap((each, index) => {
    const within = measures.windows.get(index);
    return within ? [drawNode({ ...each, index, raster, patches, pixels: measures.pixels, within })] : [];
  });
  const silhouette = pathOf(
    traceRegion({
      isInside: (x, y) => surfaceAt(raster, x, y) >= 0,
      within: { left: 0, top: 0, right: raster.width - 1, bottom: raster.height - 1 },
      smallest: SMALLEST_PART,
      tolerance: OUTLINE_TOLERANCE,
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="group" aria-label="${title}">`,
    `<path d="${silhouette}" fill="#23282c" stroke="currentColor" stroke-width="5" stroke-linejoin="round"/>`,
    '<g stroke="currentColor" stroke-width="0" stroke-linejoin="round">',
    ...drawn,
    '</g></svg>',
  ].join('');
}

interface NodeInPicture {
  readonly placed: PlacedPart;
  readonly node: PartNode;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Added to what the view projects. */
  readonly dx: number;
  readonly dy: number;
}

function viewOf({ length, height, frontOverhang }: FamilyDims): View {
  return viewFrom({
    azimuth: 40,
    elevation: 15,
    target: [frontOverhang - length / 2, 0, height * ROOM_ABOVE * 0.7],
    distance: length * 2.4,
    scale: 440,
  });
}

/** The frame that just holds the car, scaled to the picture's width. */
function pictureSize(nodes: readonly NodeInPicture[], view: View): PictureSize & { zoom: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { placed, node } of nodes) {
    for (const { mesh } of placed.shape.surfaces) {
      for (let vertex = 0; vertex < mesh.vertexCount; vertex += 1) {
        const [x, y] = view.project(placedPoint(mesh.point(vertex), placed.pivot, node));
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
    }
  }
  const zoom = (WIDTH - 2 * MARGIN) / (right - left);
  const height = Math.round((bottom - top) * zoom + 2 * MARGIN);
  return { width: WIDTH, height, zoom, dx: MARGIN - left * zoom, dy: MARGIN - top * zoom };
}

function placedPoint([x, y, z]: Vec3, pivot: Vec3, { isRightCopy }: PartNode): Vec3 {
  const side = isRightCopy ? -1 : 1;
  return [x + pivot[0], (y + pivot[1]) * side, z + pivot[2]];
}

interface Scene {
  readonly view: View;
  readonly size: PictureSize & { zoom: number };
}

function paintPicture(
  nodes: readonly NodeInPicture[],
  scene: Scene,
): { raster: Raster; patches: readonly Patch[] } {
  const patches: Patch[] = [];
  const opaque = emptyRaster(scene.size.width, scene.size.height);
  const lenses = emptyRaster(scene.size.width, scene.size.height);
  nodes.forEach(({ placed, node }, index) => {
    const patchOf = patchesOf(patches, index);
    for (const surface of placed.shape.surfaces) {
      drawSurface(surface.surface === 'lens' ? lenses : opaque, { surface, placed, node, scene, patchOf });
    }
  });
  return { raster: behindLenses(opaque, lenses, patches), patches };
}

/** Through a clear lens its own lamp shows; without anything behind it the lens itself does. */
function behindLenses(opaque: Raster, lenses: Raster, patches: readonly Patch[]): Raster {
  lenses.surface.forEach((lens, at) => {
    if (lens < 0 || (lenses.depth[at] ?? 0) > (opaque.depth[at] ?? 0)) return;
    const behind = patches[opaque.surface[at] ?? -1];
    if (behind?.node === patches[lens]?.node) return;
    opaque.surface[at] = lens;
    opaque.light[at] = lenses.light[at] ?? 0;
  });
  return opaque;
}

function patchesOf(patches: Patch[], node: number): (ink: Ink) => number {
  const known = new Map<Ink, number>();
  return (ink) => {
    const index = known.get(ink) ?? patches.push({ node, ink }) - 1;
    known.set(ink, index);
    return index;
  };
}

interface SurfaceInPicture extends NodeInPicture {
  readonly surface: SurfaceMesh;
  readonly scene: Scene;
  readonly patchOf: (ink: Ink) => number;
}

function drawSurface(raster: Raster, { surface, placed, node, scene, patchOf }: SurfaceInPicture): void {
  const { mesh, roles } = surface;
  const corners = Array.from({ length: mesh.vertexCount }, (_, vertex) =>
    cornerOf(surface, vertex, { placed, node, scene }),
  );
  for (let index = 0; index < mesh.indices.length; index += 3) {
    const [ia = 0, ib = 0, ic = 0] = mesh.indices.slice(index, index + 3);
    const [a, b, c] = [corners[ia], corners[ib], corners[ic]];
    const role = roles[ia];
    if (a && b && c && role) drawTriangle(raster, [a, b, c], patchOf(inkOf(role)));
  }
}

function cornerOf(
  { mesh, occlusion }: SurfaceMesh,
  vertex: number,
  { placed, node, scene }: Omit<SurfaceInPicture, 'surface' | 'patchOf'>,
): Corner {
  const { view, size } = scene;
  const [x, y, depth] = view.project(placedPoint(mesh.point(vertex), placed.pivot, node));
  const [nx, ny, nz] = mesh.normal(vertex);
  let normal: Vec3 = [nx, node.isRightCopy ? -ny : ny, nz];
  if (dot(normal, view.towardsEye) < -0.2) normal = [-normal[0], -normal[1], -normal[2]];
  const light =
    0.3 + 0.55 * Math.max(0, dot(normal, KEY_LIGHT)) + 0.22 * Math.max(0, dot(normal, FILL_LIGHT));
  return {
    at: [x * size.zoom + size.dx, y * size.zoom + size.dy, depth],
    light: light * (occlusion?.[vertex] ?? 1),
  };
}

const surfaceAt = ({ surface, width }: Raster, x: number, y: number): number => surface[y * width + x] ?? -1;

/** Pixels of every patch, and the window that holds every node. */
function measure({ surface, width }: Raster, patches: readonly Patch[]): Measures {
  const pixels = new Array<number>(patches.length).fill(0);
  const windows = new Map<number, Window>();
  surface.forEach((each, at) => {
    const patch = patches[each];
    if (!patch) return;
    pixels[each] = (pixels[each] ?? 0) + 1;
    const x = at % width;
    const y = (at - x) / width;
    const known = windows.get(patch.node) ?? { left: x, right: x, top: y, bottom: y };
    if (x < known.left || x > known.right || y > known.bottom || !windows.has(patch.node)) {
      const grown = {
        left: Math.min(known.left, x),
        right: Math.max(known.right, x),
        top: known.top,
        bottom: y,
      };
      windows.set(patch.node, grown);
    }
  });
  return { pixels, windows };
}

interface Measures {
  readonly pixels: readonly number[];
  readonly windows: ReadonlyMap<number, Window>;
}

interface DrawnNode extends NodeInPicture {
  readonly index: number;
  readonly raster: Raster;
  readonly patches: readonly Patch[];
  /** Pixels of each patch. */
  readonly pixels: readonly number[];
  readonly within: Window;
}

function drawNode(drawn: DrawnNode): string {
  const { placed, node, index, raster, patches, pixels, within } = drawn;
  const whole = pathOf(
    traceRegion({
      isInside: (x, y) => patches[surfaceAt(raster, x, y)]?.node === index,
      within,
      smallest: SMALLEST_PART,
      tolerance: OUTLINE_TOLERANCE,
    }),
  );
  if (whole === '') return '';
  const inks = patches.flatMap((patch, surface) => (patch.node === index ? [{ ...patch, surface }] : []));
  const [main] = inks.toSorted((a, b) => (pixels[b.surface] ?? 0) - (pixels[a.surface] ?? 0));
  const content = [
    main ? `<path d="${whole}" fill="${INK_FILLS[main.ink]}" stroke-width="2"/>` : '',
    ...inks.flatMap(({ ink, surface }) => [
      surface === main?.surface ? '' : fillPath(drawn, surface, INK_FILLS[ink]),
      ...tones(drawn, surface, ink),
    ]),
  ].join('');
  const { type } = placed.part;
  const fact = type === null ? undefined : partTypeOf(type);
  if (!fact) return `<g>${content}</g>`;
  const query = `?sistema=${fact.system}&amp;parte=${fact.code}&amp;pos=${node.position}`;
  return `<a href="${query}" data-system="${fact.system}" data-part="${fact.code}" data-pos="${node.position}"><title>${nameOf(fact, node.position, 'es')}</title>${content}</a>`;
}

function fillPath({ raster, within }: DrawnNode, surface: number, fill: string): string {
  const d = pathOf(
    traceRegion({
      isInside: (x, y) => surfaceAt(raster, x, y) === surface,
      within,
      smallest: SMALLEST_PART,
      tolerance: OUTLINE_TOLERANCE,
    }),
  );
  return d === '' ? '' : `<path d="${d}" fill="${fill}"/>`;
}

/** Steps of light and dark laid over the flat colour. */
function tones({ raster, within }: DrawnNode, surface: number, ink: Ink): string[] {
  const { darker, lighter } = bandsOf(ink);
  const toned = (isIn: (light: number) => boolean, { fill, opacity }: { fill: string; opacity: number }) => {
    const d = pathOf(
      traceRegion({
        isInside: (x, y) =>
          surfaceAt(raster, x, y) === surface && isIn(raster.light[y * raster.width + x] ?? 0),
        within,
        smallest: SMALLEST_TONE,
        tolerance: TONE_TOLERANCE,
      }),
    );
    return d === '' ? '' : `<path d="${d}" fill="${fill}" opacity="${opacity}"/>`;
  };
  return [
    ...darker.map((limit) => toned((light) => light < limit, SHADE)),
    ...lighter.map((limit) => toned((light) => light >= limit, GLEAM)),
  ];
}

/** Relative steps: they pack better than absolute places. */
function pathOf(rings: readonly (readonly Pixel[])[]): string {
  return rings
    .map((ring) => {
      let [px, py] = [0, 0];
      const steps = ring.map(([x, y], index) => {
        const step = index === 0 ? `M${x} ${y}l` : `${x - px} ${y - py}`;
        [px, py] = [x, y];
        return step;
      });
      return `${steps[0] ?? ''}${steps.slice(1).join(' ').replaceAll(' -', '-')}z`;
    })
    .join('');
}
