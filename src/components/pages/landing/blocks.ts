/**
 * The landing page (`/funded`) is a list of typed blocks. This is the stored form: an editor writes it, the
 * page only reads it. Texts may carry figures of the chain in braces: `{pieces}`, `{donors}`, `{branches}`
 * (a word up to twelve, else digits) and `{cars}`. A block without content is not shown.
 */
export type LandingBlock =
  | HeroBlock
  | FigureBlock
  | NumbersBlock
  | StoryBlock
  | TimelineBlock
  | ProcessBlock
  | OriginBlock
  | BranchesBlock
  | BackersBlock
  | QuestionsBlock
  | CallBlock;

export interface Landing {
  readonly title: string;
  readonly description: string;
  readonly blocks: readonly LandingBlock[];
}

/** Where a button leads; the address follows from the language of the page. */
export type LandingTarget = 'home' | 'catalog' | 'branches';

export interface HeroBlock {
  readonly type: 'hero';
  readonly eyebrow: string;
  readonly heading: string;
  readonly lead: string;
  /** The sheet beside it: what to do now. */
  readonly sheet: {
    readonly label: string;
    readonly text: string;
    readonly button: string;
    readonly to: LandingTarget;
  };
}

export interface FigureBlock {
  readonly type: 'figure';
  /** The car drawn, `make/model/generation`. */
  readonly generation: string;
  readonly caption: string;
}

export type ChainFigure = 'pieces' | 'donors' | 'branches' | 'generations' | 'donorsThisMonth';

export interface NumbersBlock {
  readonly type: 'numbers';
  readonly items: readonly { readonly figure: ChainFigure; readonly label: string }[];
}

export interface StoryBlock {
  readonly type: 'story';
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export interface TimelineBlock {
  readonly type: 'timeline';
  readonly heading: string;
  /** Oldest first; `isNow` marks where the chain stands. */
  readonly steps: readonly {
    readonly year: string;
    readonly title: string;
    readonly text: string;
    readonly isNow?: boolean;
  }[];
}

export interface ProcessBlock {
  readonly type: 'process';
  readonly heading: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
}

export interface OriginBlock {
  readonly type: 'origin';
  readonly heading: string;
  readonly text: string;
  readonly points: readonly { readonly title: string; readonly text: string }[];
}

export interface BranchesBlock {
  readonly type: 'branches';
  readonly heading: string;
}

export interface BackersBlock {
  readonly type: 'backers';
  readonly heading: string;
  readonly text: string;
  /** Empty until the owner names somebody: the block stays hidden. */
  readonly backers: readonly { readonly name: string; readonly note: string }[];
}

export interface QuestionsBlock {
  readonly type: 'questions';
  readonly heading: string;
  readonly items: readonly { readonly question: string; readonly answer: string }[];
}

export interface CallBlock {
  readonly type: 'call';
  readonly heading: string;
  readonly text: string;
  readonly button: string;
  readonly to: LandingTarget;
}
