import { partTypeOf } from '#shared/facts/part-types.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import { countBits, type Token } from './sentence.ts';
import { nameWords, stem } from './words.ts';

/** Where a complaint may come from. A possibility to start looking from, never a diagnosis. */
export interface Symptom {
  /** The words that say it, as typed. */
  readonly said: string;
  readonly systems: readonly SystemCode[];
  /** Likeliest first. */
  readonly partTypes: readonly string[];
}

const NOISE =
  'ruido rechina rechinan rechinido chilla chillan chillido truena truenan trueno suena suenan golpea golpetea cruje ' +
  'noise noisy squeal squeals squealing squeak squeaks squeaking grind grinds grinding clunk clunks clunking knock knocks';
const SHAKES =
  'vibra vibran vibracion vibrar tiembla tiemblan temblor brinca shake shakes shaking vibrate vibrates vibration wobble wobbles';
const BRAKING = 'frenar frena frenan freno frenos frenando frenada brake brakes braking';
const STARTS =
  'prende prender prendia prendio arranca arranco arrancar enciende encender start starts starting crank cranks';
const LEAKS = 'tira tirando pierde gotea goteando fuga escurre avienta leak leaks leaking losing loses drips';
const HOT =
  'calienta calentando calento sobrecalienta sobrecalentando hierve hirviendo overheat overheats overheating';
const LAMP = 'testigo foco luz light';
const FAILS =
  'sirve sirven funciona funcionan jala jalan prende prenden enciende encienden work works working turn';
const NOT = 'no not';

/**
 * Groups of words joined by `+`, one word of each in any order; then the part types it may be. Where several
 * complaints fit, the one that explains more words counts.
 */
const COMPLAINTS: readonly (readonly [words: string, partTypes: string])[] = [
  // brakes
  [`${NOISE} + ${BRAKING}`, 'balatas disco zapatas caliper'],
  [`${SHAKES} + ${BRAKING}`, 'disco balatas tambor'],
  [`${SHAKES} + ${BRAKING} + volante pedal steering`, 'disco balatas tambor'],
  [`${NOT} + frena frenan frenar brake stop stops stopping`, 'balatas cilindro-maestro booster'],
  [`pedal + ${BRAKING} + duro dura hard stiff`, 'booster cilindro-maestro'],
  [`pedal + hundido hunde fondo esponjoso aguado spongy soft sinks`, 'cilindro-maestro caliper balatas'],
  [`calienta calientan hot + ${BRAKING} rueda rin wheel`, 'caliper balatas disco'],
  [`${LAMP} prende + abs`, 'abs sensores'],
  // starting and running
  [`${NOT} + ${STARTS}`, 'bateria marcha alternador bomba-gasolina bujia'],
  [`${NOT} + da + marcha arranque`, 'marcha bateria switch-encendido'],
  [`clic click clicks clicking clac + ${STARTS} girar`, 'marcha bateria'],
  [
    'cuesta tarda batalla hard slow + prender arrancar encender start starting',
    'bujia bomba-gasolina sensores',
  ],
  [
    'bateria acumulador pila battery + descarga baja muere drains drain dead dies dying',
    'bateria alternador',
  ],
  [`${LAMP} + bateria battery`, 'alternador bateria'],
  [`${NOT} + carga charge charging`, 'alternador bateria'],
  ['apaga apagado apagando stall stalls stalling', 'sensores bomba-gasolina bobina cuerpo-aceleracion'],
  [
    'jalonea tironea cabecea cascabelea falla fallando misfire misfires misfiring hesitates jerks',
    'bujia bobina inyector',
  ],
  [
    `${NOT} poca sin lost loses losing lack low + fuerza potencia desarrolla acelera acelerar jala power`,
    'bomba-gasolina inyector cuerpo-aceleracion catalizador',
  ],
  [`${SHAKES} + motor ralenti parado engine idle`, 'soporte-motor bujia bobina'],
  ['rough + idle', 'bujia bobina cuerpo-aceleracion'],
  [`check + engine`, 'sensor-oxigeno sensores catalizador bobina'],
  [`${LAMP} + motor engine`, 'sensor-oxigeno sensores catalizador bobina'],
  ['gasta consume bad poor + gasolina mileage', 'sensor-oxigeno inyector bujia'],
  ['huele olor smell smells + gasolina gas gasoline fuel', 'tanque riel-inyectores canister'],
  // smoke, oil
  ['humo humea smoke smokes smoking', 'motor-completo cabeza turbo'],
  ['humo smoke + blanco white', 'cabeza motor-completo'],
  ['humo smoke + azul blue', 'motor-completo turbo'],
  ['humo smoke + negro black', 'inyector sensor-oxigeno caja-filtro'],
  [`${LEAKS} mancha + aceite oil`, 'carter tapa-punterias tapa-distribucion'],
  ['quema gasta come consume burns burning + aceite oil', 'motor-completo turbo'],
  [`${NOISE} loud fuerte ruidoso + escape mofle exhaust muffler`, 'mofle tubo-escape resonador'],
  // temperature, air
  [HOT, 'radiador termostato bomba-agua motoventilador'],
  [`${HOT} + motor engine`, 'radiador termostato bomba-agua motoventilador'],
  [
    `${LEAKS} baja + agua anticongelante coolant water antifreeze`,
    'mangueras radiador bomba-agua deposito-anticong',
  ],
  ['bomba pump + echa avienta saca manda tira throws pumps + agua water', 'bomba-agua'],
  [`${NOT} + enfria enfriando helado cold cool cooling`, 'compresor-ac condensador evaporador'],
  [`clima aire ac air + ${NOT} + enfria ${FAILS} cold cool blowing`, 'compresor-ac condensador soplador'],
  ['clima aire ac air + caliente hot warm', 'compresor-ac condensador evaporador'],
  [`${NOT} + sopla blowing blow + aire clima air`, 'soplador control-clima'],
  [`calefaccion heater heat + ${NOT}`, 'evaporador termostato soplador'],
  // gearbox
  [
    `${NOT} + entra entran mete meten shift shifting + velocidad velocidades cambio cambios reversa primera gear gears`,
    'clutch palanca caja',
  ],
  [
    'patina resbala barre slips slipping + clutch embrague caja velocidades transmision transmission gear gears',
    'clutch caja convertidor',
  ],
  [
    `${NOISE} clic click clicking + vuelta vueltas girar doblar turn turning turns`,
    'flecha terminal cremallera',
  ],
  // steering, suspension, wheels
  [
    'direccion volante steering + duro dura pesado pesada hard stiff heavy',
    'bomba-direccion cremallera columna',
  ],
  ['direccion volante steering + juego flojo floja loose play', 'terminal cremallera columna'],
  [`${SHAKES} + steering + wheel`, 'llanta rin terminal flecha'],
  [`${SHAKES} + volante steering velocidad carretera speed highway`, 'llanta rin terminal flecha'],
  ['jala carga desvia pull pulls + lado izquierda derecha side left right', 'terminal horquilla llanta'],
  [
    `${NOISE} + tope topes bache baches hoyo hoyos suspension bump bumps potholes`,
    'amortiguador tornillo-estab horquilla base-amortiguador',
  ],
  ['rebota rebotando bouncy bounces bouncing', 'amortiguador resorte'],
  [
    'zumba zumbido ronronea hum humming whine + rueda ruedas llanta llantas velocidad wheel speed',
    'maza llanta',
  ],
  [
    'gasta come desgasta uneven wears + llanta llantas tire tires tyre tyres',
    'terminal horquilla amortiguador',
  ],
  // lights, windows, doors, wipers
  [`${NOT} + ${FAILS} + luz luces foco focos light lights`, 'modulo-luces caja-fusibles faro calavera'],
  [
    'parpadea parpadean tenue bajitas flicker flickers flickering dim + luz luces light lights',
    'alternador bateria modulo-luces',
  ],
  [
    `${NOT} + sube baja suben bajan up down open close roll ${FAILS} + vidrio vidrios cristal ventana window windows`,
    'elevador',
  ],
  [
    `${NOT} + cierra abre cierran abren close open lock shut + puerta puertas door doors`,
    'chapa manija-ext bisagra-puerta',
  ],
  [
    `limpiadores limpiador limpiaparabrisas plumas wipers wiper + ${NOT}`,
    'motor-limpiador brazo-limpiador caja-fusibles',
  ],
  [`${LAMP} + airbag bolsa bolsas srs`, 'bolsa-aire sensores'],
];

