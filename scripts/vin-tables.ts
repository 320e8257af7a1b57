import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { VpicBody, VpicFuel, VpicRows } from '../src/domain/catalog/vin/vpic-rows.ts';
import { ScriptFailure } from './failure.ts';
import { inProject } from './paths.ts';

/**
 * `npm run vin-tables -- <folder>` makes the decoder's table anew from three extracts of NHTSA vPIC in the folder:
 * `wmi.csv.gz` (wmi, make, …), `wmi_schema.csv.gz` (vin_schema_id, wmi, year_from, year_to) and
 * `vin_pattern.csv.gz` (vin_schema_id, keys, attribute, value). Kept: model, body, displacement, cylinders, fuel.
 */
export function run([folder]: string[]): number {
  if (folder === undefined) throw new ScriptFailure('Uso: npm run vin-tables -- <carpeta con los tres CSV>');
  const rows = packed(
    readCsv(join(folder, 'wmi.csv.gz')),
    readCsv(join(folder, 'wmi_schema.csv.gz')),
    readCsv(join(folder, 'vin_pattern.csv.gz')),
  );
  const bytes = gzipSync(JSON.stringify(rows), { level: 9 });
  const target = inProject('src', 'domain', 'catalog', 'vin', 'vpic-packed.ts');
  const text = [
    '/** NHTSA vPIC, US public domain: gzip of JSON as `vpic-rows.ts` has it. Made by `npm run vin-tables`. */',
    `export const VPIC_PACKED =\n  '${bytes.toString('base64')}';`,
  ];
  writeFileSync(target, `${text.join('\n')}\n`);
  const patterns = rows.schemas.reduce((sum, schema) => sum + schema.length / 2, 0);
  console.log(`${rows.makers.length} makers, ${rows.schemas.length} schemas, ${patterns} keyed patterns`);
  console.log(`${target}: ${Math.round(bytes.length / 1024)} kB`);
  return 0;
}

const BODIES: readonly (readonly [RegExp, VpicBody])[] = [
  [/^Sedan/, 'sedan'],
  [/^Hatchback/, 'hatchback'],
  [/^(Coupe|Roadster)/, 'coupe'],
  [/^Convertible/, 'convertible'],
  [/^(Sport Utility Vehicle|Crossover)/, 'suv'],
  [/^(Pickup|Sport Utility Truck)/, 'pickup'],
  [/^Minivan/, 'minivan'],
  [/^(Van|Cargo Van)/, 'van'],
  [/^Wagon/, 'wagon'],
];

const FUELS: Readonly<Record<string, VpicFuel>> = {
  Gasoline: 'gasoline',
  Diesel: 'diesel',
  Electric: 'electric',
  'Flexible Fuel Vehicle (FFV)': 'gasoline',
};

/** The value as the decoder keeps it; undefined for what it has no use for. */
function valueOf(attribute: string, value: string): string | number | undefined {
  switch (attribute) {
    case 'model':
      return value;
    case 'body_class':
      return BODIES.find(([words]) => words.test(value))?.[1];
    case 'fuel':
      return FUELS[value];
    case 'displacement_l':
      return Math.round(Number(value) * 10) || undefined;
    case 'cylinders':
      return Number(value);
    default:
      return undefined;
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  model: 'm',
  body_class: 'b',
  fuel: 'f',
  displacement_l: 'd',
  cylinders: 'c',
};

function packed(wmis: string[][], links: string[][], patterns: string[][]): VpicRows {
  const keys = new Numbering();
  const facts = new Numbering();
  const patternsOf = new Map<string, Map<number, Record<string, string | number>>>();
  for (const [schema = '', key = '', attribute = '', value = ''] of patterns) {
    const field = FIELDS[attribute];
    const kept = valueOf(attribute, value);
    if (field === undefined || kept === undefined) continue;
    const ofSchema = patternsOf.get(schema) ?? new Map<number, Record<string, string | number>>();
    patternsOf.set(schema, ofSchema);
    const fields = ofSchema.get(keys.of(key)) ?? {};
    fields[field] = kept;
    ofSchema.set(keys.of(key), fields);
  }
  const contents = new Numbering();
  const numberOf = new Map<string, number>();
  for (const [schema, ofSchema] of patternsOf) {
    const pairs = [...ofSchema].flatMap(([key, fields]) => [key, facts.of(sortedJson(fields))]);
    numberOf.set(schema, contents.of(JSON.stringify(pairs)));
  }
  const used = links.flatMap(([schema = '', wmi = '', from = '', to = '']) => {
    const number = numberOf.get(schema);
    return number === undefined ? [] : [[wmi, number, Number(from), to === '' ? 0 : Number(to)] as const];
  });
  return {
    makers: wmis.map(([wmi = '', make = '']) => [wmi, make] as const),
    keys: keys.all,
    facts: facts.all.map((text) => JSON.parse(text) as VpicRows['facts'][number]),
    schemas: contents.all.map((text) => JSON.parse(text) as number[]),
    links: used,
  };
}

class Numbering {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    this.all.push(text);
    return this.all.length - 1;
  }
}

const sortedJson = (fields: Record<string, string | number>) =>
  JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Fields hold commas only between double quotes; none holds a line break. */
function readCsv(file: string): string[][] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
}
