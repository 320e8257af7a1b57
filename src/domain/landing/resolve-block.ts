import { generationLabel } from '#domain/catalog';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import type { Block, BlockOf, BlockType } from './blocks.ts';
import { documentName } from './document-name.ts';
import type { PartsResolver } from './resolve-parts.ts';
import type {
  ResolvedBackers,
  ResolvedBlock,
  ResolvedBranches,
  ResolvedHero,
  ResolvedOffer,
} from './resolved.ts';

type Shown<Type extends BlockType> = Omit<Extract<ResolvedBlock, { type: Type }>, 'id' | 'isDemo'>;

type Resolvers = {
  readonly [Type in BlockType]: (block: BlockOf<Type>, parts: PartsResolver) => Shown<Type>;
};

/** A block as it is shown, with what is live in it. */
export function resolveBlock(block: Block, parts: PartsResolver): ResolvedBlock {
  const resolve = RESOLVERS[block.type] as (block: Block, parts: PartsResolver) => Shown<BlockType>;
  return { ...resolve(block, parts), id: block.id, isDemo: block.isDemo === true } as ResolvedBlock;
}

const RESOLVERS: Resolvers = {
  hero: (block, parts) => ({
    type: 'hero',
    eyebrow: parts.text(block.eyebrow),
    heading: parts.text(block.heading),
    lead: parts.text(block.lead),
    sheet: block.sheet && {
      label: parts.text(block.sheet.label),
      value: parts.live.figures[block.sheet.measure],
      text: parts.text(block.sheet.text),
      button: parts.button(block.sheet.button),
    },
    figure: figureOf(block, parts),
  }),
  timeline: (block, parts) => ({
    type: 'timeline',
    heading: parts.text(block.heading),
    steps: block.steps.map(({ year, title, text, image, isNow }) => ({
      year,
      title: parts.text(title),
      text: parts.text(text),
      picture: parts.pictureOrNone(image),
      isNow: isNow === true,
    })),
  }),
  numbers: (block, parts) => ({
    type: 'numbers',
    heading: parts.text(block.heading),
    items: block.items.map(({ measure, label }) => ({
      measure,
      value: parts.live.figures[measure],
      label: parts.text(label),
    })),
  }),
  branches: branchesOf,
  people: (block, parts) => ({
    type: 'people',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    people: block.people.map(({ name, role, text, image }) => ({
      name,
      role: parts.text(role),
      text: parts.text(text),
      picture: parts.pictureOrNone(image),
    })),
  }),
  backers: backersOf,
  financing: (block, parts) => ({
    type: 'financing',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    holds: block.hasHoldTerms ? parts.live.holds : [],
    plans: block.plans.map(({ name, ...terms }) => ({ ...terms, name: parts.text(name) })),
    hasCalculator: block.hasCalculator,
    note: parts.text(block.note),
  }),
  process: (block, parts) => {
    const step = ({ title, text }: { title: Parameters<typeof parts.text>[0]; text: typeof title }) => ({
      title: parts.text(title),
      text: parts.text(text),
    });
    return {
      type: 'process',
      heading: parts.text(block.heading),
      steps: block.steps.map((each) => ({ ...step(each), picture: parts.pictureOrNone(each.image) })),
      origin: block.origin && {
        heading: parts.text(block.origin.heading),
        text: parts.text(block.origin.text),
        points: block.origin.points.map(step),
      },
    };
  },
  gallery: (block, parts) => ({
    type: 'gallery',
    heading: parts.text(block.heading),
    pictures: block.pictures.map(({ image, caption }) => ({
      picture: parts.picture(image),
      caption: parts.text(caption),
    })),
  }),
  testimonials: (block, parts) => ({
    type: 'testimonials',
    heading: parts.text(block.heading),
    quotes: block.quotes.map(({ text, name, note }) => ({
      text: parts.text(text),
      name,
      note: parts.text(note),
    })),
  }),
  offers: (block, parts) => ({
    type: 'offers',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    offers: offersOf(block.id, parts),
  }),
  faq: (block, parts) => ({
    type: 'faq',
    heading: parts.text(block.heading),
    items: block.items.map(({ question, answer }) => ({
      question: parts.text(question),
      answer: parts.rich(answer),
    })),
  }),
  richText: (block, parts) => ({
    type: 'richText',
    heading: parts.text(block.heading),
    body: parts.rich(block.body),
  }),
  callToAction: (block, parts) => ({
    type: 'callToAction',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    button: parts.button(block.button),
  }),
};

