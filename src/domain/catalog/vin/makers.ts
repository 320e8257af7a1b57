/** Who a world manufacturer identifier belongs to, where vPIC does not say or says it for another market. */
export interface MakerFact {
  readonly make: string;
  /** ISO 3166 code. */
  readonly country: string;
}

/** By hand, from own knowledge of the Mexican fleet; unverified: no register of these is open. */
// prettier-ignore
const ROWS: readonly (readonly [wmis: string, make: string, country: string])[] = [
  // Mexico, where vPIC knows the group and the fleet wants the make
  ['3KP 3KM', 'Kia', 'MX'], ['3KT', 'Kia', 'MX'],
  ['3C6 3D7', 'Ram', 'MX'], ['3HC 3HS', 'International', 'MX'], ['3AK 3AL', 'Freightliner', 'MX'],
  // Brazil
  ['9BG 93C', 'Chevrolet', 'BR'], ['93Y', 'Renault', 'BR'],
  ['9BW', 'Volkswagen', 'BR'], ['9BD', 'Fiat', 'BR'],
  ['9BF', 'Ford', 'BR'], ['9BR', 'Toyota', 'BR'], ['9BH', 'Hyundai', 'BR'],
  ['93H', 'Honda', 'BR'], ['93X', 'Mitsubishi', 'BR'], ['94D', 'Nissan', 'BR'],
  ['936', 'Peugeot', 'BR'], ['935', 'Citroën', 'BR'], ['93U', 'Audi', 'BR'],
  ['988', 'Jeep', 'BR'], ['98M', 'BMW', 'BR'], ['98R', 'Chery', 'BR'],
  // Argentina and Colombia
  ['8AF', 'Ford', 'AR'], ['8AG', 'Chevrolet', 'AR'], ['8AJ', 'Toyota', 'AR'],
  ['8AW', 'Volkswagen', 'AR'], ['8AP', 'Fiat', 'AR'], ['8A1', 'Renault', 'AR'],
  ['8AD', 'Peugeot', 'AR'], ['8AC', 'Mercedes-Benz', 'AR'], ['8AN', 'Nissan', 'AR'],
  ['9FB', 'Renault', 'CO'], ['9GA', 'Chevrolet', 'CO'], ['9FC', 'Mazda', 'CO'],
  // Spain and the rest of Europe
  ['VSS', 'SEAT', 'ES'], ['VSK', 'Nissan', 'ES'],
  ['VS6', 'Ford', 'ES'], ['VS7', 'Citroën', 'ES'], ['VSX', 'Opel', 'ES'], ['VWV', 'Volkswagen', 'ES'],
  ['W0L W0V', 'Opel', 'DE'], ['WF0', 'Ford', 'DE'],
  ['VF1', 'Renault', 'FR'], ['VF3', 'Peugeot', 'FR'],
  ['VF7', 'Citroën', 'FR'], ['UU1', 'Renault', 'RO'], ['VNK', 'Toyota', 'FR'],
  ['TMB', 'Škoda', 'CZ'], ['TSM', 'Suzuki', 'HU'], ['TRU', 'Audi', 'HU'],
  ['NM0', 'Ford', 'TR'], ['NMT', 'Toyota', 'TR'], ['SJN', 'Nissan', 'GB'], ['ZFA', 'Fiat', 'IT'],
  // India
  ['MAL', 'Hyundai', 'IN'], ['MA3 MBH', 'Suzuki', 'IN'],
  ['MA6', 'Chevrolet', 'IN'], ['MAJ', 'Ford', 'IN'],
  ['MAK', 'Honda', 'IN'], ['MEX', 'Volkswagen', 'IN'], ['MEE', 'Renault', 'IN'],
  ['MDH', 'Nissan', 'IN'], ['MZB', 'Kia', 'IN'], ['MCA', 'Fiat', 'IN'],
  // Thailand, Indonesia
  ['MR0 MR1 MR2', 'Toyota', 'TH'], ['MHK', 'Toyota', 'ID'],
  ['MHF', 'Toyota', 'ID'], ['MHR', 'Honda', 'ID'], ['MRH', 'Honda', 'TH'],
  ['MMB MMC MMT', 'Mitsubishi', 'TH'], ['MNT', 'Nissan', 'TH'],
  ['MNA MNB MPB', 'Ford', 'TH'], ['MPA', 'Isuzu', 'TH'], ['MM7 MM8', 'Mazda', 'TH'],
  ['MHY', 'Suzuki', 'ID'], ['MK2', 'Mitsubishi', 'ID'],
  // Japan and Korea
  ['JTF', 'Toyota', 'JP'], ['JN6', 'Nissan', 'JP'],
  ['KMH', 'Hyundai', 'KR'], ['KNA KNE KND', 'Kia', 'KR'],
  ['KL1 KL8', 'Chevrolet', 'KR'], ['KPT', 'SsangYong', 'KR'],
  // China
  ['LSG LZW', 'Chevrolet', 'CN'], ['LSJ', 'MG', 'CN'],
  ['LVV LVT', 'Chery', 'CN'], ['LSY', 'Brilliance Jinbei', 'CN'], ['LJ1', 'JAC', 'CN'],
  ['LGX LC0', 'BYD', 'CN'], ['LGW', 'GWM', 'CN'], ['LS5 LS4', 'Changan', 'CN'], ['L6T LB3', 'Geely', 'CN'],
  ['LNB', 'BAIC', 'CN'], ['LHG LVH', 'Honda', 'CN'], ['LFV LSV', 'Volkswagen', 'CN'], ['LJD', 'Kia', 'CN'],
  ['LBE', 'Hyundai', 'CN'], ['LVS', 'Ford', 'CN'], ['LFM', 'Toyota', 'CN'],
];

/** The first two characters say where; ISO 3780 gives each country its range. */
const COUNTRIES: readonly (readonly [first: string, from: string, to: string, country: string])[] = [
  ['1', '0', 'Z', 'US'],
  ['4', '0', 'Z', 'US'],
  ['5', '0', 'Z', 'US'],
  ['2', '0', 'Z', 'CA'],
  ['3', 'A', 'W', 'MX'],
  ['8', 'A', 'E', 'AR'],
  ['9', 'A', 'E', 'BR'],
  ['9', '3', '9', 'BR'],
  ['9', 'F', 'J', 'CO'],
  ['J', 'A', 'Z', 'JP'],
  ['K', 'L', 'R', 'KR'],
  ['L', '0', 'Z', 'CN'],
  ['M', 'A', 'E', 'IN'],
  ['M', 'F', 'K', 'ID'],
  ['M', 'L', 'R', 'TH'],
  ['S', 'A', 'M', 'GB'],
  ['S', 'N', 'T', 'DE'],
  ['T', 'J', 'P', 'CZ'],
  ['T', 'R', 'V', 'HU'],
  ['V', 'F', 'R', 'FR'],
  ['V', 'S', 'W', 'ES'],
  ['W', 'A', 'Z', 'DE'],
  ['Y', 'S', 'W', 'SE'],
  ['Z', 'A', 'R', 'IT'],
];

const BY_WMI = new Map(
  ROWS.flatMap(([wmis, make, country]) => wmis.split(' ').map((wmi) => [wmi, { make, country }] as const)),
);

export function makerByHand(vin: string): MakerFact | undefined {
  return BY_WMI.get(vin.slice(0, 3));
}

/** ISO 3166 code of the country of the plant. */
export function countryOf(vin: string): string | null {
  const second = vin.charAt(1);
  const range = COUNTRIES.find(
    ([first, from, to]) => first === vin.charAt(0) && from <= second && second <= to,
  );
  return range?.[3] ?? null;
}
