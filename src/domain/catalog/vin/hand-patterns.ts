import { compileKeys, subjectOf } from './key-pattern.ts';

/** A car of the catalog, or one that it lacks, that a maker's numbers of the Mexican market mean. */
export interface HandPattern {
  readonly make: string;
  readonly model: string;
  /** Addresses in the catalog, `nissan/tsuru/b13`; several: the number does not tell them apart; none: it is not sold here. */
  readonly paths: readonly string[];
  readonly displacementDl?: number;
  /** The pattern is a guess or leaves the cab open: ask before believing it. */
  readonly isToConfirm: boolean;
}

/**
 * Numbers of cars that vPIC does not have because the USA never sold them. Keys as in vPIC, over positions 4–8, from own
 * knowledge of the Mexican fleet and unverified: no table of it is public. Years bound the thirty-year cycle of the year
 * code. Displacement in hundreds of cubic centimetres where the car had one engine; `ask`: not to be believed unasked.
 */
// prettier-ignore
const ROWS: readonly (readonly [wmis: string, key: string, from: number, to: number, make: string, model: string, paths: string, displacementDl?: number, ask?: 'ask'])[] = [
  ['3N1', 'EB3', 1992, 2017, 'Nissan', 'Tsuru', 'nissan/tsuru/b13', 16],
  ['3N1', 'DB4', 1996, 2000, 'Nissan', 'Sentra', ''],
  ['3N1', 'AB42', 1996, 1999, 'Nissan', 'Lucino', 'nissan/lucino/b14', 0, 'ask'],
  ['3N1', 'JH01', 2002, 2010, 'Nissan', 'Platina', 'nissan/platina/clio-ii-sedan', 16],
  ['3N1', 'BC1', 2007, 2018, 'Nissan', 'Tiida', 'nissan/tiida/c11', 18],
  ['3N1', 'CK3', 2011, 2021, 'Nissan', 'March', 'nissan/march/k13', 16],
  ['3N1', 'CN7', 2012, 2019, 'Nissan', 'Versa', 'nissan/versa/n17', 16],
  ['3N1', 'CN8', 2020, 2030, 'Nissan', 'Versa', 'nissan/versa/n18', 16],
  ['3N1', 'AB6', 2007, 2012, 'Nissan', 'Sentra', 'nissan/sentra/b16'],
  ['3N1', '[AC]B7', 2013, 2019, 'Nissan', 'Sentra', 'nissan/sentra/b17'],
  ['3N1', 'AB8', 2020, 2030, 'Nissan', 'Sentra', ''],
  ['3N6', 'DD2[35]', 2008, 2015, 'Nissan', 'NP300 doble cabina', 'nissan/np300-frontier-doble-cabina/d22'],
  ['3N6', 'AD3', 2016, 2030, 'Nissan', 'NP300 Frontier', 'nissan/np300-frontier-doble-cabina/d23', 0, 'ask'],
  ['3N8', 'CP5', 2017, 2024, 'Nissan', 'Kicks', 'nissan/kicks/p15', 16],
  ['JN8 JN1', '[AB]T2[79M]', 2015, 2022, 'Nissan', 'X-Trail', 'nissan/x-trail/t32', 0, 'ask'],
  ['JN6 JN1', 'BE6', 2013, 2030, 'Nissan', 'Urvan NV350', 'nissan/urvan-nv350/e26', 25],
  ['3G1', 'S[EF]***', 2004, 2012, 'Chevrolet', 'Chevy', 'chevrolet/chevy/c2-corsa-b', 16],
  ['3G1', 'S[EF]***', 1994, 2003, 'Chevrolet', 'Chevy', '', 16],
  ['3G1', 'T[A-DU]5', 2008, 2018, 'Chevrolet', 'Aveo', 'chevrolet/aveo/t250'],
  ['LSG', 'HD5', 2018, 2023, 'Chevrolet', 'Aveo', 'chevrolet/aveo/310-sail-iii'],
  ['MA6', 'C[A-D][56]C', 2018, 2021, 'Chevrolet', 'Beat', 'chevrolet/beat/m300-nb', 12],
  ['KL8 KL1', 'C[A-M]6', 2011, 2017, 'Chevrolet', 'Spark', 'chevrolet/spark/m300', 12],
  ['3G1 KL1', 'J[A-F8]5', 2012, 2017, 'Chevrolet', 'Sonic', 'chevrolet/sonic/t300', 16],
  ['KL1', 'P[JM]5', 2010, 2015, 'Chevrolet', 'Cruze', 'chevrolet/cruze/j300', 18],
  ['3G1', 'M[89]5', 2021, 2030, 'Chevrolet', 'Onix', 'chevrolet/onix/gem', 0, 'ask'],
  ['3GN', 'CJ[78]', 2013, 2020, 'Chevrolet', 'Trax', 'chevrolet/trax/u200', 18],
  ['93C', 'X[LM]8', 2011, 2020, 'Chevrolet', 'Tornado', 'chevrolet/tornado/montana-ii', 18],
  ['ML3', '*F2', 2015, 2023, 'Dodge', 'Attitude', 'dodge/attitude/mirage-g4', 12],
  ['9BD', '278', 2015, 2020, 'Ram', '700', 'ram/700-club-cab/strada-i', 16],
  ['MAJ', '[FT]P1', 2016, 2021, 'Ford', 'Figo', 'ford/figo/b562', 0, 'ask'],
  ['8AF', '*R5', 2013, 2022, 'Ford', 'Ranger', 'ford/ranger-crew/t6', 0, 'ask'],
  ['1FT', '*W1', 2015, 2020, 'Ford', 'F-150 SuperCrew', 'ford/f-150-supercrew/p552'],
  ['MRH', 'GM6', 2014, 2019, 'Honda', 'City', 'honda/city/gm6', 15],
  ['JHM', 'GE[68]', 2009, 2014, 'Honda', 'Fit', 'honda/fit/ge', 15],
  ['3HG', 'GK5', 2015, 2020, 'Honda', 'Fit', '', 15],
  ['3CZ', 'RU5', 2016, 2021, 'Honda', 'HR-V', 'honda/hr-v/ru', 18],
  ['MAL', 'A[78]', 2015, 2020, 'Hyundai', 'Grand i10', 'hyundai/grand-i10/ba'],
  ['LSJ', 'A3', 2021, 2030, 'MG', 'MG5', 'mg/mg5/ap32', 0, 'ask'],
  ['MMB', 'M*45', 2016, 2030, 'Mitsubishi', 'L200', 'mitsubishi/l200-doble-cabina/kj-kl', 0, 'ask'],
  ['9FB 93Y', 'HSR', 2013, 2020, 'Renault', 'Duster', 'renault/duster/hm', 20],
  ['9FB 93Y', '[45]SR', 2009, 2030, 'Renault', 'Sandero / Logan / Stepway', ''],
  ['VSS', '***6J', 2009, 2017, 'SEAT', 'Ibiza', 'seat/ibiza/6j'],
  ['VSS', '***5F', 2013, 2020, 'SEAT', 'León', 'seat/leon/5f'],
  ['VSS', '***6L', 2002, 2009, 'SEAT', 'Ibiza', ''],
  ['VSS', '***1P', 2005, 2013, 'SEAT', 'León', ''],
  ['VSS', '***1M', 1999, 2006, 'SEAT', 'León / Toledo', ''],
  ['VSS', '***KJ', 2017, 2030, 'SEAT', 'Ibiza', ''],
  ['JS2 JSA TSM', 'ZC[78]2', 2011, 2017, 'Suzuki', 'Swift', 'suzuki/swift/azg'],
  ['MHK', 'M5', 2012, 2021, 'Toyota', 'Avanza', 'toyota/avanza/f600'],
  ['MHK', 'MF', 2012, 2021, 'Toyota', 'Avanza', 'toyota/avanza/f600'],
  ['MR0 8AJ', '[ABEFHJK][XBAEZ]8', 2016, 2030, 'Toyota', 'Hilux', 'toyota/hilux-doble-cabina/an120', 0, 'ask'],
  ['MR2', 'B29F', 2017, 2030, 'Toyota', 'Yaris sedán', 'toyota/yaris-sedan/xp150', 15],
  ['JTF', '[PSHRG][XKFHB]2[23]P', 2006, 2019, 'Toyota', 'Hiace', 'toyota/hiace/h200', 27],
  ['3VW', '***1[1B]', 1980, 2003, 'Volkswagen', 'Sedan (Vocho)', 'volkswagen/sedan-vocho/tipo-1', 16],
  ['3VW', '***9M', 1999, 2015, 'Volkswagen', 'Jetta Clásico', 'volkswagen/jetta-clasico/a4'],
  ['3VW', '***A[J7]', 2011, 2018, 'Volkswagen', 'Jetta', 'volkswagen/jetta/a6'],
  ['3VW', '***16', 2011, 2018, 'Volkswagen', 'Jetta', 'volkswagen/jetta/a6'],
  ['3VW', '***1K', 2005, 2011, 'Volkswagen', 'Bora', ''],
  ['3VW', '***BU', 2019, 2030, 'Volkswagen', 'Jetta', ''],
  ['3VW 9BW WVW', '***1J', 1999, 2007, 'Volkswagen', 'Golf', 'volkswagen/golf/a4'],
  ['9BW', '***5[UW]', 2009, 2019, 'Volkswagen', 'Gol', 'volkswagen/gol/g5-g6', 16],
  ['9BW', '***5X', 1998, 2010, 'Volkswagen', 'Pointer', ''],
  ['9BW', '***5Z', 2004, 2012, 'Volkswagen', 'Lupo / CrossFox', ''],
  ['MEX', '4H260', 2013, 2021, 'Volkswagen', 'Polo', 'volkswagen/polo/6r', 0, 'ask'],
  ['MEX', '5H260', 2014, 2022, 'Volkswagen', 'Vento', 'volkswagen/vento/polo-6r-sedan', 0, 'ask'],
  ['MEX', '***60', 2013, 2022, 'Volkswagen', 'Vento / Polo', 'volkswagen/vento/polo-6r-sedan volkswagen/polo/6r', 16],
  ['WVG', '***5N', 2008, 2017, 'Volkswagen', 'Tiguan', 'volkswagen/tiguan/mk1-5n'],
];

