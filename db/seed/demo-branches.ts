/** A branch of the demo chain. Cities, avenues and area codes are real; numbers and telephones are not. */
export interface DemoBranch {
  readonly id: number;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly address: string;
  readonly postalCode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Ten digits; the `555 01xx` block is nobody's. */
  readonly phone: string;
  readonly whatsapp: string;
  readonly hours: OpeningHours;
  readonly timeZone: string;
  readonly taxRateBp: number;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
type OpeningHours = Readonly<Record<Weekday, readonly [opens: string, closes: string] | null>>;

type BranchRow = readonly [
  code: string,
  name: string,
  city: string,
  state: string,
  address: string,
  postalCode: string,
  latitude: number,
  longitude: number,
  areaCode: string,
  saturdayUntil: string,
];

const WEEKDAYS_UNTIL = '18:00';
const CENTRAL_TIME = 'America/Mexico_City';
const TIME_ZONES: Readonly<Record<string, string>> = {
  'Baja California': 'America/Tijuana',
  Chihuahua: 'America/Chihuahua',
  'Quintana Roo': 'America/Cancun',
  Sinaloa: 'America/Mazatlan',
  Sonora: 'America/Hermosillo',
  Yucatán: 'America/Merida',
  'Nuevo León': 'America/Monterrey',
  Coahuila: 'America/Monterrey',
};
/** Northern border region: IVA 8 %. */
const BORDER_CODES = new Set(['TIJ', 'MXL', 'CJS', 'NLD', 'REY', 'MAM', 'NOG', 'PNG']);
const STANDARD_TAX_BP = 1600;
const BORDER_TAX_BP = 800;

// prettier-ignore
const ROWS: readonly BranchRow[] = [
  ['QRO', 'Querétaro', 'Querétaro', 'Querétaro', 'Av. 5 de Febrero 1201, Zona Industrial Benito Juárez', '76120', 20.6217, -100.4127, '442', '15:00'],
  ['IZT', 'Iztapalapa', 'Ciudad de México', 'Ciudad de México', 'Calz. Ermita Iztapalapa 3417, Santa María Aztahuacán', '09500', 19.3512, -99.0318, '55', '16:00'],
  ['PUE', 'Puebla', 'Puebla', 'Puebla', 'Blvd. Hermanos Serdán 742, San Rafael Oriente', '72029', 19.0791, -98.2316, '222', '15:00'],
  ['MTY', 'Monterrey', 'Monterrey', 'Nuevo León', 'Av. Ruiz Cortines 2960, Bernardo Reyes', '64280', 25.7036, -100.3473, '81', '15:00'],
  ['GDL', 'Guadalajara', 'Guadalajara', 'Jalisco', 'Calz. Lázaro Cárdenas 1845, Zona Industrial', '44940', 20.6508, -103.3659, '33', '15:00'],
  ['MID', 'Mérida', 'Mérida', 'Yucatán', 'Periférico Poniente 3105, Ciudad Caucel', '97314', 20.9876, -89.7058, '999', '14:00'],
  ['TIJ', 'Tijuana', 'Tijuana', 'Baja California', 'Blvd. Gustavo Díaz Ordaz 13205, La Mesa', '22110', 32.4989, -116.9506, '664', '15:00'],
  ['LEO', 'León', 'León', 'Guanajuato', 'Blvd. Aeropuerto 2210, Jerez', '37530', 21.0903, -101.6318, '477', '15:00'],
  ['TOL', 'Toluca', 'Toluca', 'Estado de México', 'Paseo Tollocan 1480, Santa Ana Tlapaltitlán', '50160', 19.2858, -99.6206, '722', '15:00'],
  ['SLP', 'San Luis Potosí', 'San Luis Potosí', 'San Luis Potosí', 'Carr. 57 km 188, Zona Industrial', '78395', 22.1104, -100.8903, '444', '15:00'],
  ['VER', 'Veracruz', 'Veracruz', 'Veracruz', 'Av. Framboyanes 905, Ciudad Industrial', '91697', 19.1502, -96.2158, '229', '14:00'],
  ['AGS', 'Aguascalientes', 'Aguascalientes', 'Aguascalientes', 'Blvd. José María Chávez 3320, Ciudad Industrial', '20290', 21.8297, -102.2881, '449', '15:00'],
  ['MLM', 'Morelia', 'Morelia', 'Michoacán', 'Av. Madero Poniente 4150, Sindurio', '58337', 19.6894, -101.2452, '443', '15:00'],
  ['CUU', 'Chihuahua', 'Chihuahua', 'Chihuahua', 'Av. Juan Pablo II 4805, Aeropuerto', '31390', 28.6571, -106.0003, '614', '15:00'],
  ['CJS', 'Ciudad Juárez', 'Ciudad Juárez', 'Chihuahua', 'Eje Vial Juan Gabriel 2715, Granjero', '32690', 31.6603, -106.4387, '656', '15:00'],
  ['HMO', 'Hermosillo', 'Hermosillo', 'Sonora', 'Blvd. García Morales 1290, El Llano', '83210', 29.0958, -111.0312, '662', '14:00'],
  ['CUL', 'Culiacán', 'Culiacán', 'Sinaloa', 'Calz. Aeropuerto 4460, San Rafael', '80155', 24.7826, -107.4543, '667', '14:00'],
  ['TRC', 'Torreón', 'Torreón', 'Coahuila', 'Blvd. Revolución 2580 Oriente, Ampliación Los Ángeles', '27140', 25.5402, -103.4126, '871', '15:00'],
  ['SLW', 'Saltillo', 'Saltillo', 'Coahuila', 'Blvd. Isidro López Zertuche 3170, Zona Industrial', '25290', 25.4578, -100.9791, '844', '15:00'],
  ['REY', 'Reynosa', 'Reynosa', 'Tamaulipas', 'Blvd. Hidalgo 1815, Del Valle', '88620', 26.0648, -98.3007, '899', '15:00'],
  ['CUN', 'Cancún', 'Cancún', 'Quintana Roo', 'Av. López Portillo 1120, Región 94', '77517', 21.1664, -86.8573, '998', '14:00'],
  ['VSA', 'Villahermosa', 'Villahermosa', 'Tabasco', 'Carr. Villahermosa-Cárdenas 3405, Anacleto Canabal', '86280', 17.9982, -92.9961, '993', '14:00'],
  ['OAX', 'Oaxaca', 'Oaxaca de Juárez', 'Oaxaca', 'Carr. Internacional 1615, Santa Rosa Panzacola', '68039', 17.0894, -96.7597, '951', '14:00'],
  ['TGZ', 'Tuxtla Gutiérrez', 'Tuxtla Gutiérrez', 'Chiapas', 'Libramiento Norte Poniente 2140, Plan de Ayala', '29052', 16.7694, -93.1558, '961', '14:00'],
  ['PAC', 'Pachuca', 'Pachuca', 'Hidalgo', 'Blvd. Luis Donaldo Colosio 1905, Ampliación Santa Julia', '42080', 20.1031, -98.7607, '771', '15:00'],
  ['TLX', 'Tlaxcala', 'Tlaxcala', 'Tlaxcala', 'Carr. Tlaxcala-Apizaco 1305, Santa María Ixtulco', '90105', 19.3262, -98.2183, '246', '15:00'],
  ['CVA', 'Cuernavaca', 'Cuernavaca', 'Morelos', 'Blvd. Cuauhnáhuac 2405, Bugambilias', '62577', 18.9107, -99.1771, '777', '15:00'],
  ['DGO', 'Durango', 'Durango', 'Durango', 'Blvd. Francisco Villa 3810, Ciudad Industrial', '34208', 24.0556, -104.6117, '618', '15:00'],
  ['ZCL', 'Zacatecas', 'Zacatecas', 'Zacatecas', 'Calz. Solidaridad 1720, Guadalupe', '98613', 22.7534, -102.5187, '492', '15:00'],
  ['CEN', 'Celaya', 'Celaya', 'Guanajuato', 'Av. Tecnológico 2260, Ciudad Industrial', '38010', 20.5391, -100.8198, '461', '15:00'],
  ['IRA', 'Irapuato', 'Irapuato', 'Guanajuato', 'Blvd. Solidaridad 8105, Las Plazas', '36620', 20.6987, -101.3708, '462', '15:00'],
  ['ECA', 'Ecatepec', 'Ecatepec de Morelos', 'Estado de México', 'Vía Morelos 415, Santa María Tulpetlac', '55400', 19.5793, -99.0526, '55', '16:00'],
  ['NAU', 'Naucalpan', 'Naucalpan de Juárez', 'Estado de México', 'Av. Gustavo Baz 3420, Industrial Alce Blanco', '53370', 19.4871, -99.2309, '55', '15:00'],
  ['TLN', 'Tlalnepantla', 'Tlalnepantla de Baz', 'Estado de México', 'Av. Mario Colín 1105, San Pedro Barrientos', '54010', 19.5604, -99.1907, '55', '15:00'],
  ['NEZ', 'Nezahualcóyotl', 'Nezahualcóyotl', 'Estado de México', 'Av. Bordo de Xochiaca 2810, Benito Juárez', '57000', 19.4131, -99.0119, '55', '16:00'],
  ['APO', 'Apodaca', 'Apodaca', 'Nuevo León', 'Carr. Miguel Alemán 1515, Parque Industrial Huinalá', '66634', 25.7613, -100.1846, '81', '15:00'],
  ['TAP', 'Tampico', 'Tampico', 'Tamaulipas', 'Av. Hidalgo 6205, Choferes', '89337', 22.2908, -97.8702, '833', '14:00'],
  ['NLD', 'Nuevo Laredo', 'Nuevo Laredo', 'Tamaulipas', 'Blvd. Luis Donaldo Colosio 3340, Parque Industrial', '88275', 27.4479, -99.5472, '867', '15:00'],
  ['MXL', 'Mexicali', 'Mexicali', 'Baja California', 'Blvd. Lázaro Cárdenas 2190, El Porvenir', '21185', 32.6214, -115.4381, '686', '15:00'],
  ['MZT', 'Mazatlán', 'Mazatlán', 'Sinaloa', 'Carr. Internacional Sur 1240, Urías', '82099', 23.1987, -106.3729, '669', '14:00'],
];

/** Where the demo chain grows once every listed city has a yard: a second and a third one in the same cities. */
const SECOND_YARDS = ['Norte', 'Sur'] as const;

/** The first `count` branches, ids from `firstId`. The same count gives the same branches. */
export function demoBranches(count: number, firstId = 1): DemoBranch[] {
  const usedCodes = new Set(ROWS.map(([code]) => code));
  return Array.from({ length: count }, (_, index) => {
    const row = ROWS[index % ROWS.length];
    if (!row) throw new Error('No demo branches listed');
    const round = Math.floor(index / ROWS.length);
    const isBorder = BORDER_CODES.has(row[0]);
    return branchOf(round === 0 ? row : yardNearby(row, round, usedCodes), {
      id: firstId + index,
      index,
      isBorder,
    });
  });
}

function yardNearby(row: BranchRow, round: number, usedCodes: Set<string>): BranchRow {
  const suffix = SECOND_YARDS[round - 1] ?? `${round + 1}`;
  const [code, name, city, state, address, postalCode, latitude, longitude, areaCode, saturdayUntil] = row;
  const free = codesNear(code).find((each) => !usedCodes.has(each));
  if (!free) throw new RangeError(`No free branch code near ${code}`);
  usedCodes.add(free);
  const away = 0.031 * round;
  return [
    free,
    `${name} ${suffix}`,
    city,
    state,
    address,
    postalCode,
    latitude + away,
    longitude - away,
    areaCode,
    saturdayUntil,
  ];
}

/** Codes that still resemble one: first with its two first letters, then with its first. */
function codesNear(code: string): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const alike = letters.map((last) => code.slice(0, 2) + last);
  return [...alike, ...letters.flatMap((middle) => letters.map((last) => code.charAt(0) + middle + last))];
}

function branchOf(row: BranchRow, at: { id: number; index: number; isBorder: boolean }): DemoBranch {
  const [code, name, city, state, address, postalCode, latitude, longitude, areaCode, saturdayUntil] = row;
  const line = String(100 + (at.index % 100)).padStart(4, '0');
  const phone = areaCode + '5555'.slice(0, 6 - areaCode.length) + line;
  const weekday = ['09:00', WEEKDAYS_UNTIL] as const;
  return {
    id: at.id,
    code,
    slug: slugOf(name),
    name,
    city,
    state,
    address,
    postalCode,
    latitude,
    longitude,
    phone,
    whatsapp: `52${phone}`,
    hours: {
      mon: weekday,
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: weekday,
      sat: ['09:00', saturdayUntil],
      sun: null,
    },
    timeZone: TIME_ZONES[state] ?? CENTRAL_TIME,
    taxRateBp: at.isBorder ? BORDER_TAX_BP : STANDARD_TAX_BP,
  };
}

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
