import { Mesh } from '../geometry/mesh.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { range } from '../surface/curves.ts';
import { fenders } from './beetle-fenders.ts';
import { bumpers, lamps, runningBoard } from './beetle-trim.ts';
import type { Draft, DraftOptions } from './draft.ts';

const AS_CONTEXT: Readonly<Record<string, string>> = {
  salpicadera: 'frente',
  'fascia-del': 'faldon-del',
  'fascia-tras': 'faldon-tras',
  estribo: 'zoclo',
};
const NOT_ON_SHELL = new Set(['faro', 'cuarto', 'calavera', 'alma-del', 'tercer-stop', 'luz-placa']);

/** What the shared cuts give that a Beetle sells too; its apron panels are welded on. */
export function shellParts(parts: readonly CarPart[], shell: Draft): CarPart[] {
  return parts
    .filter(({ type }) => type === null || !NOT_ON_SHELL.has(type))
    .map((part) => {
      const name = part.type === null ? undefined : AS_CONTEXT[part.type];
      if (part.type === 'tapa-cajuela') return withLouvres(part, shell);
      if (name === undefined) return part;
      const meshes = part.meshes.filter(({ material }) => material !== 'tail-red');
      return {
        ...part,
        type: null,
        name,
        meshes: meshes.map(({ mesh }) => ({ material: 'paint' as const, mesh })),
      };
    });
}

/** The lid over the engine breathes through slots below the back glass. */
function withLouvres(lid: CarPart, shell: Draft): CarPart {
  const slots = range(0, 1, 4).map((t) => {
    const x = shell.spec.anchors.tail[0] - 0.13 - 0.13 * t;
    const half = 0.3 - 0.06 * t;
    const slot = shell.pool.rectangle([x - 0.007, -half], [x + 0.007, half]).rounded(0.005);
    return shell.patch(shell.charts.top, slot, {
      offset: 0.003,
      thickness: 0.008,
      edgeRadius: 0.002,
      tolerance: 0.003,
    });
  });
  return { ...lid, meshes: [...lid.meshes, { material: 'black', mesh: Mesh.merge(...slots) }] };
}

export function beetleParts(spec: FamilySpec, shell: Draft, options: DraftOptions): CarPart[] {
  return [...fenders(spec, shell, options), runningBoard(spec), ...lamps(spec), ...bumpers(spec)];
}
