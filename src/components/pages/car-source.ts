import { familyOf, type CarFamily, type FamilyFacts } from '#shared/car/family.ts';
import type { SizeFacts } from '#shared/car/warp.ts';
import type { GenerationProps } from '../../islands/selector/props.ts';

/** The part of `public/models/index.json` that pages read. */
interface ModelIndex {
  readonly families: Readonly<Partial<Record<CarFamily, { readonly hash: string; readonly paint: string }>>>;
  /** Cars that the owner dropped in, by generation. */
  readonly custom?: Readonly<Record<string, { readonly hash: string }>>;
}

const files = import.meta.glob<ModelIndex>('../../../public/models/index.json', {
  eager: true,
  import: 'default',
});
const index: ModelIndex = Object.values(files)[0] ?? { families: {} };

/** Of cars whose file does not say. */
const PAINT = '#1b6285';

interface ModelledCar extends FamilyFacts, SizeFacts {
  readonly path: string;
}

/** The files of a generation's car; null while none is built for its family. */
export function carSource(generation: ModelledCar): GenerationProps['scene'] {
  const { wheelbaseMm, lengthMm, widthMm, heightMm, path } = generation;
  const size = { wheelbaseMm, lengthMm, widthMm, heightMm };
  const own = index.custom?.[path];
  if (own) return { exterior: `/models/${own.hash}/car.glb`, inside: null, paint: PAINT, size };
  const family = index.families[familyOf(generation)];
  if (!family) return null;
  const folder = `/models/${family.hash}`;
  return {
    exterior: `${folder}/exterior.glb`,
    inside: `${folder}/inside.glb`,
    paint: family.paint,
    size,
  };
}
