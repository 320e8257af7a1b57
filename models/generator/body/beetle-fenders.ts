import type { Mesh } from '../geometry/mesh.ts';
import { smoothstep, type Vec2 } from '../geometry/vec.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { capsuleChart, lift, sideChart } from '../surface/charts.ts';
import { range } from '../surface/curves.ts';
import { roundIntersection, type Field } from '../surface/field.ts';
import { densified } from '../surface/outline.ts';
import { patch } from '../surface/patch.ts';
import type { Draft, DraftOptions } from './draft.ts';
import { bodyPart } from './parts.ts';

interface FenderForm {
  readonly axleX: number;
  /** Top of the outline above the axle, at the wheel; how far it reaches forward and back. */
  readonly radius: number;
  readonly reachFront: number;
  readonly reachRear: number;
  /** Where it begins, inside the shell; y is measured from here so that a chart around it can be used. */
  readonly baseY: number;
}

function forms({ dims }: FamilySpec): Record<'front' | 'rear', FenderForm> {
  return {
    front: { axleX: 0, radius: 0.43, reachFront: 0.62, reachRear: 0.72, baseY: 0.26 },
    rear: { axleX: -dims.wheelbase, radius: 0.45, reachFront: 0.62, reachRear: 0.6, baseY: 0.34 },
  };
}

/** A pontoon over one wheel. */
function fenderField(spec: FamilySpec, { axleX, radius, reachFront, reachRear, baseY }: FenderForm): Field {
  const axleZ = spec.dims.tyreDiameter / 2;
  const wide = spec.dims.width / 2 - baseY + 0.008;
  return (x, y, z) => {
    const ahead = x - axleX;
    const reach = ahead > 0 ? reachFront : reachRear;
    const across = ahead / reach;
    const up = (z - axleZ) / radius;
    const low = Math.max(0, -up);
    const outline = (Math.hypot(across, Math.max(up, 0)) - 1 - 0.08 * low) * Math.min(radius, reach) * 0.9;
    const bow = 0.12 * Math.abs(across) ** 2.4 + 0.05 * smoothstep(0.1, -0.9, up);
    return roundIntersection(0.15, outline, y - (wide - bow));
  };
}

export function fenders(spec: FamilySpec, shell: Draft, options: DraftOptions): CarPart[] {
  const { front, rear } = forms(spec);
  const fields = { mirrored: true, position: 'l', sequence: 5 } as const;
  return [
    bodyPart('salpicadera', [['paint', fender(spec, shell, { form: front, options })]], {
      ...fields,
      explode: [0.35, 0.5, 0],
    }),
    bodyPart('costado', [['paint', fender(spec, shell, { form: rear, options })]], {
      ...fields,
      twin: 2,
      explode: [-0.35, 0.5, 0],
    }),
  ];
}

interface FenderTask {
  readonly form: FenderForm;
  readonly options: DraftOptions;
}

function fender(spec: FamilySpec, { pool }: Draft, { form, options }: FenderTask): Mesh {
  const field = fenderField(spec, form);
  const axleZ = spec.dims.tyreDiameter / 2;
  const chart = capsuleChart({
    rear: form.axleX - 0.22,
    front: form.axleX + 0.2,
    axisZ: axleZ - 0.02,
    radius: 0.3,
  });
  const onChart = (points: readonly Vec2[]) =>
    densified(points, 0.02, true).map(([x, z]) => chart.inverse(lift(field, sideChart, x, z)));
  const bottom = axleZ - 0.06;
  const outline = pool.rectangle([form.axleX - 0.67, -0.03], [form.axleX + 0.65, 0.44]);
  const opening = range(-0.25, Math.PI + 0.25, 40).map((angle): Vec2 => [
    form.axleX + Math.cos(angle) * 0.335,
    Math.max(bottom - 0.2, axleZ + Math.sin(angle) * 0.335),
  ]);
  const arch = pool.polygon(onChart([...opening, [form.axleX - 0.33, 0.02], [form.axleX + 0.33, 0.02]]));
  const region = outline.minus(arch).largest();
  const mesh = patch({ field, chart, coarseness: options.fast ? 2.6 : 1 }, region, {
    thickness: 0.02,
    edgeRadius: 0.006,
  });
  return mesh.at(0, form.baseY, 0);
}
