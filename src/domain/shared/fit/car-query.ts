import type { CarKnown } from './facts.ts';

/** How a car is written in an address, so that an answer is a link: `?vehiculo=nissan/tsuru/b13&anio=2005&motor=…`. */
export const CAR_PARAMETERS = {
  vehiculo: /^[a-z0-9-]{1,40}\/[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/,
  anio: /^(?:19|20)\d{2}(?:-(?:19|20)\d{2})?$/,
  motor: /^[\p{L}\d .,/+-]{1,60}$/u,
  caja: /^[A-Z]{2,3}\d{0,2}$/,
  traccion: /^[A-Z4]{2,3}D?$/,
  puertas: /^[2-6]$/,
  aire: /^(?:si|no)$/,
  meses: /^(?:[1-9]|1[0-2])-(?:[1-9]|1[0-2])$/,
  version: /^[1-9]\d{0,8}$/,
} as const;

type Name = keyof typeof CAR_PARAMETERS;

/** What the address says of the car; null without a generation. `generation` stands when the address names none. */
export function carFromQuery(params: URLSearchParams, generation?: string): CarKnown | null {
  const read = (name: Name) => {
    const value = params.get(name)?.trim() ?? '';
    return CAR_PARAMETERS[name].test(value) ? value : undefined;
  };
  const path = generation ?? read('vehiculo');
  if (path === undefined) return null;
  const [from, to] = read('anio')?.split('-').map(Number) ?? [];
  const [firstMonth, lastMonth] = read('meses')?.split('-').map(Number) ?? [];
  const [engine, transmission, drivetrain] = [read('motor'), read('caja'), read('traccion')];
  const [doors, cooled, vehicle] = [read('puertas'), read('aire'), read('version')];
  return {
    generation: path,
    ...(from !== undefined && (to === undefined ? { year: from } : { years: [from, to] as const })),
    ...(engine && { engine }),
    ...(transmission && { transmission }),
    ...(drivetrain && { drivetrain }),
    ...(doors && { doors: Number(doors) }),
    ...(cooled && { airConditioning: cooled === 'si' }),
    ...(firstMonth !== undefined && lastMonth !== undefined && { months: [firstMonth, lastMonth] as const }),
    ...(vehicle && { vehicleId: Number(vehicle) }),
  };
}

/** The other way round: `?vehiculo=…`. */
export function carQuery(car: CarKnown): string {
  const values: Record<Name, string | number | undefined> = {
    vehiculo: car.generation,
    anio: car.year ?? car.years?.join('-'),
    motor: car.engine,
    caja: car.transmission,
    traccion: car.drivetrain,
    puertas: car.doors,
    aire: car.airConditioning === undefined ? undefined : car.airConditioning ? 'si' : 'no',
    meses: car.months?.join('-'),
    version: car.vehicleId,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) params.set(name, String(value));
  return `?${params.toString()}`;
}
