import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Block, BLOCK_TYPES, newBlock, type BlockType } from '#contract/landing';
import { anImage, FULL_BLOCKS } from '../../domain/landing/content.fixture.ts';
import { BLOCK_FIELDS, fieldTrail, textPlaces, type Field } from './block-fields.ts';
import { pathText, valueAt } from './value-path.ts';

const FILE = { hash: 'd3'.repeat(32), bytes: 7, name: 'informe.pdf' };
/** What is no field of the form: it has its own place. */
const OF_EVERY_BLOCK = new Set(['id', 'type', 'isHidden', 'isDemo']);

type Schema = z.core.$ZodType;

/** Without what may be left out or null. */
function inner(schema: Schema): Schema {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return inner(schema.unwrap());
  return schema;
}

/** `steps[].title`: every place of a stored form, down to what one control changes. */
function places(schema: Schema, path = ''): string[] {
  const plain = inner(schema);
  if (plain instanceof z.ZodArray && inner(plain.element) instanceof z.ZodObject)
    return places(plain.element, `${path}[]`);
  if (plain instanceof z.ZodDiscriminatedUnion && path.endsWith('figure')) {
    return plain.options.flatMap((option) =>
      places(option, path).filter((place) => !place.endsWith('.kind')),
    );
  }
  if (plain instanceof z.ZodObject && !isOne(plain)) {
    return Object.entries(plain.shape)
      .filter(([key]) => path !== '' || !OF_EVERY_BLOCK.has(key))
      .flatMap(([key, one]) => places(one as Schema, path === '' ? key : `${path}.${key}`));
  }
  return [path];
}

/** Changed by one control: a text with its languages, a picture, a file, a button. */
function isOne({ shape }: z.ZodObject): boolean {
  return 'es' in shape || 'hash' in shape || 'link' in shape;
}

function fieldPlaces(fields: readonly Field[], path = ''): string[] {
  return fields.flatMap((field) => {
    const at = path === '' ? field.key : `${path}.${field.key}`;
    if (field.kind === 'list') return fieldPlaces(field.fields, `${at}[]`);
    if (field.kind === 'part') return fieldPlaces(field.fields, at);
    if (field.kind === 'variant') return field.variants.flatMap((variant) => fieldPlaces(variant.fields, at));
    return [at];
  });
}

const schemaOf = (type: BlockType) => {
  const found = Block.options.find(({ shape }) => shape.type.value === type);
  if (!found) throw new Error(type);
  return found;
};

describe('the form of each block', () => {
  test.each(BLOCK_TYPES)('%s has a control for every field that is stored, and for no other', (type) => {
    const stored = [...new Set(places(schemaOf(type)))];
    expect([...new Set(fieldPlaces(BLOCK_FIELDS[type]))].toSorted()).toEqual(stored.toSorted());
  });

  test.each(BLOCK_TYPES)('what is added to %s may be stored as it begins', (type) => {
    const begun = newBlock(type, 'new-0001');
    expect(Block.parse(begun)).toEqual(begun);
    for (const field of BLOCK_FIELDS[type]) {
      for (const [value, needs] of begins(field)) {
        const extra = needs === 'image' ? { image: anImage() } : needs === 'file' ? { file: FILE } : {};
        const made = typeof value === 'object' && value !== null ? { ...value, ...extra } : value;
        const block = { ...begun, [field.key]: field.kind === 'list' ? [made] : made };
        expect(Block.safeParse(block).error?.issues ?? [], `${type}.${field.key}`).toEqual([]);
      }
    }
  });

  function begins(field: Field): [unknown, string | undefined][] {
    if (field.kind === 'list' || field.kind === 'part') return [[field.make(), field.needs]];
    if (field.kind === 'variant') return field.variants.map((variant) => [variant.make(), variant.needs]);
    return [];
  }

  test('no list takes more than may be stored', () => {
    for (const type of BLOCK_TYPES) {
      for (const field of BLOCK_FIELDS[type]) {
        if (field.kind !== 'list') continue;
        const list = inner(valueAt(schemaOf(type).shape, [field.key]) as Schema);
        const most = list instanceof z.ZodArray ? list._zod.def.checks?.map((check) => check._zod.def) : [];
        expect(most, `${type}.${field.key}`).toContainEqual(expect.objectContaining({ maximum: field.max }));
      }
    }
  });
});

describe('texts that are written where they stand', () => {
  test('of a hero: all of them, with that of its button', () => {
    expect(textPlaces(FULL_BLOCKS.hero, BLOCK_FIELDS.hero).map(({ path }) => pathText(path))).toEqual([
      'eyebrow',
      'heading',
      'lead',
      'sheet.label',
      'sheet.text',
      'sheet.button.label',
      'figure.caption',
    ]);
  });

  test('of lists: those of each item, and none of what is not there', () => {
    const [first] = FULL_BLOCKS.timeline.steps;
    const block = { ...FULL_BLOCKS.timeline, steps: [first, first] };
    expect(textPlaces(block, BLOCK_FIELDS.timeline).map(({ path }) => pathText(path))).toEqual([
      'heading',
      'steps.0.year',
      'steps.0.title',
      'steps.0.text',
      'steps.1.year',
      'steps.1.title',
      'steps.1.text',
    ]);
    expect(textPlaces(newBlock('hero', 'hero-9'), BLOCK_FIELDS.hero)).toHaveLength(3);
  });

  test('a place is named from outside in', () => {
    expect(fieldTrail(BLOCK_FIELDS.backers, ['goal', 'button', 'label']).map(({ label }) => label)).toEqual([
      'pageEditor.fieldGoal',
      'pageEditor.fieldButton',
    ]);
    expect(fieldTrail(BLOCK_FIELDS.process, ['origin', 'points', 1, 'title'])).toEqual([
      { label: 'pageEditor.fieldOrigin', index: null },
      { label: 'pageEditor.fieldPoints', index: 1 },
      { label: 'pageEditor.fieldTitle', index: null },
    ]);
  });
});