const PATTERNS = compileKeys(ROWS.map(([, key]) => key));
const ROWS_OF = new Map<string, number[]>();
for (const [row, [wmis]] of ROWS.entries()) {
  for (const wmi of wmis.split(' ')) ROWS_OF.set(wmi, [...(ROWS_OF.get(wmi) ?? []), row]);
}
const subject = new Uint8Array(14);

/** The pattern that names most characters of the number in that model year, or in any when it has none. */
export function patternByHand(vin: string, year: number | undefined): HandPattern | undefined {
  const rows = ROWS_OF.get(vin.slice(0, 3));
  if (!rows) return undefined;
  subjectOf(vin, subject);
  let best: (typeof ROWS)[number] | undefined;
  let bestPoints = -1;
  for (const row of rows) {
    const candidate = ROWS[row];
    if (!candidate || (year !== undefined && (year < candidate[2] || year > candidate[3]))) continue;
    const points = PATTERNS.fit(row, subject);
    if (points > bestPoints) {
      bestPoints = points;
      best = candidate;
    }
  }
  if (!best) return undefined;
  const [, , , , make, model, paths, displacementDl = 0, ask] = best;
  return {
    make,
    model,
    paths: paths === '' ? [] : paths.split(' '),
    isToConfirm: ask !== undefined,
    ...(displacementDl > 0 && { displacementDl }),
  };
}

/** Every address that a pattern leads to; a test holds them against the catalog. */
export const PATHS_BY_HAND: readonly string[] = ROWS.flatMap(([, , , , , , paths]) =>
  paths === '' ? [] : paths.split(' '),
);
