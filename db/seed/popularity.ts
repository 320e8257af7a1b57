const USUAL = 2;

/** How often a generation comes through the gate of a Mexican yard; unlisted ones count 2. Own estimate. */
// prettier-ignore
const POPULARITY: Readonly<Record<string, number>> = {
  'nissan/tsuru/b13': 11, 'nissan/versa/n17': 10, 'volkswagen/jetta-clasico/a4': 9, 'chevrolet/aveo/t250': 9,
  'chevrolet/chevy/c2-corsa-b': 8, 'nissan/march/k13': 8, 'nissan/np300-frontier-doble-cabina/d22': 6,
  'volkswagen/jetta/a6': 7, 'chevrolet/spark/m300': 6, 'nissan/sentra/b17': 6, 'nissan/tiida/c11': 5,
  'nissan/np300-frontier-doble-cabina/d23': 5, 'volkswagen/vento/polo-6r-sedan': 5, 'nissan/sentra/b16': 4,
  'volkswagen/gol/g5-g6': 4, 'chevrolet/sonic/t300': 4, 'nissan/platina/clio-ii-sedan': 4, 'seat/ibiza/6j': 4,
  'chevrolet/beat/m300-nb': 4, 'nissan/versa/n18': 3, 'nissan/kicks/p15': 3, 'chevrolet/aveo/310-sail-iii': 3,
  'chevrolet/trax/u200': 3, 'chevrolet/tornado/montana-ii': 3, 'ford/fiesta/b299': 3, 'kia/rio/yb': 3,
  'toyota/hilux-doble-cabina/an120': 3, 'ford/ranger-crew/t6': 3, 'honda/cr-v/rm': 3, 'mazda/mazda3/bl': 3,
  'nissan/lucino/b14': 1, 'honda/civic-coupe/em-7a': 1, 'ford/mustang/s550': 1, 'mg/mg5/ap32': 1,
};

export function popularityOf(slug: string): number {
  return POPULARITY[slug] ?? USUAL;
}
