import { nth } from './part.ts';
import type { SystemCode } from '../facts/systems.ts';
import { fmt } from './pen.ts';
import type { CarDrawing, Region, Stroke } from './types.ts';

export interface RenderOptions {
  /** Name of the whole drawing, for those who do not see it. */
  readonly title: string;
  /** Name of each system as it stands beside its ball. */
  readonly names: Readonly<Record<SystemCode, string>>;
  /** Address of each system's page; without it the drawing is decorative: no links, hidden from readers. */
  readonly href?: (system: SystemCode) => string;
  /** The system that is open: orange, the others dimmed. */
  readonly selected?: SystemCode | undefined;
  /** Writes a figure with its unit, for dimension lines; without it there are none. */
  readonly formatMm?: (mm: number) => string;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const strokes = (list: readonly Stroke[]): string =>
  list.map(({ c, d }) => `<path class="${c}" d="${d}"/>`).join('');

function regionSvg(region: Region, options: RenderOptions): string {
  const { system, callout, anchor } = region;
  const art = `<g class="cd-art">${strokes(region.art)}</g>`;
  if (!options.href) return `<g class="cd-region" data-system="${system}">${art}</g>`;
  const name = escapeText(options.names[system]);
  const current = options.selected === system ? ' aria-current="true"' : '';
  return (
    `<a class="cd-region" data-system="${system}" href="${escapeText(options.href(system))}"${current}>` +
    `<title>${name}</title><path class="cd-hit" d="${region.hit}"/>${art}` +
    `<path class="cd-leader" d="${region.leader}"/><circle class="cd-dot" cx="${fmt(anchor.x)}" cy="${fmt(anchor.y)}" r="2.6"/>` +
    `<g class="cd-call" transform="translate(${fmt(callout.x)} ${fmt(callout.y)})"><g class="cd-ball" aria-hidden="true"><circle r="13"/>` +
    `<text>${twoDigits(region.number)}</text></g><text class="cd-name" x="20">${name}</text></g></a>`
  );
}

/** The drawing as one SVG element. Everything in it comes from our own geometry and escaped names. */
export function renderCarSvg(drawing: CarDrawing, options: RenderOptions): string {
  const { formatMm } = options;
  const dims = formatMm
    ? drawing.dims
        .map(({ d, at, mm, turned }) => {
          const place = turned
            ? `translate(${fmt(at.x)} ${fmt(at.y)}) rotate(-90)`
            : `translate(${fmt(at.x)} ${fmt(at.y)})`;
          return `<path d="${d}"/><text transform="${place}">${escapeText(formatMm(mm))}</text>`;
        })
        .join('')
    : '';
  const role = options.href ? `role="group" aria-label="${escapeText(options.title)}"` : 'aria-hidden="true"';
  const selection = options.selected ? ` data-selection="${options.selected}"` : '';
  return (
    `<svg class="cd" viewBox="${drawing.viewBox}" ${role}${selection}>` +
    `<g class="cd-sheet"><path class="f cd-ticks" d="${drawing.ticks}"/>${strokes(drawing.sheet)}</g>` +
    drawing.paintOrder.map((i) => regionSvg(nth(drawing.regions, i), options)).join('') +
    (dims ? `<g class="cd-dims" aria-hidden="true">${dims}</g>` : '') +
    '</svg>'
  );
}
