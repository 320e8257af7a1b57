import type { CarTree } from '#contract/catalog';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { CarSource } from '../../viewer/contract.ts';
import type { AllTexts } from '../../i18n/index.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';

export type SelectorTexts = Pick<AllTexts, 'selector' | 'stage'>;
export type SelectorTranslate = Translate<SelectorTexts>;

interface CommonProps {
  readonly locale: Locale;
  /** `messagesFor(locale, 'selector', 'stage')` */
  readonly messages: SelectorTexts;
}

/**
 * Home: `<SelectorIsland client:idle variant="home" …>` in `.hero > .ask`, right under the heading. Where scripting
 * is off it is the makes as links and the sentence as a plain form to `/buscar`.
 */
export interface HomeProps extends CommonProps {
  readonly variant: 'home';
  /** Makes A–Z as in the car tree; the rest of the tree is fetched when the browser is idle or the form is reached for. */
  readonly makes: readonly Pick<CarTree['makes'][number], 'slug' | 'name'>[];
  /** First and last model year of the catalog. */
  readonly years: { readonly from: number; readonly to: number };
}

/** The generation a page is about. */
export interface PageGeneration {
  /** `nissan/tsuru/b13` */
  readonly path: string;
  readonly make: string;
  readonly model: string;
  readonly code: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
}

/**
 * Generation and system pages: `<SelectorIsland client:idle variant="generation" …>` in `figure.stage` with the
 * server-rendered drawing as its child. The page is whole without it; what the island adds: a system or part type
 * opens in place (`?sistema=&parte=&pos=`), drawing and list highlight each other, and the pieces of a part type
 * unfold under its row. It finds its way by what the page already has:
 * `a[data-system]` (drawing), `nav.sys a` (list), `.plist a[data-part]` (rows, `system/type`), `.parts`, `.gh`, `.crumb`.
 */
export interface GenerationProps extends CommonProps {
  readonly variant: 'generation';
  readonly generation: PageGeneration;
  readonly scene: CarSource | null;
  /** The system page's own system; absent on the generation page. */
  readonly system?: SystemCode | undefined;
}

/** The figure of the home page: the engraving as its child, the scene over it. */
export interface FigureProps extends CommonProps {
  readonly variant: 'figure';
  /** `Nissan Tsuru B13` */
  readonly carName: string;
  readonly scene: CarSource | null;
}

export type SelectorProps = HomeProps | GenerationProps | FigureProps;
