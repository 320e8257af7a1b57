import type { ReactNode } from 'react';
import type { ResolvedProcess } from '#contract/landing';
import { BlockFrame, isThere, TwoColumns, type BlockProps } from './block-frame.tsx';
import { PagePicture } from './PagePicture.tsx';

export function ProcessView({ block, locale }: BlockProps<ResolvedProcess<ReactNode>>) {
  const { steps, origin } = block;
  return (
    <>
      {steps.length > 0 && (
        <BlockFrame block={block} locale={locale}>
          <ol className="steps">
            {steps.map(({ title, text, picture }, index) => (
              <li key={index}>
                {picture && (
                  <span className="ph">
                    <PagePicture picture={picture} sizes="(max-width: 760px) 90vw, 240px" />
                  </span>
                )}
                <span className="ball" aria-hidden="true">
                  {index + 1}
                </span>
                <b>{title}</b>
                {isThere(text) && <p className="small soft pre">{text}</p>}
              </li>
            ))}
          </ol>
        </BlockFrame>
      )}
      {origin && (
        <TwoColumns
          block={{ id: `${block.id}-origen`, isDemo: block.isDemo && steps.length === 0 }}
          heading={origin.heading}
          text={origin.text}
          locale={locale}
        >
          <ul className="points">
            {origin.points.map(({ title, text }, index) => (
              <li key={index}>
                <b>{title}</b>
                {isThere(text) && <p className="soft pre">{text}</p>}
              </li>
            ))}
          </ul>
        </TwoColumns>
      )}
    </>
  );
}
