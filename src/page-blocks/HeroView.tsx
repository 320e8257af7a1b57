import type { ReactNode } from 'react';
import type { ResolvedHero } from '#contract/landing';
import { formatNumber } from '#i18n';
import { DemoMark, isThere, type BlockProps } from './block-frame.tsx';
import { CarFigure } from './CarFigure.tsx';
import { PageButton } from './PageButton.tsx';
import { PagePicture } from './PagePicture.tsx';

export function HeroView({ block, locale }: BlockProps<ResolvedHero<ReactNode>>) {
  const { eyebrow, heading, lead, sheet } = block;
  return (
    <>
      <section className={sheet ? 'wrap fh' : 'wrap fh alone'}>
        <div>
          {(isThere(eyebrow) || block.isDemo) && (
            <p className="label">
              {eyebrow} <DemoMark isDemo={block.isDemo} locale={locale} />
            </p>
          )}
          <h1 className="display">{heading}</h1>
          {isThere(lead) && <p className="lead pre">{lead}</p>}
        </div>
        {sheet && (
          <div className="sheet pad goal">
            {isThere(sheet.label) && <p className="label">{sheet.label}</p>}
            <p className="price">{formatNumber(sheet.value, locale)}</p>
            {isThere(sheet.text) && <p className="small soft">{sheet.text}</p>}
            {sheet.button && <PageButton button={sheet.button} kind="act" isWide />}
          </div>
        )}
      </section>
      <HeroFigure block={block} locale={locale} />
    </>
  );
}

function HeroFigure({ block, locale }: BlockProps<ResolvedHero<ReactNode>>) {
  const { figure } = block;
  if (!figure) return null;
  const caption = isThere(figure.caption) && <figcaption className="fig wrap">{figure.caption}</figcaption>;
  if (figure.kind === 'car') {
    return (
      <figure className="fimg">
        <CarFigure car={figure.car} locale={locale} />
        {caption}
      </figure>
    );
  }
  return (
    <figure className="fimg photo">
      <PagePicture picture={figure.picture} sizes="100vw" isFirst />
      {caption}
    </figure>
  );
}