interface Complaint {
  readonly groups: readonly ReadonlySet<string>[];
  readonly partTypes: readonly string[];
  readonly systems: readonly SystemCode[];
}

const compiled: readonly Complaint[] = COMPLAINTS.map(([words, types]) => {
  const partTypes = types.split(' ');
  return {
    groups: words.split(' + ').map((group) => new Set(group.split(' ').map(stem))),
    partTypes,
    systems: [...new Set(partTypes.flatMap((code) => partTypeOf(code)?.system ?? []))],
  };
});

/** Which complaints begin with a word: their first group has it. */
const beginning = new Map<string, number[]>();
compiled.forEach(({ groups }, at) => {
  for (const word of groups[0] ?? []) beginning.set(word, [...(beginning.get(word) ?? []), at]);
});

/** Never taken for a mistyped name; beside a complaint they belong to it. */
export const SYMPTOM_WORDS: ReadonlySet<string> = new Set(COMPLAINTS.flatMap(([words]) => nameWords(words)));

/** The complaint that explains most of the words; `mask` says which ones. */
export function findSymptom(tokens: readonly Token[]): { symptom: Symptom; mask: number } | undefined {
  const stems = tokens.map(({ word }) => stem(word));
  let best: { complaint: Complaint; mask: number } | undefined;
  const possible = new Set(stems.flatMap((word) => beginning.get(word) ?? []));
  for (const at of [...possible].sort((a, b) => a - b)) {
    const complaint = compiled[at] as Complaint;
    const mask = maskOf(complaint, stems);
    if (mask && countBits(mask) > countBits(best?.mask ?? 0)) best = { complaint, mask };
  }
  if (!best) return undefined;
  const { complaint, mask } = best;
  const said = tokens.filter((_, index) => mask & (1 << index)).map(({ word }) => word);
  const { systems, partTypes } = complaint;
  return { symptom: { said: said.join(' '), systems, partTypes }, mask };
}

/** A different word for every group, or 0. */
function maskOf({ groups }: Complaint, stems: readonly string[]): number {
  let mask = 0;
  for (const group of groups) {
    const index = stems.findIndex((each, at) => !(mask & (1 << at)) && group.has(each));
    if (index < 0) return 0;
    mask |= 1 << index;
  }
  return mask;
}
