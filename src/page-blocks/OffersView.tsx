import type { ReactNode } from 'react';
import type { ResolvedOffer, ResolvedOffers } from '#contract/landing';
import { formatMoney, type Locale } from '#i18n';
import { partArt } from '../components/part-art/index.ts';
import { BlockFrame, type BlockProps } from './block-frame.tsx';
import { PagePicture } from './PagePicture.tsx';
import { blockWords } from './block-words.ts';

/** Pieces whose price went down; each says what it cost before. */
export function OffersView({ block, locale }: BlockProps<ResolvedOffers<ReactNode>>) {
  const t = blockWords(locale);
  return (
    <BlockFrame block={block} locale={locale} className="offers" text={block.text}>
      {block.offers.length === 0 ? (
        <p className="soft">{t('funded.noOffers')}</p>
      ) : (
        <ul className="cards">
          {block.offers.map((offer) => (
            <li key={offer.code}>
              <Offer offer={offer} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </BlockFrame>
  );
}

function Offer({ offer, locale }: { readonly offer: ResolvedOffer; readonly locale: Locale }) {
  const t = blockWords(locale);
  return (
    <a className="offer" href={offer.href}>
      <span className="frame">
        {offer.picture ? (
          <PagePicture picture={offer.picture} sizes="(max-width: 760px) 44vw, 260px" />
        ) : (
          <svg className="art" viewBox="0 0 120 100" aria-hidden="true">
            <path d={partArt(offer.partType)} />
          </svg>
        )}
      </span>
      <span className="name">{offer.name}</span>
      <span className="small soft">{offer.detail}</span>
      <span>
        <span className="money">{formatMoney(offer.priceCents, locale)}</span>{' '}
        <s className="small soft">
          <span className="sr">{t('funded.before')} </span>
          {formatMoney(offer.formerCents, locale)}
        </s>
      </span>
      <span className="small">{offer.branchName}</span>
    </a>
  );
}
