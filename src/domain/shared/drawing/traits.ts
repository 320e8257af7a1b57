import type { Spot, Traits } from './types.ts';

type Looks = Omit<Traits, 'spots'> &
  Partial<Record<'nose' | 'cowl' | 'header' | 'apex' | 'roofEnd' | 'glassEnd' | 'deckEnd', Spot>>;

/**
 * Lines by which people know a car, where its style alone does not give them. Keyed by the generation's slug.
 * Drawn from memory of the cars' looks: the drawing is illustrative, only its dimensions are facts.
 */
// prettier-ignore
const LOOKS: Readonly<Record<string, Looks>> = {
  'chevrolet/chevy/c2-corsa-b': { cowl: [0.1, 0.665], header: [0.4, 0.955], roofEnd: [1.38, 0.93], glassEnd: [1.84, 0.67], belt: [0.625, 0.665], spokes: 0, soft: 0.8 },
  'chevrolet/aveo/t250': { nose: [-0.88, 0.53], cowl: [0.09, 0.675], header: [0.38, 0.96], roofEnd: [0.9, 0.945], glassEnd: [1.27, 0.745], deckEnd: [1.91, 0.745], belt: [0.64, 0.68], lamp: 'tall', spokes: 0, soft: 0.85 },
  'chevrolet/aveo/310-sail-iii': { glassEnd: [1.36, 0.74], deckEnd: [1.92, 0.74], cowl: [0.1, 0.675], soft: 0.9 },
  'chevrolet/spark/m300': { nose: [-0.86, 0.56], cowl: [0.03, 0.68], header: [0.31, 0.96], apex: [0.55, 1], roofEnd: [1.52, 0.945], glassEnd: [1.86, 0.67], belt: [0.6, 0.72], frontShare: 0.565, spokes: 8 },
  'chevrolet/beat/m300-nb': { nose: [-0.86, 0.56], cowl: [0.04, 0.68], header: [0.33, 0.96], roofEnd: [0.93, 0.945], glassEnd: [1.34, 0.76], deckEnd: [1.91, 0.755], belt: [0.61, 0.71], frontShare: 0.435, spokes: 0 },
  'chevrolet/sonic/t300': { nose: [-0.88, 0.545], cowl: [0.09, 0.68], glassEnd: [1.34, 0.755], deckEnd: [1.92, 0.76], belt: [0.64, 0.71], lamp: 'tall' },
  'chevrolet/cruze/j300': { glassEnd: [1.5, 0.745], header: [0.45, 0.965], cowl: [0.13, 0.68], belt: [0.64, 0.7] },
  'chevrolet/onix/gem': { glassEnd: [1.5, 0.745], nose: [-0.89, 0.525], spokes: 10 },
  'chevrolet/trax/u200': { nose: [-0.89, 0.585], cowl: [0.07, 0.685], header: [0.36, 0.95], roofEnd: [1.58, 0.94], belt: [0.645, 0.71] },
  'chevrolet/tornado/montana-ii': { nose: [-0.88, 0.54], cowl: [0.08, 0.655], header: [0.32, 0.95], roofEnd: [0.62, 0.955], deckEnd: [1.95, 0.625] },
  'chevrolet/silverado-1500-crew/k2xx': { nose: [-0.95, 0.685], cowl: [0.15, 0.715], header: [0.3, 0.972], apex: [0.5, 1], roofEnd: [0.725, 0.975], glassEnd: [0.755, 0.665], deckEnd: [1.95, 0.655], belt: [0.665, 0.67], frontShare: 0.435, soft: 0.55, sillMm: 370 },
  'dodge/attitude/mirage-g4': { nose: [-0.87, 0.52], cowl: [0.07, 0.665], header: [0.39, 0.965], glassEnd: [1.32, 0.735], deckEnd: [1.92, 0.735], spokes: 8 },
  'dodge/journey/jc49': { nose: [-0.93, 0.585], cowl: [0.14, 0.69], header: [0.37, 0.955], roofEnd: [1.62, 0.955], glassEnd: [1.9, 0.68], belt: [0.66, 0.68], frontShare: 0.49, soft: 0.6, lamp: 'tall' },
  'ford/fiesta/b299': { nose: [-0.86, 0.53], cowl: [0.03, 0.66], header: [0.37, 0.96], glassEnd: [1.44, 0.765], deckEnd: [1.92, 0.775], belt: [0.6, 0.73], frontShare: 0.43 },
  'ford/figo/b562': { nose: [-0.87, 0.54], cowl: [0.06, 0.67], header: [0.36, 0.96], belt: [0.62, 0.7] },
  'ford/focus/c346': { nose: [-0.88, 0.53], cowl: [0.06, 0.67], header: [0.41, 0.965], glassEnd: [1.5, 0.765], deckEnd: [1.93, 0.775], belt: [0.62, 0.73] },
  'ford/escape/c520': { nose: [-0.89, 0.58], cowl: [0.07, 0.69], header: [0.37, 0.955], belt: [0.64, 0.73], roofEnd: [1.6, 0.94] },
  'ford/ranger-crew/t6': { nose: [-0.92, 0.645], cowl: [0.15, 0.7], header: [0.34, 0.97], belt: [0.67, 0.69], deckEnd: [1.94, 0.66], glassEnd: [0.79, 0.67] },
  'ford/f-150-supercrew/p552': { nose: [-0.955, 0.685], cowl: [0.155, 0.715], header: [0.305, 0.972], apex: [0.5, 1], roofEnd: [0.735, 0.978], glassEnd: [0.76, 0.67], deckEnd: [1.955, 0.66], belt: [0.655, 0.675], frontShare: 0.43, soft: 0.52, sillMm: 380 },
  'ford/mustang/s550': { spokes: 10 },
  'honda/civic/fa-8a': { nose: [-0.88, 0.5], cowl: [0, 0.655], header: [0.42, 0.965], apex: [0.6, 1], roofEnd: [0.95, 0.94], glassEnd: [1.4, 0.745], deckEnd: [1.92, 0.74], belt: [0.6, 0.7], frontShare: 0.5 },
  'honda/civic/fc-10a': { nose: [-0.92, 0.535], cowl: [0.13, 0.685], header: [0.45, 0.965], apex: [0.6, 1], roofEnd: [0.9, 0.95], glassEnd: [1.66, 0.765], deckEnd: [1.95, 0.765], belt: [0.645, 0.71], frontShare: 0.45, spokes: 10 },
  'honda/city/gm6': { nose: [-0.88, 0.525], cowl: [0.03, 0.665], header: [0.4, 0.965], glassEnd: [1.45, 0.755], deckEnd: [1.93, 0.755], belt: [0.61, 0.71] },
  'honda/fit/ge': { nose: [-0.86, 0.51], cowl: [-0.06, 0.625], header: [0.37, 0.955], apex: [0.6, 1], roofEnd: [1.56, 0.93], glassEnd: [1.86, 0.67], belt: [0.575, 0.655], frontShare: 0.52 },
  'honda/cr-v/rm': { nose: [-0.9, 0.58], cowl: [0.08, 0.685], header: [0.38, 0.955], apex: [0.56, 1], roofEnd: [1.52, 0.93], glassEnd: [1.88, 0.7], belt: [0.64, 0.705] },
  'honda/hr-v/ru': { nose: [-0.89, 0.57], cowl: [0.06, 0.685], header: [0.38, 0.96], apex: [0.56, 1], roofEnd: [1.44, 0.93], glassEnd: [1.88, 0.68], belt: [0.64, 0.74], spokes: 7 },
  'honda/civic-coupe/em-7a': { nose: [-0.9, 0.515], cowl: [0.08, 0.66], header: [0.42, 0.96], apex: [0.58, 1], roofEnd: [0.82, 0.95], glassEnd: [1.26, 0.73], deckEnd: [1.92, 0.73], belt: [0.62, 0.67], soft: 0.85, spokes: 7 },
  'hyundai/grand-i10/ba': { nose: [-0.87, 0.55], cowl: [0.06, 0.67], header: [0.35, 0.96], belt: [0.61, 0.7], spokes: 8 },
  'hyundai/accent/hc': { glassEnd: [1.5, 0.745], nose: [-0.89, 0.52], belt: [0.635, 0.71] },
  'kia/rio/yb': { glassEnd: [1.46, 0.75], nose: [-0.9, 0.535], belt: [0.64, 0.7], deckEnd: [1.93, 0.745], soft: 0.9 },
  'kia/forte/yd': { glassEnd: [1.52, 0.75], cowl: [0.1, 0.665], deckEnd: [1.93, 0.755], header: [0.44, 0.965] },
  'kia/sportage/ql': { nose: [-0.91, 0.6], cowl: [0.08, 0.695], header: [0.38, 0.955], roofEnd: [1.5, 0.935], glassEnd: [1.87, 0.7], belt: [0.665, 0.735] },
  'mazda/mazda3/bl': { nose: [-0.87, 0.51], cowl: [0.08, 0.66], header: [0.43, 0.965], glassEnd: [1.48, 0.74], deckEnd: [1.92, 0.74], belt: [0.62, 0.7], spokes: 10 },
  'mazda/mazda3/bm': { nose: [-0.9, 0.52], cowl: [0.17, 0.685], header: [0.48, 0.965], apex: [0.63, 1], roofEnd: [0.94, 0.94], glassEnd: [1.56, 0.75], deckEnd: [1.93, 0.755], belt: [0.64, 0.715], frontShare: 0.48, spokes: 10 },
  'mazda/cx-5/ke': { nose: [-0.91, 0.585], cowl: [0.14, 0.7], header: [0.41, 0.955], roofEnd: [1.52, 0.94], glassEnd: [1.88, 0.68], belt: [0.655, 0.715] },
  'mg/mg5/ap32': { nose: [-0.9, 0.525], cowl: [0.11, 0.675], roofEnd: [0.9, 0.945], glassEnd: [1.68, 0.765], deckEnd: [1.95, 0.77], belt: [0.64, 0.725], spokes: 10 },
  'mitsubishi/l200-doble-cabina/kj-kl': { nose: [-0.9, 0.6], cowl: [0.12, 0.685], header: [0.34, 0.965], roofEnd: [0.74, 0.965], glassEnd: [0.86, 0.64], deckEnd: [1.95, 0.645], belt: [0.645, 0.655], frontShare: 0.395, soft: 0.9 },
  'nissan/tsuru/b13': { nose: [-0.95, 0.53], spokes: 0 },
  'nissan/platina/clio-ii-sedan': { nose: [-0.88, 0.515], cowl: [0.07, 0.665], header: [0.36, 0.965], roofEnd: [0.88, 0.955], glassEnd: [1.22, 0.735], deckEnd: [1.92, 0.725], belt: [0.63, 0.665], soft: 0.75, spokes: 0, frontShare: 0.46 },
  'nissan/tiida/c11': { nose: [-0.88, 0.53], cowl: [0.04, 0.665], header: [0.37, 0.96], apex: [0.58, 1], roofEnd: [0.93, 0.955], glassEnd: [1.3, 0.725], deckEnd: [1.92, 0.72], belt: [0.62, 0.66], soft: 0.8, lamp: 'tall' },
  'nissan/march/k13': { nose: [-0.86, 0.53], cowl: [0.06, 0.67], header: [0.37, 0.955], apex: [0.52, 1], roofEnd: [1.5, 0.91], glassEnd: [1.84, 0.67], belt: [0.625, 0.68], spokes: 0 },
  'nissan/versa/n17': { nose: [-0.88, 0.51], cowl: [0.1, 0.665], header: [0.4, 0.955], apex: [0.62, 1], roofEnd: [1, 0.93], glassEnd: [1.46, 0.73], deckEnd: [1.91, 0.725], belt: [0.625, 0.67], spokes: 0 },
  'nissan/versa/n18': { nose: [-0.9, 0.52], glassEnd: [1.5, 0.755], deckEnd: [1.93, 0.76], belt: [0.635, 0.715], spokes: 10 },
  'nissan/sentra/b16': { nose: [-0.89, 0.535], cowl: [0.09, 0.675], header: [0.38, 0.965], roofEnd: [0.87, 0.955], glassEnd: [1.22, 0.745], deckEnd: [1.93, 0.745], belt: [0.645, 0.675], soft: 0.7, lamp: 'tall' },
  'nissan/sentra/b17': { glassEnd: [1.44, 0.74], deckEnd: [1.92, 0.735], belt: [0.63, 0.69], spokes: 7 },
  'nissan/kicks/p15': { nose: [-0.9, 0.575], cowl: [0.07, 0.685], header: [0.36, 0.955], roofEnd: [1.56, 0.93], glassEnd: [1.89, 0.69], belt: [0.645, 0.725], soft: 0.8 },
  'nissan/x-trail/t32': { nose: [-0.9, 0.58], cowl: [0.1, 0.69], belt: [0.65, 0.7], spokes: 7 },
  'nissan/np300-frontier-doble-cabina/d22': { nose: [-0.93, 0.585], cowl: [0.16, 0.665], header: [0.34, 0.968], roofEnd: [0.75, 0.972], glassEnd: [0.79, 0.62], deckEnd: [1.95, 0.595], belt: [0.63, 0.63], soft: 0.45, frontShare: 0.395, lamp: 'square', spokes: 0 },
  'nissan/np300-frontier-doble-cabina/d23': { nose: [-0.92, 0.61], belt: [0.65, 0.675], glassEnd: [0.81, 0.645] },
  'nissan/lucino/b14': { nose: [-0.91, 0.52], cowl: [0.1, 0.655], header: [0.41, 0.96], apex: [0.58, 1], roofEnd: [0.84, 0.955], glassEnd: [1.22, 0.715], deckEnd: [1.93, 0.7], belt: [0.625, 0.66], soft: 0.65, lamp: 'sweep', spokes: 7 },
  'ram/700-club-cab/strada-i': { nose: [-0.89, 0.52], cowl: [0.1, 0.645], header: [0.335, 0.95], roofEnd: [0.64, 0.96], deckEnd: [1.95, 0.6], soft: 0.6 },
  'renault/duster/hm': { nose: [-0.92, 0.605], cowl: [0.14, 0.685], header: [0.37, 0.955], roofEnd: [1.6, 0.95], glassEnd: [1.9, 0.67], belt: [0.65, 0.69], soft: 0.65, lamp: 'tall', sillMm: 290, frontShare: 0.51 },
  'seat/ibiza/6j': { nose: [-0.88, 0.51], belt: [0.63, 0.71], cowl: [0.1, 0.67], soft: 0.8 },
  'seat/leon/5f': { nose: [-0.9, 0.515], cowl: [0.12, 0.675], header: [0.42, 0.965], roofEnd: [1.46, 0.925], glassEnd: [1.84, 0.68], belt: [0.64, 0.695], soft: 0.8 },
  'suzuki/swift/azg': { nose: [-0.87, 0.555], cowl: [0.08, 0.68], header: [0.35, 0.96], roofEnd: [1.54, 0.94], glassEnd: [1.86, 0.67], belt: [0.645, 0.69], lamp: 'tall', frontShare: 0.56 },
  'toyota/corolla/e140': { nose: [-0.88, 0.515], cowl: [0.09, 0.665], glassEnd: [1.36, 0.735], roofEnd: [0.92, 0.945], belt: [0.625, 0.67], spokes: 0 },
  'toyota/corolla/e170': { nose: [-0.9, 0.51], cowl: [0.1, 0.67], glassEnd: [1.48, 0.75], deckEnd: [1.93, 0.755], belt: [0.635, 0.695] },
  'toyota/yaris-sedan/xp150': { nose: [-0.88, 0.525], cowl: [0.08, 0.67], glassEnd: [1.42, 0.745], belt: [0.63, 0.7], spokes: 8 },
  'toyota/rav4/xa40': { nose: [-0.91, 0.575], cowl: [0.09, 0.69], header: [0.38, 0.955], roofEnd: [1.58, 0.935], glassEnd: [1.87, 0.7], belt: [0.65, 0.71] },
  'toyota/avanza/f600': { spokes: 8 },
  'toyota/hilux-doble-cabina/an120': { nose: [-0.91, 0.625], cowl: [0.14, 0.685], header: [0.34, 0.965], roofEnd: [0.74, 0.968], glassEnd: [0.79, 0.645], deckEnd: [1.94, 0.64] },
  'toyota/hiace/h200': { nose: [-0.975, 0.43], cowl: [-0.86, 0.535], header: [-0.38, 0.945], apex: [0.1, 1], frontShare: 0.46 },
  'volkswagen/gol/g5-g6': { nose: [-0.88, 0.515], roofEnd: [1.46, 0.925], belt: [0.63, 0.68], soft: 0.75, spokes: 0, frontShare: 0.575 },
  'volkswagen/jetta-clasico/a4': { nose: [-0.9, 0.525], cowl: [0.09, 0.675], header: [0.37, 0.965], apex: [0.56, 1], roofEnd: [0.84, 0.955], glassEnd: [1.2, 0.74], deckEnd: [1.93, 0.735], belt: [0.64, 0.665], soft: 0.6, lamp: 'square', spokes: 6, frontShare: 0.47 },
  'volkswagen/jetta/a6': { nose: [-0.9, 0.525], cowl: [0.1, 0.675], header: [0.41, 0.967], roofEnd: [0.88, 0.95], glassEnd: [1.3, 0.75], deckEnd: [1.94, 0.745], belt: [0.64, 0.68], soft: 0.72, frontShare: 0.46, spokes: 7 },
  'volkswagen/vento/polo-6r-sedan': { nose: [-0.9, 0.525], cowl: [0.09, 0.675], header: [0.38, 0.967], roofEnd: [0.87, 0.955], glassEnd: [1.24, 0.745], deckEnd: [1.93, 0.74], belt: [0.635, 0.67], soft: 0.68, frontShare: 0.455 },
  'volkswagen/polo/6r': { nose: [-0.89, 0.52], cowl: [0.09, 0.67], header: [0.38, 0.962], roofEnd: [1.44, 0.935], glassEnd: [1.82, 0.67], belt: [0.63, 0.675], soft: 0.7 },
  'volkswagen/tiguan/mk1-5n': { nose: [-0.9, 0.57], cowl: [0.11, 0.69], header: [0.37, 0.955], roofEnd: [1.58, 0.95], glassEnd: [1.88, 0.68], belt: [0.65, 0.68], soft: 0.7 },
  'volkswagen/golf/a4': { nose: [-0.91, 0.525], cowl: [0.1, 0.67], header: [0.37, 0.965], roofEnd: [1.3, 0.955], glassEnd: [1.8, 0.67], belt: [0.635, 0.66], soft: 0.6, lamp: 'square', spokes: 6, frontShare: 0.53 },
};

const traitsOf = (looks: Looks): Traits => {
  const { nose, cowl, header, apex, roofEnd, glassEnd, deckEnd, ...rest } = looks;
  const spots = { nose, cowl, header, apex, roofEnd, glassEnd, deckEnd };
  return {
    ...rest,
    spots: Object.fromEntries(Object.entries(spots).filter(([, spot]) => spot !== undefined)),
  };
};

export const TRAITS: Readonly<Record<string, Traits>> = Object.fromEntries(
  Object.entries(LOOKS).map(([slug, looks]) => [slug, traitsOf(looks)]),
);
