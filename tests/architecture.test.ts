import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getTableConfig, type MySqlTable } from 'drizzle-orm/mysql-core';
import { describe, expect, test } from 'vitest';
import errorsEs from '../src/i18n/es-MX/errors.json' with { type: 'json' };
import { importRules } from '../scripts/architecture-doc.ts';
import { schemaTables } from '../db/migrate.ts';
import { sideOf } from '../db/schema/placement-side.ts';

const ROOT = join(import.meta.dirname, '..');
const tables = [...schemaTables()];

function columnsOf(table: MySqlTable) {
  return getTableConfig(table).columns;
}

/** Column names of each key and index, in order. */
function keysOf(table: MySqlTable): string[][] {
  const { columns, primaryKeys, indexes, uniqueConstraints } = getTableConfig(table);
  return [
    ...primaryKeys.map((key) => key.columns.map((column) => column.name)),
    ...columns.filter((column) => column.primary || column.isUnique).map((column) => [column.name]),
    ...uniqueConstraints.map((key) => key.columns.map((column) => column.name)),
    ...indexes.map((key) => key.config.columns.map((column) => ('name' in column ? column.name : ''))),
  ];
}

describe('every table', () => {
  test('says on which side it lives', () => {
    expect(tables.filter(([, table]) => sideOf(table) === undefined).map(([name]) => name)).toEqual([]);
  });

  test('of a branch has branch_id, never null, first in a key', () => {
    const wrong = tables.filter(([, table]) => {
      if (sideOf(table) !== 'branch') return false;
      const column = columnsOf(table).find((candidate) => candidate.name === 'branch_id');
      return !column?.notNull || !keysOf(table).some((key) => key[0] === 'branch_id');
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  test('keeps money in integer columns named *_cents', () => {
    const wrong = tables.flatMap(([name, table]) =>
      columnsOf(table)
        .filter((column) => column.name.endsWith('_cents') && column.getSQLType() !== 'bigint')
        .map((column) => `${name}.${column.name}`),
    );
    const suspicious = tables.flatMap(([name, table]) =>
      columnsOf(table)
        .filter(
          (column) =>
            /(price|cost|amount|total|tax|discount)/.test(column.name) &&
            !/_(cents|bp|statements)$/.test(column.name),
        )
        .map((column) => `${name}.${column.name}`),
    );
    expect([...wrong, ...suspicious]).toEqual([]);
  });

  test('keeps instants as datetime(3) named *_at or *_start, and days as date named *_on or *_date', () => {
    const wrong = tables.flatMap(([name, table]) =>
      columnsOf(table)
        .filter((column) => {
          const type = column.getSQLType();
          if (type.startsWith('datetime')) return type !== 'datetime(3)' || !/_(at|start)$/.test(column.name);
          return type === 'date' && !/_(on|date)$/.test(column.name);
        })
        .map((column) => `${name}.${column.name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('has an index for each foreign key, which stays on its side or goes to reference tables', () => {
    const wrong = tables.flatMap(([name, table]) =>
      getTableConfig(table).foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        const names = columns.map((column) => column.name);
        const indexed = keysOf(table).some((candidate) =>
          names.every((column, index) => candidate[index] === column),
        );
        const target = sideOf(foreignTable);
        const allowed = target === sideOf(table) || target === 'reference';
        return indexed && allowed ? [] : [`${name} → ${getTableConfig(foreignTable).name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('that a sale locks is nobody’s foreign-key parent', () => {
    const children = tables.filter(([, table]) =>
      getTableConfig(table).foreignKeys.some(
        (key) => getTableConfig(key.reference().foreignTable).name === 'stock_items',
      ),
    );
    expect(children.map(([name]) => name)).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|astro)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

test('what people type is cleaned before it is stored: contracts take it as `lineText` or `noteText`', () => {
  // A text that is only trimmed keeps what nobody sees; a pattern says itself which characters there are.
  const trimmed = /z\s*\.string\(\)\s*\.trim\(\)[^;,]*/g;
  const loose = sourceFiles('src')
    .filter((file) => /contract\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(trimmed)]
        .map(([chain]) => chain)
        .filter((chain) => !/\.regex\(|z\.email\(/.test(chain))
        .map((chain) => `${file}: ${chain}`),
    );
  expect(loose).toEqual([]);
});

test('every refusal has a text, and every text a refusal', () => {
  const thrown = new Set<string>();
  for (const file of [...sourceFiles('src'), ...sourceFiles('db')]) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    for (const match of source.matchAll(/new DomainError\(\s*'([a-z_.]+)'/g)) thrown.add(match[1] ?? '');
  }
  const texts = Object.keys(errorsEs);
  expect([...thrown].filter((code) => !texts.includes(code))).toEqual([]);
  expect(texts.filter((code) => !thrown.has(code))).toEqual([]);
});

test('SQL stands only in db and in *queries.ts', () => {
  const statement = /[`'"](SELECT|INSERT|UPDATE|DELETE|REPLACE)\s/;
  const wrong = sourceFiles('src').filter(
    (file) => !file.endsWith('queries.ts') && statement.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('texts of both languages have the same keys and placeholders', () => {
  const folder = (locale: string) => join(ROOT, 'src/i18n', locale);
  const read = (locale: string, file: string) =>
    JSON.parse(readFileSync(join(folder(locale), file), 'utf8')) as Record<string, string>;
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
  for (const file of readdirSync(folder('es-MX'))) {
    const spanish = read('es-MX', file);
    const english = read('en', file);
    expect(Object.keys(english).sort(), file).toEqual(Object.keys(spanish).sort());
    for (const [key, text] of Object.entries(spanish)) {
      expect(placeholders(english[key] ?? ''), `${file} ${key}`).toEqual(placeholders(text));
    }
  }
});

test('nothing reaches for another host', () => {
  const files = ['src', 'db', 'models', 'public'].flatMap((folder) => {
    try {
      return sourceFiles(folder);
    } catch {
      return [];
    }
  });
  const wrong = files.filter((file) =>
    /(fetch\(|src=|href=|import\()\s*['"`{]*https?:\/\/(?!localhost|127\.0\.0\.1|wa\.me|www\.openstreetmap\.org|schema\.org)/.test(
      readFileSync(join(ROOT, file), 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});

test('docs/architecture.md shows the import rules that lint enforces', () => {
  expect(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')).toContain(importRules());
});

interface Lock {
  readonly packages: Record<
    string,
    { version?: string; optionalDependencies?: Record<string, string>; optional?: boolean }
  >;
}

describe('the lockfile', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;

  test('is complete: every optional dependency has its entry', () => {
    const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
    const missing = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });

  test('holds no version with a known hole', () => {
    const floors: Record<string, string> = {
      astro: '7.3.2',
      '@astrojs/node': '11.0.2',
      sharp: '0.35.4',
      mysql2: '3.9.8',
      'drizzle-orm': '0.45.2',
    };
    const low = Object.entries(lock.packages).flatMap(([path, { version = '0' }]) => {
      const name = path.split('node_modules/').at(-1) ?? '';
      const floor = floors[name];
      return floor && version.localeCompare(floor, 'en', { numeric: true }) < 0
        ? [`${name} ${version} < ${floor}`]
        : [];
    });
    expect(low).toEqual([]);
  });
});
