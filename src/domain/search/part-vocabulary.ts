import { PART_TYPES, type PartTypeFact } from '#shared/facts/part-types.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { nameWords, phraseKey } from './words.ts';

/** What a name of the trade stands for. */
export interface PartMeaning {
  readonly type?: PartTypeFact;
  readonly system?: SystemCode;
  /** 1 for the name itself, less for what it is also called. */
  readonly quality: number;
}

/** One way to say a part type, in words without connectors. */
export interface PartName {
  readonly words: readonly string[];
  readonly type: PartTypeFact;
  /** Its own name, not what it is also called. */
  readonly isOwn: boolean;
}

export interface PartVocabulary {
  readonly names: readonly PartName[];
  readonly meanings: ReadonlyMap<string, readonly PartMeaning[]>;
  /** Every single word of every name, for forgiving typing errors. */
  readonly words: ReadonlySet<string>;
  /** Words of the longest name. */
  readonly longest: number;
}

const NAME = 1;
const SYSTEM_NAME = 0.97;
const SYNONYM = 0.95;

/** Short forms that name no single type; the place or a question decides. */
const SHORT_FORMS: readonly (readonly [term: string, ...codes: string[]])[] = [
  ['bumper', 'fascia-del', 'fascia-tras'],
  ['fender', 'salpicadera'],
  ['seat', 'asiento-del', 'asiento-tras'],
  ['mirror', 'espejo'],
  ['tapa trasera', 'tapa-cajuela'],
  ['trunk', 'tapa-cajuela'],
  ['lata', 'costado'],
  ['manija puerta', 'manija-ext'],
  ['elevador puerta', 'elevador'],
  ['rotula', 'horquilla', 'terminal'],
  ['tail light', 'calavera'],
  ['luz atras', 'calavera'],
  ['faro atras', 'calavera'],
];

/** What people say for a whole system where no single part type is meant. */
const SYSTEM_TERMS: readonly (readonly [code: SystemCode, terms: string])[] = [
  ['carroceria', 'hojalateria|lámina|exterior|body|bodywork'],
  ['iluminacion', 'luces|luz|focos|lights|lamps'],
  ['suspension-direccion', 'suspensión|dirección|suspension|steering'],
  ['frenos', 'freno|brake'],
  ['enfriamiento-clima', 'enfriamiento|clima|aire acondicionado|cooling|air conditioning'],
  ['escape-combustible', 'combustible|exhaust|fuel'],
  ['electrico', 'eléctrico|eléctrica|parte eléctrica|electrical|electric'],
  ['interior', 'interior|interiores|vestidura|vestiduras|seguridad'],
];

let vocabulary: PartVocabulary | undefined;

export function partVocabulary(): PartVocabulary {
  return (vocabulary ??= build());
}

function build(): PartVocabulary {
  const meanings = new Map<string, PartMeaning[]>();
  const names: PartName[] = [];
  const words = new Set<string>();
  let longest = 1;
  const add = (term: string, meaning: PartMeaning) => {
    const said = nameWords(term);
    const key = phraseKey(said);
    if (key === '') return;
    longest = Math.max(longest, said.length);
    for (const word of said) words.add(word);
    if (meaning.type) names.push({ words: said, type: meaning.type, isOwn: meaning.quality === NAME });
    const known = meanings.get(key) ?? [];
    if (!known.some((other) => other.type === meaning.type && other.system === meaning.system)) {
      meanings.set(key, [...known, meaning]);
    }
  };
  for (const type of PART_TYPES) {
    for (const label of [type.nounEs, type.es, type.nounEn, type.en])
      add(withoutAside(label), { type, quality: NAME });
  }
  for (const system of SYSTEMS) {
    // "Motor" asks for the whole engine, which is a part type.
    if (system.code === 'motor') continue;
    for (const name of [system.es, system.en]) add(name, { system: system.code, quality: SYSTEM_NAME });
  }
  for (const [system, terms] of SYSTEM_TERMS) {
    for (const term of terms.split('|')) add(term, { system, quality: SYSTEM_NAME });
  }
  for (const type of PART_TYPES) {
    for (const synonym of [...type.synonymsEs, ...type.synonymsEn]) add(synonym, { type, quality: SYNONYM });
  }
  for (const [term, ...codes] of SHORT_FORMS) {
    for (const type of PART_TYPES) if (codes.includes(type.code)) add(term, { type, quality: SYNONYM });
  }
  return { names, meanings, words, longest };
}

/** "Mango (muñón)" is said "mango". */
function withoutAside(label: string): string {
  return label.replace(/\(.*?\)/g, '');
}
