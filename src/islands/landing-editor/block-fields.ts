import type { BlockType } from '#contract/landing';
import type { EditorKey } from './editor-texts.tsx';
import type { ValuePath } from './value-path.ts';

interface Common {
  /** Name in the stored block. */
  readonly key: string;
  readonly label: EditorKey;
  readonly hint?: EditorKey;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** One thing of a block that an owner can change, and how. Every field of the stored form has one: a test compares. */
export type Field = Common &
  (
    | { readonly kind: 'line' | 'text' | 'plain' | 'rich' | 'toggle' | 'car' | 'file' }
    | { readonly kind: 'money'; readonly isOptional?: boolean; readonly min?: number }
    | ({ readonly kind: 'percent' | 'count' } & Bounds & { readonly isOptional?: boolean })
    | { readonly kind: 'date' }
    | { readonly kind: 'measure' }
    | { readonly kind: 'system' }
    | { readonly kind: 'image'; readonly isOptional: boolean; readonly ratio?: number }
    | { readonly kind: 'button' }
    | ListField
    | {
        readonly kind: 'part';
        readonly fields: readonly Field[];
        readonly make: () => unknown;
        readonly needs?: 'file';
      }
    | { readonly kind: 'variant'; readonly variants: readonly Variant[] }
  );

export interface ListField {
  readonly kind: 'list';
  readonly max: number;
  readonly fields: readonly Field[];
  /** What an item begins as; one that begins as a picture is made when the picture is there. */
  readonly make: () => unknown;
  readonly needs?: 'image';
  readonly addLabel: EditorKey;
}

/** One of several forms of a value; one that begins as a picture is made when the picture is there. */
export interface Variant {
  readonly value: string;
  readonly label: EditorKey;
  readonly fields: readonly Field[];
  readonly make: () => unknown;
  readonly needs?: 'image';
}

const said = () => ({ es: '' });

const heading: Field = { kind: 'line', key: 'heading', label: 'pageEditor.fieldHeading' };
const text: Field = { kind: 'text', key: 'text', label: 'pageEditor.fieldText' };
const title: Field = { kind: 'line', key: 'title', label: 'pageEditor.fieldTitle' };
const label: Field = { kind: 'line', key: 'label', label: 'pageEditor.fieldLabel' };
const name: Field = { kind: 'plain', key: 'name', label: 'pageEditor.fieldName' };
const image: Field = { kind: 'image', key: 'image', label: 'pageEditor.fieldImage', isOptional: true };
const caption: Field = { kind: 'text', key: 'caption', label: 'pageEditor.fieldCaption' };
const button: Field = { kind: 'button', key: 'button', label: 'pageEditor.fieldButton' };
const measure: Field = { kind: 'measure', key: 'measure', label: 'pageEditor.fieldMeasure' };
const note: Field = { kind: 'text', key: 'note', label: 'pageEditor.fieldNote' };

const amount = (key: string, of: EditorKey, isOptional = false): Field => ({
  kind: 'money',
  key,
  label: of,
  isOptional,
});

const timelineSteps: Field = {
  kind: 'list',
  key: 'steps',
  label: 'pageEditor.fieldSteps',
  addLabel: 'pageEditor.addStep',
  max: 16,
  make: () => ({ year: '', title: said(), text: said(), image: null }),
  fields: [
    { kind: 'plain', key: 'year', label: 'pageEditor.fieldYear' },
    title,
    text,
    image,
    { kind: 'toggle', key: 'isNow', label: 'pageEditor.fieldIsNow' },
  ],
};

const goal: Field = {
  kind: 'part',
  key: 'goal',
  label: 'pageEditor.fieldGoal',
  make: () => ({
    label: said(),
    goalCents: 1_000_000_00,
    raisedCents: 0,
    contributions: null,
    closesOn: null,
    note: said(),
    button: null,
  }),
  fields: [
    label,
    { kind: 'money', key: 'goalCents', label: 'pageEditor.fieldGoalAmount', min: 1 },
    amount('raisedCents', 'pageEditor.fieldRaised'),
    {
      kind: 'count',
      key: 'contributions',
      label: 'pageEditor.fieldContributions',
      min: 0,
      max: 10_000_000,
      isOptional: true,
    },
    { kind: 'date', key: 'closesOn', label: 'pageEditor.fieldClosesOn' },
    note,
    button,
  ],
};

const backerList: Field = {
  kind: 'list',
  key: 'backers',
  label: 'pageEditor.fieldBackers',
  addLabel: 'pageEditor.addBacker',
  max: 60,
  make: () => ({ name: '', note: said(), period: '', amountCents: null, logo: null }),
  fields: [
    name,
    note,
    { kind: 'plain', key: 'period', label: 'pageEditor.fieldPeriod' },
    amount('amountCents', 'pageEditor.fieldAmount', true),
    { kind: 'image', key: 'logo', label: 'pageEditor.fieldLogo', isOptional: true },
  ],
};

const uses: Field = {
  kind: 'list',
  key: 'uses',
  label: 'pageEditor.fieldUses',
  addLabel: 'pageEditor.addUse',
  max: 12,
  make: () => ({ label: said(), amountCents: 0 }),
  fields: [label, amount('amountCents', 'pageEditor.fieldAmount')],
};

const report: Field = {
  kind: 'part',
  key: 'report',
  label: 'pageEditor.fieldReport',
  needs: 'file',
  make: () => ({ label: said() }),
  fields: [label, { kind: 'file', key: 'file', label: 'pageEditor.fieldFile' }],
};

const plans: Field = {
  kind: 'list',
  key: 'plans',
  label: 'pageEditor.fieldPlans',
  addLabel: 'pageEditor.addPlan',
  max: 8,
  make: () => ({ name: said(), months: 3, downPaymentBp: 2_000, annualRateBp: 0, minimumCents: 0 }),
  fields: [
    { kind: 'line', key: 'name', label: 'pageEditor.fieldPlanName' },
    { kind: 'count', key: 'months', label: 'pageEditor.fieldMonths', min: 1, max: 60 },
    { kind: 'percent', key: 'downPaymentBp', label: 'pageEditor.fieldDownPayment', min: 0, max: 9_000 },
    {
      kind: 'percent',
      key: 'annualRateBp',
      label: 'pageEditor.fieldAnnualRate',
      hint: 'pageEditor.hintAnnualRate',
      min: 0,
      max: 20_000,
    },
    amount('minimumCents', 'pageEditor.fieldMinimum'),
  ],
};

const origin: Field = {
  kind: 'part',
  key: 'origin',
  label: 'pageEditor.fieldOrigin',
  make: () => ({ heading: said(), text: said(), points: [] }),
  fields: [
    heading,
    text,
    {
      kind: 'list',
      key: 'points',
      label: 'pageEditor.fieldPoints',
      addLabel: 'pageEditor.addPoint',
      max: 8,
      make: () => ({ title: said(), text: said() }),
      fields: [title, text],
    },
  ],
};

const heroFigure: Field = {
  kind: 'variant',
  key: 'figure',
  label: 'pageEditor.fieldFigure',
  variants: [
    {
      value: 'car',
      label: 'pageEditor.figureCar',
      make: () => ({ kind: 'car', path: 'nissan/tsuru/b13', caption: said() }),
      fields: [{ kind: 'car', key: 'path', label: 'pageEditor.fieldCar' }, caption],
    },
    {
      value: 'photo',
      label: 'pageEditor.figurePhoto',
      needs: 'image',
      make: () => ({ kind: 'photo', caption: said() }),
      fields: [
        { kind: 'image', key: 'image', label: 'pageEditor.fieldImage', isOptional: false, ratio: 16 / 9 },
        caption,
      ],
    },
  ],
};

const heroSheet: Field = {
  kind: 'part',
  key: 'sheet',
  label: 'pageEditor.fieldSheet',
  make: () => ({ label: said(), measure: 'pieces', text: said(), button: null }),
  fields: [label, measure, text, button],
};

/** What can be changed in a block of each type, in the order in which the form asks. */
export const BLOCK_FIELDS: Readonly<Record<BlockType, readonly Field[]>> = {
  hero: [
    { kind: 'line', key: 'eyebrow', label: 'pageEditor.fieldEyebrow' },
    heading,
    { kind: 'text', key: 'lead', label: 'pageEditor.fieldLead' },
    heroSheet,
    heroFigure,
  ],
  timeline: [heading, timelineSteps],
  numbers: [
    heading,
    {
      kind: 'list',
      key: 'items',
      label: 'pageEditor.fieldNumbers',
      addLabel: 'pageEditor.addNumber',
      max: 8,
      make: () => ({ measure: 'pieces', label: said() }),
      fields: [measure, { ...label, hint: 'pageEditor.hintNumberLabel' }],
    },
  ],
  branches: [
    heading,
    text,
    { kind: 'toggle', key: 'hasMap', label: 'pageEditor.fieldHasMap' },
    { kind: 'toggle', key: 'hasHours', label: 'pageEditor.fieldHasHours' },
  ],
  people: [
    heading,
    text,
    {
      kind: 'list',
      key: 'people',
      label: 'pageEditor.fieldPeople',
      addLabel: 'pageEditor.addPerson',
      max: 24,
      make: () => ({ name: '', role: said(), text: said(), image: null }),
      fields: [
        name,
        { kind: 'line', key: 'role', label: 'pageEditor.fieldRole' },
        text,
        { kind: 'image', key: 'image', label: 'pageEditor.fieldPhoto', isOptional: true, ratio: 1 },
      ],
    },
  ],
  backers: [heading, text, goal, backerList, uses, report],
  financing: [
    heading,
    text,
    { kind: 'toggle', key: 'hasHoldTerms', label: 'pageEditor.fieldHasHoldTerms' },
    plans,
    { kind: 'toggle', key: 'hasCalculator', label: 'pageEditor.fieldHasCalculator' },
    note,
  ],
  process: [
    heading,
    {
      kind: 'list',
      key: 'steps',
      label: 'pageEditor.fieldSteps',
      addLabel: 'pageEditor.addStep',
      max: 12,
      make: () => ({ title: said(), text: said(), image: null }),
      fields: [title, text, image],
    },
    origin,
  ],
  gallery: [
    heading,
    {
      kind: 'list',
      key: 'pictures',
      label: 'pageEditor.fieldPictures',
      addLabel: 'pageEditor.addPicture',
      max: 24,
      needs: 'image',
      make: () => ({ caption: said() }),
      fields: [
        { kind: 'image', key: 'image', label: 'pageEditor.fieldImage', isOptional: false },
        { kind: 'line', key: 'caption', label: 'pageEditor.fieldCaption' },
      ],
    },
  ],
  testimonials: [
    heading,
    {
      kind: 'list',
      key: 'quotes',
      label: 'pageEditor.fieldQuotes',
      addLabel: 'pageEditor.addQuote',
      max: 12,
      make: () => ({ text: said(), name: '', note: said() }),
      fields: [text, name, { kind: 'line', key: 'note', label: 'pageEditor.fieldNote' }],
    },
  ],
  offers: [
    heading,
    text,
    { kind: 'system', key: 'system', label: 'pageEditor.fieldSystem' },
    { kind: 'count', key: 'count', label: 'pageEditor.fieldCount', min: 1, max: 12 },
  ],
  faq: [
    heading,
    {
      kind: 'list',
      key: 'items',
      label: 'pageEditor.fieldQuestions',
      addLabel: 'pageEditor.addQuestion',
      max: 30,
      make: () => ({ question: said(), answer: { es: [] } }),
      fields: [
        { kind: 'line', key: 'question', label: 'pageEditor.fieldQuestion' },
        { kind: 'rich', key: 'answer', label: 'pageEditor.fieldAnswer' },
      ],
    },
  ],
  richText: [heading, { kind: 'rich', key: 'body', label: 'pageEditor.fieldBody' }],
  callToAction: [heading, text, button],
};

/** A text of a block that is written where it stands. */
export interface TextPlace {
  readonly path: ValuePath;
  readonly kind: 'line' | 'text' | 'plain';
  readonly label: EditorKey;
}

type Values = Readonly<Record<string, unknown>>;

/** All texts of a value that are written where they stand, by the fields it has. */
export function textPlaces(value: unknown, fields: readonly Field[], at: ValuePath = []): TextPlace[] {
  if (typeof value !== 'object' || value === null) return [];
  return fields.flatMap((field) => placesIn((value as Values)[field.key], field, [...at, field.key]));
}

function placesIn(value: unknown, field: Field, path: ValuePath): TextPlace[] {
  if (value === null || value === undefined) return [];
  if (field.kind === 'line' || field.kind === 'text' || field.kind === 'plain')
    return [{ path, kind: field.kind, label: field.label }];
  if (field.kind === 'button') return [{ path: [...path, 'label'], kind: 'line', label: field.label }];
  if (field.kind === 'part') return textPlaces(value, field.fields, path);
  if (field.kind === 'list') {
    const items = value as readonly unknown[];
    return items.flatMap((item, index) => textPlaces(item, field.fields, [...path, index]));
  }
  if (field.kind !== 'variant') return [];
  const variant = field.variants.find((one) => one.value === (value as Values)['kind']);
  return variant ? textPlaces(value, variant.fields, path) : [];
}

/** Where a field of a block is said, in words, outermost first: `Pasos`, then `Título`. */
export function fieldTrail(
  fields: readonly Field[],
  path: ValuePath,
): { label: EditorKey; index: number | null }[] {
  const [key, ...rest] = path;
  const field = fields.find((one) => one.key === key);
  if (!field) return [];
  const index = field.kind === 'list' && typeof rest[0] === 'number' ? rest[0] : null;
  const below = index === null ? rest : rest.slice(1);
  return [{ label: field.label, index }, ...(below.length > 0 ? trailBelow(field, below) : [])];
}

function trailBelow(field: Field, path: ValuePath) {
  if (field.kind === 'list' || field.kind === 'part') return fieldTrail(field.fields, path);
  if (field.kind === 'variant')
    return fieldTrail(
      field.variants.flatMap(({ fields }) => fields),
      path,
    );
  return [];
}
