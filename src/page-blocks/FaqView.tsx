import type { ReactNode } from 'react';
import type { ResolvedFaq } from '#contract/landing';
import { BlockFrame, type BlockProps } from './block-frame.tsx';
import { RichTextBody } from './RichTextBody.tsx';

export function FaqView({ block, locale }: BlockProps<ResolvedFaq<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="questions">
      {block.items.map(({ question, answer }, index) => (
        <details key={index}>
          <summary>{question}</summary>
          <div className="rich">
            <RichTextBody text={answer} />
          </div>
        </details>
      ))}
    </BlockFrame>
  );
}
