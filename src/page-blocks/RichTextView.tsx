import type { ReactNode } from 'react';
import type { ResolvedRichTextBlock } from '#contract/landing';
import { DemoMark, isThere, TwoColumns, type BlockProps } from './block-frame.tsx';
import { RichTextBody } from './RichTextBody.tsx';

export function RichTextView({ block, locale }: BlockProps<ResolvedRichTextBlock<ReactNode>>) {
  const body = (
    <div className="prose rich">
      <RichTextBody text={block.body} />
    </div>
  );
  if (isThere(block.heading)) {
    return (
      <TwoColumns block={block} heading={block.heading} locale={locale}>
        {body}
      </TwoColumns>
    );
  }
  return (
    <section className="wrap blk plain">
      <DemoMark isDemo={block.isDemo} locale={locale} />
      {body}
    </section>
  );
}
