import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import type { Understood } from './understood.ts';

type Part = Pick<Understood, 'system' | 'partType' | 'position' | 'condition' | 'place'>;
type Wish = Part &
  Pick<
    Understood,
    | 'text'
    | 'saysMore'
    | 'grade'
    | 'colour'
    | 'generations'
    | 'isCarSaid'
    | 'model'
    | 'make'
    | 'code'
    | 'partTypes'
    | 'symptom'
  >;

/**
 * The page that answers a sentence best: the piece of a code, the pieces of a part for a car, a car, a model, a
 * make, a system; the search page when nothing else is certain or something must be said first. `prefix` is that of the language (`/en`).
 */
export function urlOf(understood: Wish, prefix = ''): string {
  const { generations, model, make, system, partType, partTypes, symptom, code } = understood;
  if (code && code.kind !== 'vin') return `${prefix}/pieza/${encodeURIComponent(code.value)}`;
  const [car, ...others] = generations;
  if (symptom || partTypes.length > 1 || car?.coversYear === false)
    return `${prefix}${searchUrl(understood)}`;
  if (car && partType === undefined && losesWords(understood)) return `${prefix}${searchUrl(understood)}`;
  if (car && others.length === 0) return `${prefix}${partUrl(car.path, understood)}`;
  if (partType === undefined && system === undefined) {
    const path = model?.path ?? make?.slug;
    if (path !== undefined) return `${prefix}/refacciones/${path}`;
  }
  if (system !== undefined && partType === undefined && !car && !make) return `${prefix}/sistemas/${system}`;
  return `${prefix}${searchUrl(understood)}`;
}

/** The page of a car or of its system shows nothing of these. */
const losesWords = ({ saysMore, condition, grade, colour, place }: Wish) =>
  saysMore === true || [condition, grade, colour, place].some((said) => said !== undefined);

/** The car that the person already has travels beside the words. */
function searchUrl({ text, generations, isCarSaid }: Wish): string {
  const [car] = isCarSaid ? [] : generations;
  return `/buscar?q=${encodeURIComponent(text)}${car ? `&vehiculo=${encodeURIComponent(car.path)}` : ''}`;
}

/** `/refacciones/<generation>[/<system>[/<part type>[?pos=fl&cond=usada&sucursal=QRO]]]` */
export function partUrl(generation: string, { system, partType, position, condition, place }: Part): string {
  const type = partType === undefined ? undefined : partTypeOf(partType);
  if (!type) return ['/refacciones', generation, ...(system ? [system] : [])].join('/');
  const params = new URLSearchParams();
  if (position !== undefined && positionsOf(type).length > 1) params.set('pos', position);
  if (condition) params.set('cond', condition === 'used' ? 'usada' : 'nueva');
  if (place !== undefined) params.set('sucursal', place);
  const query = params.toString();
  return `/refacciones/${generation}/${type.system}/${type.code}${query === '' ? '' : `?${query}`}`;
}
