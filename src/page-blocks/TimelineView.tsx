import type { ReactNode } from 'react';
import type { ResolvedTimeline } from '#contract/landing';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';
import { PagePicture } from './PagePicture.tsx';

export function TimelineView({ block, locale }: BlockProps<ResolvedTimeline<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="tline">
      <ol>
        {block.steps.map((step, index) => (
          <li
            className={step.isNow ? 'on' : undefined}
            aria-current={step.isNow ? 'step' : undefined}
            key={index}
          >
            <span className="yr">{step.year}</span>
            <b>{step.title}</b>
            {isThere(step.text) && <p className="small soft pre">{step.text}</p>}
            {step.picture && (
              <span className="ph">
                <PagePicture picture={step.picture} sizes="(max-width: 760px) 90vw, 240px" />
              </span>
            )}
          </li>
        ))}
      </ol>
    </BlockFrame>
  );
}
