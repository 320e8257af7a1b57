import type { Branch } from '#contract/branches';
import type { DrawableGeneration } from '#shared/drawing/spec.ts';
import type { BlockType } from './blocks.ts';
import type { LandingFile, Measure } from './content-parts.ts';
import type { PlanTerms } from '#shared/instalments.ts';

/**
 * A page with everything read: texts in one language with their figures, links as addresses, live data beside. Plain
 * data: the page draws it on the server, the editor's canvas in the browser. `Text` is a string; the canvas puts the
 * thing that is typed in in its place.
 */
export interface ResolvedPage {
  readonly language: 'es' | 'en';
  readonly title: string;
  readonly description: string;
  readonly blocks: readonly ResolvedBlock[];
}

export interface ResolvedPicture {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface ResolvedButton<Text = string> {
  readonly label: Text;
  readonly href: string;
  /** Another site, told nothing of this one. */
  readonly isOutside: boolean;
}

export interface ResolvedRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly href: string | null;
  readonly isOutside: boolean;
}

export type ResolvedRichNode =
  | { readonly kind: 'paragraph' | 'heading'; readonly runs: readonly ResolvedRun[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly ResolvedRun[])[];
    };

export type ResolvedRichText = readonly ResolvedRichNode[];

interface Base<Type extends BlockType> {
  readonly id: string;
  readonly type: Type;
  /** Said on screen. */
  readonly isDemo: boolean;
}

export interface ResolvedHero<Text = string> extends Base<'hero'> {
  readonly eyebrow: Text;
  readonly heading: Text;
  readonly lead: Text;
  readonly sheet: {
    readonly label: Text;
    readonly value: number;
    readonly text: Text;
    readonly button: ResolvedButton<Text> | null;
  } | null;
  readonly figure:
    | { readonly kind: 'car'; readonly car: ResolvedCar; readonly caption: Text }
    | { readonly kind: 'photo'; readonly picture: ResolvedPicture; readonly caption: Text }
    | null;
}

/** What the drawing of a car is made from. */
export interface ResolvedCar {
  readonly name: string;
  readonly generation: DrawableGeneration;
}

export interface ResolvedTimeline<Text = string> extends Base<'timeline'> {
  readonly heading: Text;
  readonly steps: readonly {
    readonly year: Text;
    readonly title: Text;
    readonly text: Text;
    readonly picture: ResolvedPicture | null;
    readonly isNow: boolean;
  }[];
}

export interface ResolvedNumbers<Text = string> extends Base<'numbers'> {
  readonly heading: Text;
  /** `label` is empty where the owner wrote none: the drawing has its own. */
  readonly items: readonly { readonly measure: Measure; readonly value: number; readonly label: Text }[];
}

export interface ResolvedBranch {
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly href: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly timeZone: string;
  readonly hours: Branch['hours'];
  readonly pieces: number;
}

export interface ResolvedBranches<Text = string> extends Base<'branches'> {
  readonly heading: Text;
  readonly text: Text;
  readonly hasMap: boolean;
  readonly hasHours: boolean;
  readonly allHref: string;
  readonly branches: readonly ResolvedBranch[];
}

export interface ResolvedPeople<Text = string> extends Base<'people'> {
  readonly heading: Text;
  readonly text: Text;
  readonly people: readonly {
    readonly name: Text;
    readonly role: Text;
    readonly text: Text;
    readonly picture: ResolvedPicture | null;
  }[];
}

export interface ResolvedBackers<Text = string> extends Base<'backers'> {
  readonly heading: Text;
  readonly text: Text;
  readonly goal: {
    readonly label: Text;
    readonly goalCents: number;
    readonly raisedCents: number;
    /** 0 to 100, never above. */
    readonly percent: number;
    readonly contributions: number | null;
    readonly closesOn: string | null;
    readonly note: Text;
    readonly button: ResolvedButton<Text> | null;
  } | null;
  readonly backers: readonly {
    readonly name: Text;
    readonly note: Text;
    readonly period: Text;
    readonly amountCents: number | null;
    readonly logo: ResolvedPicture | null;
  }[];
  readonly uses: readonly { readonly label: Text; readonly amountCents: number; readonly percent: number }[];
  readonly report: { readonly label: Text; readonly file: LandingFile; readonly href: string } | null;
}

export interface ResolvedFinancing<Text = string> extends Base<'financing'> {
  readonly heading: Text;
  readonly text: Text;
  /** The terms of an apartado as the tills apply them; branches with the same ones together. */
  readonly holds: readonly {
    readonly branchNames: readonly string[];
    readonly days: number;
    readonly depositBp: number;
    readonly keptBp: number;
  }[];
  readonly plans: readonly (PlanTerms & { readonly name: Text; readonly minimumCents: number })[];
  readonly hasCalculator: boolean;
  readonly note: Text;
}

interface ResolvedStep<Text> {
  readonly title: Text;
  readonly text: Text;
}

export interface ResolvedProcess<Text = string> extends Base<'process'> {
  readonly heading: Text;
  readonly steps: readonly (ResolvedStep<Text> & { readonly picture: ResolvedPicture | null })[];
  readonly origin: {
    readonly heading: Text;
    readonly text: Text;
    readonly points: readonly ResolvedStep<Text>[];
  } | null;
}

export interface ResolvedGallery<Text = string> extends Base<'gallery'> {
  readonly heading: Text;
  readonly pictures: readonly { readonly picture: ResolvedPicture; readonly caption: Text }[];
}

export interface ResolvedTestimonials<Text = string> extends Base<'testimonials'> {
  readonly heading: Text;
  readonly quotes: readonly { readonly text: Text; readonly name: Text; readonly note: Text }[];
}

export interface ResolvedOffer {
  readonly code: string;
  readonly href: string;
  readonly name: string;
  /** The car it comes from or fits, where one is known. */
  readonly detail: string;
  readonly branchName: string;
  readonly priceCents: number;
  /** What it cost before. */
  readonly formerCents: number;
  readonly picture: ResolvedPicture | null;
  readonly partType: string;
}

export interface ResolvedOffers<Text = string> extends Base<'offers'> {
  readonly heading: Text;
  readonly text: Text;
  readonly offers: readonly ResolvedOffer[];
}

export interface ResolvedFaq<Text = string> extends Base<'faq'> {
  readonly heading: Text;
  readonly items: readonly { readonly question: Text; readonly answer: ResolvedRichText }[];
}

export interface ResolvedRichTextBlock<Text = string> extends Base<'richText'> {
  readonly heading: Text;
  readonly body: ResolvedRichText;
}

export interface ResolvedCallToAction<Text = string> extends Base<'callToAction'> {
  readonly heading: Text;
  readonly text: Text;
  readonly button: ResolvedButton<Text> | null;
}

export type ResolvedBlock<Text = string> =
  | ResolvedHero<Text>
  | ResolvedTimeline<Text>
  | ResolvedNumbers<Text>
  | ResolvedBranches<Text>
  | ResolvedPeople<Text>
  | ResolvedBackers<Text>
  | ResolvedFinancing<Text>
  | ResolvedProcess<Text>
  | ResolvedGallery<Text>
  | ResolvedTestimonials<Text>
  | ResolvedOffers<Text>
  | ResolvedFaq<Text>
  | ResolvedRichTextBlock<Text>
  | ResolvedCallToAction<Text>;
