import type { ReactNode } from 'react';
import type { Locale } from '#i18n';
import { blockWords } from './block-words.ts';

export interface BlockProps<Block> {
  readonly block: Block;
  readonly locale: Locale;
}

/** Whether a text is there: a canvas puts an element in its place, which is. */
export function isThere(text: ReactNode): boolean {
  return typeof text === 'string' ? text.trim() !== '' : text !== null && text !== undefined;
}

/** Said on every block with sample copy. */
export function DemoMark({ isDemo, locale }: { readonly isDemo: boolean; readonly locale: Locale }) {
  return isDemo ? <span className="demo-mark">{blockWords(locale)('funded.sample')}</span> : null;
}

/** A section with its heading over a rule, and what belongs beside the heading. */
export function BlockFrame(props: {
  readonly block: { readonly id: string; readonly isDemo: boolean; readonly heading: ReactNode };
  readonly locale: Locale;
  readonly className?: string;
  readonly text?: ReactNode;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { block, locale, className, text, beside, children } = props;
  const hasHeading = isThere(block.heading);
  const heading = `b-${block.id}`;
  return (
    <section
      className={['wrap', 'blk', className].filter(Boolean).join(' ')}
      aria-labelledby={hasHeading ? heading : undefined}
    >
      {(hasHeading || block.isDemo || beside) && (
        <div className="head-row">
          {hasHeading && (
            <h2 className="section" id={heading}>
              {block.heading}
            </h2>
          )}
          {beside}
          <DemoMark isDemo={block.isDemo} locale={locale} />
        </div>
      )}
      {isThere(text) && <p className="intro pre">{text}</p>}
      {children}
    </section>
  );
}

/** Heading at the side, content in the wide column. */
export function TwoColumns(props: {
  readonly block: { readonly id: string; readonly isDemo: boolean };
  readonly heading: ReactNode;
  readonly locale: Locale;
  readonly text?: ReactNode;
  readonly titleClass?: string;
  readonly children: ReactNode;
}) {
  const { block, heading, locale, text, titleClass = 'section', children } = props;
  const id = `b-${block.id}`;
  return (
    <section className="wrap blk" aria-labelledby={isThere(heading) ? id : undefined}>
      <div className="two-cols">
        <div>
          {isThere(heading) && (
            <h2 className={titleClass} id={id}>
              {heading}
            </h2>
          )}
          {isThere(text) && <p className="soft pre">{text}</p>}
          <DemoMark isDemo={block.isDemo} locale={locale} />
        </div>
        {children}
      </div>
    </section>
  );
}
