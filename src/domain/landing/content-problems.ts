import { isSaid, plainTextOf } from './block-texts.ts';
import type { Block, PageContent } from './blocks.ts';
import type { Button, LandingImage, Localized } from './content-parts.ts';

/** What keeps a draft from being published. A draft itself may be as unfinished as it likes. */
export const PROBLEM_CODES = [
  /** A picture that nobody described. */
  'missing_alt',
  /** Something with nothing written in it: a heading, a name, an answer. */
  'missing_text',
  /** Two heroes: a page has one title. */
  'second_hero',
  /** No block that would show. */
  'nothing_to_show',
  /** Raised more than it is for is fine; a use of money above the goal is not. */
  'uses_exceed_goal',
  /** A picture that is not among those put in for pages. Only the server can tell. */
  'missing_picture',
  /** A document that is not among those put in for pages. Only the server can tell. */
  'missing_file',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface ContentProblem {
  /** Null: of the page. */
  readonly blockId: string | null;
  /** Within the block: `steps.2.title`. */
  readonly path: string;
  readonly code: ProblemCode;
}

type Found = Omit<ContentProblem, 'blockId'>;

/** What must be put right before this is published; hidden blocks are not looked at. */
export function problemsOf(content: PageContent): ContentProblem[] {
  const shown = content.blocks.filter(({ isHidden }) => isHidden !== true);
  const ofPage: ContentProblem[] = [
    ...text('title', content.title),
    ...text('description', content.description),
    ...(shown.length === 0 ? [{ path: 'blocks', code: 'nothing_to_show' as const }] : []),
  ].map((problem) => ({ ...problem, blockId: null }));
  const heroes = shown.filter(({ type }) => type === 'hero').slice(1);
  return [
    ...ofPage,
    ...heroes.map(({ id }) => ({ blockId: id, path: 'type', code: 'second_hero' as const })),
    ...shown.flatMap((block) => problemsIn(block).map((problem) => ({ ...problem, blockId: block.id }))),
  ];
}

function text(path: string, value: Localized): Found[] {
  return isSaid(value) ? [] : [{ path, code: 'missing_text' }];
}

function words(path: string, value: string): Found[] {
  return text(path, { es: value });
}

function picture(path: string, image: LandingImage | null): Found[] {
  return !image || isSaid(image.alt) ? [] : [{ path: `${path}.alt`, code: 'missing_alt' }];
}

function button(path: string, value: Button | null): Found[] {
  return value ? text(`${path}.label`, value.label) : [];
}

function each<Item>(
  path: string,
  items: readonly Item[],
  look: (item: Item, at: string) => Found[],
): Found[] {
  return items.flatMap((item, index) => look(item, `${path}.${index}`));
}

function problemsIn(block: Block): Found[] {
  switch (block.type) {
    case 'hero':
      return [
        ...text('heading', block.heading),
        ...(block.sheet ? button('sheet.button', block.sheet.button) : []),
        ...(block.figure?.kind === 'photo' ? picture('figure.image', block.figure.image) : []),
      ];
    case 'timeline':
      return each('steps', block.steps, (step, at) => [
        ...words(`${at}.year`, step.year),
        ...text(`${at}.title`, step.title),
        ...picture(`${at}.image`, step.image),
      ]);
    case 'people':
      return each('people', block.people, (person, at) => [
        ...words(`${at}.name`, person.name),
        ...picture(`${at}.image`, person.image),
      ]);
    case 'backers':
      return problemsOfBackers(block);
    case 'financing':
      return each('plans', block.plans, (plan, at) => text(`${at}.name`, plan.name));
    case 'process':
      return [
        ...each('steps', block.steps, (step, at) => [
          ...text(`${at}.title`, step.title),
          ...picture(`${at}.image`, step.image),
        ]),
        ...each('origin.points', block.origin?.points ?? [], (point, at) => text(`${at}.title`, point.title)),
      ];
    case 'gallery':
      return each('pictures', block.pictures, ({ image }, at) => picture(`${at}.image`, image));
    case 'testimonials':
      return each('quotes', block.quotes, (quote, at) => [
        ...text(`${at}.text`, quote.text),
        ...words(`${at}.name`, quote.name),
      ]);
    case 'faq':
      return each('items', block.items, (item, at) => [
        ...text(`${at}.question`, item.question),
        ...words(`${at}.answer`, plainTextOf(item.answer.es)),
      ]);
    case 'callToAction':
      return [...text('heading', block.heading), ...button('button', block.button)];
    case 'numbers':
    case 'branches':
    case 'offers':
    case 'richText':
      return [];
  }
}

function problemsOfBackers(block: Extract<Block, { type: 'backers' }>): Found[] {
  const used = block.uses.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return [
    ...(block.goal
      ? [...text('goal.label', block.goal.label), ...button('goal.button', block.goal.button)]
      : []),
    ...(block.goal && used > block.goal.goalCents
      ? [{ path: 'uses', code: 'uses_exceed_goal' as const }]
      : []),
    ...each('backers', block.backers, (backer, at) => [
      ...words(`${at}.name`, backer.name),
      ...picture(`${at}.logo`, backer.logo),
    ]),
    ...each('uses', block.uses, (use, at) => text(`${at}.label`, use.label)),
    ...(block.report ? text('report.label', block.report.label) : []),
  ];
}
