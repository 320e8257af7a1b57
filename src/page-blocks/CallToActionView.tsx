import type { ReactNode } from 'react';
import type { ResolvedCallToAction } from '#contract/landing';
import { isThere, TwoColumns, type BlockProps } from './block-frame.tsx';
import { PageButton } from './PageButton.tsx';

export function CallToActionView({ block, locale }: BlockProps<ResolvedCallToAction<ReactNode>>) {
  return (
    <TwoColumns block={block} heading={block.heading} locale={locale} titleClass="title">
      <div>
        {isThere(block.text) && <p className="lead pre">{block.text}</p>}
        {block.button && (
          <p className="act-row">
            <PageButton button={block.button} />
          </p>
        )}
      </div>
    </TwoColumns>
  );
}
