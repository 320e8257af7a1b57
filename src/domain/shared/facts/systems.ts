/** One of the twelve systems of a car; the unit of the catalog menu, of URLs and of the 3D scene. */
export interface SystemFact {
  /** Stable slug, shared by the database, URLs and 3D nodes. */
  readonly code: SystemCode;
  /** 1..12; printed with two digits everywhere the system is shown. */
  readonly ordinal: number;
  readonly es: string;
  readonly en: string;
}

export type SystemCode =
  | 'carroceria'
  | 'puertas-cristales'
  | 'iluminacion'
  | 'motor'
  | 'transmision'
  | 'suspension-direccion'
  | 'frenos'
  | 'ruedas'
  | 'enfriamiento-clima'
  | 'escape-combustible'
  | 'electrico'
  | 'interior';

export const SYSTEMS: readonly SystemFact[] = [
  { code: 'carroceria', ordinal: 1, es: 'Carrocería', en: 'Body' },
  { code: 'puertas-cristales', ordinal: 2, es: 'Puertas y cristales', en: 'Doors & glass' },
  { code: 'iluminacion', ordinal: 3, es: 'Iluminación', en: 'Lighting' },
  { code: 'motor', ordinal: 4, es: 'Motor', en: 'Engine' },
  { code: 'transmision', ordinal: 5, es: 'Transmisión y tracción', en: 'Transmission & driveline' },
  { code: 'suspension-direccion', ordinal: 6, es: 'Suspensión y dirección', en: 'Suspension & steering' },
  { code: 'frenos', ordinal: 7, es: 'Frenos', en: 'Brakes' },
  { code: 'ruedas', ordinal: 8, es: 'Rines y llantas', en: 'Wheels & tyres' },
  { code: 'enfriamiento-clima', ordinal: 9, es: 'Enfriamiento y clima', en: 'Cooling & HVAC' },
  { code: 'escape-combustible', ordinal: 10, es: 'Escape y combustible', en: 'Exhaust & fuel' },
  { code: 'electrico', ordinal: 11, es: 'Sistema eléctrico', en: 'Electrical' },
  { code: 'interior', ordinal: 12, es: 'Interior y seguridad', en: 'Interior & safety' },
];
