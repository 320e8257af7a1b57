import { roundedBox } from '../geometry/box.ts';
import { latheX } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import { smoothstep, type Vec2, type Vec3 } from '../geometry/vec.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { capsuleChart, lift, sideChart } from '../surface/charts.ts';
import { range } from '../surface/curves.ts';
import { roundIntersection, type Field } from '../surface/field.ts';
import { densified } from '../surface/outline.ts';
import { patch } from '../surface/patch.ts';
import type { Draft, DraftOptions } from './draft.ts';
import { bodyPart, contextPart } from './parts.ts';

const SHELL_NOSE = 0.64;
const SHELL_TAIL = 0.16;
const SHELL_WIDTH = 0.84;

/** The body without fenders and bumpers, drawn as a narrow coupé of its own. */
export function shellSpec(spec: FamilySpec): FamilySpec {
  const { dims } = spec;
  const tail = dims.frontOverhang - dims.length + SHELL_TAIL;
  return {
    ...spec,
    dims: {
      ...dims,
      frontOverhang: SHELL_NOSE,
      length: SHELL_NOSE - tail,
      width: dims.width * SHELL_WIDTH,
    },
  };
}

const AS_CONTEXT: Readonly<Record<string, string>> = {
  salpicadera: 'frente',
  'fascia-del': 'faldon-del',
  'fascia-tras': 'faldon-tras',
  estribo: 'zoclo',
};
const NOT_ON_SHELL = new Set(['faro', 'cuarto', 'calavera', 'tolva', 'alma-del', 'tercer-stop', 'luz-placa']);

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

interface FenderForm {
  readonly axleX: number;
  /** Top of the outline above the axle, at the wheel; how far it reaches forward and back. */
  readonly radius: number;
  readonly reachFront: number;
  readonly reachRear: number;
}

function forms({ dims }: FamilySpec): Record<'front' | 'rear', FenderForm> {
  return {
    front: { axleX: 0, radius: 0.43, reachFront: 0.62, reachRear: 0.72 },
    rear: { axleX: -dims.wheelbase, radius: 0.45, reachFront: 0.62, reachRear: 0.6 },
  };
}

/** A pontoon over one wheel; y is measured from `BASE_Y` so that a chart around it can be used. */
const BASE_Y = 0.34;