/** A car that the catalog does not have any more leaves no hole: the block goes without a figure. */
function figureOf({ figure }: BlockOf<'hero'>, parts: PartsResolver): ResolvedHero['figure'] {
  if (!figure) return null;
  const caption = parts.text(figure.caption);
  if (figure.kind === 'photo') return { kind: 'photo', picture: parts.picture(figure.image), caption };
  const generation = parts.live.cars.find(({ path }) => path === figure.path);
  return (
    (generation && { kind: 'car', caption, car: { name: generationLabel(generation), generation } }) ?? null
  );
}

function branchesOf(
  block: BlockOf<'branches'>,
  parts: PartsResolver,
): Omit<ResolvedBranches, 'id' | 'isDemo'> {
  const all = parts.language === 'en' ? '/en/sucursales' : '/sucursales';
  return {
    type: 'branches',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    hasMap: block.hasMap,
    hasHours: block.hasHours,
    allHref: all,
    branches: parts.live.branches.map((branch) => ({
      slug: branch.slug,
      name: branch.name,
      city: branch.city,
      address: branch.address,
      href: `${all}/${branch.slug}`,
      phone: branch.phone,
      phoneHref: `tel:+52${branch.phone}`,
      latitude: branch.latitude,
      longitude: branch.longitude,
      timeZone: branch.timeZone,
      hours: branch.hours,
      pieces: parts.live.pieces.get(branch.code) ?? 0,
    })),
  };
}

function backersOf(block: BlockOf<'backers'>, parts: PartsResolver): Omit<ResolvedBackers, 'id' | 'isDemo'> {
  const { goal, report } = block;
  const used = block.uses.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const whole = Math.max(used, goal?.goalCents ?? 0, 1);
  return {
    type: 'backers',
    heading: parts.text(block.heading),
    text: parts.text(block.text),
    goal: goal && {
      label: parts.text(goal.label),
      goalCents: goal.goalCents,
      raisedCents: goal.raisedCents,
      percent: Math.min(100, Math.floor((goal.raisedCents / goal.goalCents) * 100)),
      contributions: goal.contributions,
      closesOn: goal.closesOn,
      note: parts.text(goal.note),
      button: parts.button(goal.button),
    },
    backers: block.backers.map(({ name, note, period, amountCents, logo }) => ({
      name,
      note: parts.text(note),
      period,
      amountCents,
      logo: parts.pictureOrNone(logo),
    })),
    uses: block.uses.map(({ label, amountCents }) => ({
      label: parts.text(label),
      amountCents,
      percent: Math.round((amountCents / whole) * 100),
    })),
    report: report && {
      label: parts.text(report.label),
      file: { ...report.file, name: documentName(report.file.name) },
      href: `/media/${report.file.hash}.pdf`,
    },
  };
}

function offersOf(blockId: string, { live, language }: PartsResolver): ResolvedOffer[] {
  return (live.offers.get(blockId) ?? []).map((offer) => {
    const type = partTypeOf(offer.partType);
    const branch = live.branches.find(({ code }) => code === offer.branch);
    const prefix = language === 'en' ? '/en' : '';
    return {
      code: offer.code,
      href: `${prefix}/pieza/${encodeURIComponent(offer.code)}`,
      name: type ? nameOf(type, offer.position, language) : offer.partType,
      detail: offer.vehicleLabel ?? offer.maker,
      branchName: branch?.name ?? '',
      priceCents: offer.priceCents,
      formerCents: offer.formerCents,
      picture: offer.photo && { ...offer.photo, alt: '' },
      partType: offer.partType,
    };
  });
}
