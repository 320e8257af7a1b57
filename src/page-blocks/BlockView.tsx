import type { ReactNode } from 'react';
import type { ResolvedBlock } from '#contract/landing';
import type { Locale } from '#i18n';
import { BackersView } from './BackersView.tsx';
import { BranchesView } from './BranchesView.tsx';
import { CallToActionView } from './CallToActionView.tsx';
import { FaqView } from './FaqView.tsx';
import { FinancingView } from './FinancingView.tsx';
import { GalleryView } from './GalleryView.tsx';
import { HeroView } from './HeroView.tsx';
import { NumbersView } from './NumbersView.tsx';
import { OffersView } from './OffersView.tsx';
import { PeopleView } from './PeopleView.tsx';
import { ProcessView } from './ProcessView.tsx';
import { RichTextView } from './RichTextView.tsx';
import { TestimonialsView } from './TestimonialsView.tsx';
import { TimelineView } from './TimelineView.tsx';

/**
 * One block of a page that owners write, drawn. Without hooks or handlers: the public page renders it on the server and
 * sends no script; an editor's canvas renders it in the browser, with what is typed in in place of texts. Styles:
 * `styles/pages/funded.css`, below an element with the class `fund`.
 */
export function BlockView({
  block,
  locale,
}: {
  readonly block: ResolvedBlock<ReactNode>;
  readonly locale: Locale;
}) {
  switch (block.type) {
    case 'hero':
      return <HeroView block={block} locale={locale} />;
    case 'timeline':
      return <TimelineView block={block} locale={locale} />;
    case 'numbers':
      return <NumbersView block={block} locale={locale} />;
    case 'branches':
      return <BranchesView block={block} locale={locale} />;
    case 'people':
      return <PeopleView block={block} locale={locale} />;
    case 'backers':
      return <BackersView block={block} locale={locale} />;
    case 'financing':
      return <FinancingView block={block} locale={locale} />;
    case 'process':
      return <ProcessView block={block} locale={locale} />;
    case 'gallery':
      return <GalleryView block={block} locale={locale} />;
    case 'testimonials':
      return <TestimonialsView block={block} locale={locale} />;
    case 'offers':
      return <OffersView block={block} locale={locale} />;
    case 'faq':
      return <FaqView block={block} locale={locale} />;
    case 'richText':
      return <RichTextView block={block} locale={locale} />;
    case 'callToAction':
      return <CallToActionView block={block} locale={locale} />;
  }
}
