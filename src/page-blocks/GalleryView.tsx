import type { ReactNode } from 'react';
import type { ResolvedGallery } from '#contract/landing';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';
import { PagePicture } from './PagePicture.tsx';

export function GalleryView({ block, locale }: BlockProps<ResolvedGallery<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="gallery">
      <ul>
        {block.pictures.map(({ picture, caption }, index) => (
          <li key={index}>
            <figure>
              <span className="ph">
                <PagePicture picture={picture} sizes="(max-width: 760px) 92vw, 420px" />
              </span>
              {isThere(caption) && <figcaption className="small soft">{caption}</figcaption>}
            </figure>
          </li>
        ))}
      </ul>
    </BlockFrame>
  );
}
