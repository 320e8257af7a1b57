import { normalizeTerm } from '#shared/facts/terms.ts';

/** Words between the words of a name: "bomba de agua" and "bomba agua" are one name. */
const CONNECTORS = new Set(
  'de del la el los las un una unos unas mi mis tu su para con por en al y e o u lo the of for my an and or with on'.split(
    ' ',
  ),
);

/** What people say around the thing they want. Never reported as not understood. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  (
    'a quiero busco buscando necesito ocupo tienen tienes tiene hay vende venden precio precios costo cuanto cuesta cuestan vale ' +
    'hola buenas buenos tardes dias noches favor gracias que es son si no me urge disponible barato barata economico ' +
    'coche carro auto automovil camioneta vehiculo ano anos modelo version lado pieza piezas parte partes refacciones ' +
    'autopartes original completo completa par pares juego ambas ambos dos lts litros litro cilindros cil ' +
    'i need want looking part parts car truck have you do any price side year model pair set both please hi hello complete'
  ).split(' '),
);

/**
 * What people say in passing and when they tell what the car does. No typing error of a name ("hace" is no Hiace)
 * and never reported as not understood.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'se me te le les lo ya muy mas menos mucho mucha poco poca todo toda todos todas nada algo otro otra otros otras mismo ' +
    'este esta estos estas ese esa esos esas eso esto aqui alli ahi donde cuando mientras siempre nunca luego despues antes ' +
    'como cual cuales quien porque pues pero tambien solo bien mal mejor peor hasta desde sobre entre sin hacia ' +
    'hace hacen hacia hizo haciendo hacer puede pueden puedo poder podria quiere quieren quisiera quiera gustaria sabe saben saber ' +
    'tengo tenia trae traen trajo pone ponen poner puso sale salen salio salir siente sienten sentir oye oyen escucha escuchan ' +
    'esta estan estaba estoy anda andaba va van vaya viene vienen venia quedo queda quedar deja dejo dejar paso pasa pasan pasar ' +
    'cambio cambie cambiar compro compre comprar arreglar reparar manda mandan mandar envian envio envios dice dicen decir ' +
    'gusta creo pienso parece supongo ayuda ayudar saludos amigo amigos jefe senor oigan oiga alguien algun alguna alguno ' +
    'hoy ayer manana mananas semana mes rato momento vez veces cosa cosas tipo tipos casa calle gente hombre mujer tres cuatro cinco ' +
    'lento lenta roto rota rotos rotas marca marcas maneja manejan manejo polvo hielo marzo golpe golpes puesto caro cara ' +
    'rompio rompieron quebro descompuso choco chocaron chocado rompi pesos mxn sus mis nos nuestro nuestra fue era eran ser sido sera seria has han hemos habia haber dar dan dio doy ' +
    'to it its is was were be been are am this that these those there here when while what which who why how much many very ' +
    'not no can cannot could would should will get gets got getting make makes making made go goes going gone come comes coming ' +
    'does did done doing has had having they them your our his her some any all out off up down then than but because after before ' +
    'sounds sound feels feel hear heard think maybe thanks thank again also only just about around from into over under'
  ).split(' '),
);

export function isConnector(word: string): boolean {
  return CONNECTORS.has(word);
}

export function isFiller(word: string): boolean {
  return FILLER_WORDS.has(word);
}

/** Normalised words of a name, without connectors. */
export function nameWords(name: string): string[] {
  return normalizeTerm(name)
    .split(' ')
    .filter((word) => word !== '' && !CONNECTORS.has(word));
}

/**
 * The form in which number is forgiven: "amortiguadores", "luces" and "glasses" meet "amortiguador", "luz" and
 * "glass". Not a word of any language; words with digits stay whole.
 */
export function stem(word: string): string {
  if (word.length < 3 || /\d/.test(word)) return word;
  let form = word;
  if (form.length > 3 && form.endsWith('s') && !form.endsWith('ss')) form = form.slice(0, -1);
  if (form.length > 3 && form.endsWith('e')) form = form.slice(0, -1);
  return form.replace(/y$/, 'i').replace(/z$/, 'c');
}

/** One key for a whole name, however it is spaced: "CX-5", "cx 5" and "cx5" are equal. */
export function phraseKey(words: readonly string[]): string {
  return words.map(stem).join('');
}

/** Equal for words that sound alike in Mexico: "calabera", "zalpicadera", "baleros" and "valeros". */
export function soundOf(word: string): string {
  return word
    .replace(/h/g, '')
    .replace(/v/g, 'b')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/qu|c/g, 'k')
    .replace(/ll|y/g, 'i')
    .replace(/(.)\1/g, '$1')
    .replace(/s$/, '');
}

/**
 * Whether one insertion, deletion, substitution or swap of neighbours turns `typed` into `word`. Words without
 * at least five letters on one side, or with digits, are never forgiven so: too many of them are names.
 */
export function isOneTypoAway(typed: string, word: string): boolean {
  return Math.max(typed.length, word.length) >= 5 && !/\d/.test(typed + word) && isOneEditAway(typed, word);
}

/**
 * The same for a word of four letters: "faor" and "frao" for "faro", "golg" for "golf"; "fro", where the letter
 * left out is neither the first nor the last. The first letter is as typed. Safe only where no other word is as near.
 */
export function isShortTypoAway(typed: string, word: string): boolean {
  if (word.length !== 4 || typed.length > 4 || typed.length < 3 || /\d/.test(typed + word)) return false;
  const hasEnds = typed[0] === word[0] && (typed.length === 4 || typed[2] === word[3]);
  return hasEnds && isOneEditAway(typed, word);
}

function isOneEditAway(typed: string, word: string): boolean {
  const [short, long] = typed.length <= word.length ? [typed, word] : [word, typed];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  const shortRest = short.slice(start, short.length - end);
  const longRest = long.slice(start, long.length - end);
  if (shortRest.length + longRest.length <= 1) return true;
  if (shortRest.length === 1 && longRest.length === 1) return true;
  return (
    shortRest.length === 2 &&
    longRest.length === 2 &&
    shortRest[0] === longRest[1] &&
    shortRest[1] === longRest[0]
  );
}