function fenderField(spec: FamilySpec, { axleX, radius, reachFront, reachRear }: FenderForm): Field {
  const axleZ = spec.dims.tyreDiameter / 2;
  const wide = spec.dims.width / 2 - BASE_Y + 0.008;
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

function fenders(spec: FamilySpec, shell: Draft, options: DraftOptions): CarPart[] {
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
  return mesh.at(0, BASE_Y, 0);
}

function runningBoard({ dims }: FamilySpec): CarPart {
  const front = -0.5;
  const rear = -dims.wheelbase + 0.44;
  const length = front - rear;
  const board = roundedBox([length, 0.2, 0.03], { radius: 0.012, steps: 3 }).at(
    (front + rear) / 2,
    dims.width / 2 - 0.135,
    0.285,
  );
  const trim = roundedBox([length, 0.01, 0.014], { radius: 0.004 }).at(
    (front + rear) / 2,
    dims.width / 2 - 0.032,
    0.29,
  );
  return bodyPart(
    'estribo',
    [
      ['black', board],
      ['chrome', trim],
    ],
    { position: 'l', mirrored: true, explode: [0, 0.4, -0.15], sequence: 6 },
  );
}

function lamps({ dims }: FamilySpec): CarPart[] {
  const y = dims.width / 2 - 0.185;
  const left = { position: 'l', mirrored: true } as const;
  const tail = dims.frontOverhang - dims.length;
  const bowl = latheX(
    [
      [0, -0.05],
      [0.07, -0.03],
      [0.086, 0],
      [0.098, 0.002],
      [0.1, -0.02],
      [0.09, -0.12],
      [0.05, -0.2],
    ],
    { segments: 32 },
  );
  const glass = latheX(
    [
      [0, 0.03],
      [0.045, 0.024],
      [0.075, 0.01],
      [0.088, 0],
    ],
    { segments: 32 },
  );
  const tilt = (mesh: Mesh) => mesh.rotated('y', -8).at(0.5, y, 0.64);
  const pod = latheX(
    [
      [0, 0.055],
      [0.02, 0.05],
      [0.034, 0.02],
      [0.036, -0.02],
      [0.02, -0.06],
      [0, -0.07],
    ],
    { segments: 20 },
  )
    .scaled(1.3, 1, 0.8)
    .at(0.32, y + 0.005, 0.745);
  const rearLamp = (r: number, depth: number) =>
    latheX(
      [
        [0, -depth],
        [r * 0.7, -depth * 0.8],
        [r, -0.01],
        [r, 0.05],
        [0, 0.08],
      ],
      { segments: 28 },
    ).scaled(1, 0.8, 1.35);
  const at = (mesh: Mesh) => mesh.rotated('y', 12).at(tail + 0.3, y - 0.005, 0.6);
  return [
    bodyPart(
      'faro',
      [
        ['chrome', tilt(bowl)],
        ['reflector', tilt(bowl.scaled(0.8, 0.86, 0.86)).at(0.006, 0, 0)],
        ['lens', tilt(glass)],
      ],
      { ...left, explode: [0.6, 0.2, 0], sequence: 1 },
    ),
    bodyPart('cuarto', [['amber', pod]], { ...left, explode: [0.5, 0.3, 0.25], sequence: 2 }),
    bodyPart(
      'calavera',
      [
        ['tail-red', at(rearLamp(0.062, 0.05))],
        ['chrome', at(rearLamp(0.07, 0.02)).at(0.012, 0, 0)],
      ],
      { ...left, explode: [-0.5, 0.2, 0], sequence: 1 },
    ),
    plateLamp(tail),
  ];
}

function plateLamp(tail: number): CarPart {
  const pod = roundedBox([0.09, 0.13, 0.05], { radius: 0.022, steps: 3 }).at(tail + 0.28, 0, 0.735);
  return bodyPart(
    'luz-placa',
    [
      ['paint', pod],
      ['lens', roundedBox([0.03, 0.09, 0.012], { radius: 0.004 }).at(tail + 0.265, 0, 0.71)],
    ],
    { explode: [-0.5, 0, 0.15], sequence: 2 },
  );
}

/** Chrome blades with overriders. */
function bumpers({ dims }: FamilySpec): CarPart[] {
  const nose = dims.frontOverhang;
  const tail = nose - dims.length;
  return [
    contextPart('defensa-del', [['chrome', blade(nose, 1, dims.width)]], {
      explode: [0.6, 0, 0],
      inside: false,
    }),
    contextPart('defensa-tras', [['chrome', blade(tail, -1, dims.width)]], {
      explode: [-0.6, 0, 0],
      inside: false,
    }),
  ];
}

function blade(end: number, sense: 1 | -1, width: number): Mesh {
  const z = 0.4;
  const half = width / 2 - 0.07;
  const path = range(-1, 1, 14).map((t): Vec3 => [
    end - sense * (0.022 + 0.1 * t * t + 0.16 * t ** 8),
    t * half,
    z,
  ]);
  const bar = tube(path, 0.042, { segments: 12 }).map((p) => {
    const back = end - sense * (0.022 + 0.1 * (p[1] / half) ** 2 + 0.16 * (p[1] / half) ** 8);
    return [back + (p[0] - back) * 0.45, p[1], z + (p[2] - z) * 1.3];
  });
  const guards = [0.32, -0.32].map((y) =>
    roundedBox([0.05, 0.05, 0.2], { radius: 0.022, steps: 3 }).at(end - sense * 0.026, y, z + 0.01),
  );
  return Mesh.merge(bar, ...guards);
}
