import type { ResolvedPicture } from '#contract/landing';
import { pictureAtLeast, pictureSet, scaledTo } from '#contract/media';

/** A picture in the best format the browser knows; its place has its room before it comes. */
export function PagePicture(props: {
  readonly picture: ResolvedPicture;
  /** How wide it is shown. */
  readonly sizes: string;
  /** The one the page begins with. */
  readonly isFirst?: boolean;
}) {
  const { picture, sizes, isFirst = false } = props;
  const shown = scaledTo(picture, 1_280);
  return (
    <picture>
      <source type="image/avif" srcSet={pictureSet(picture, 'avif')} sizes={sizes} />
      <source type="image/webp" srcSet={pictureSet(picture, 'webp')} sizes={sizes} />
      <img
        src={pictureAtLeast(picture, 1_280, 'jpg')}
        srcSet={pictureSet(picture, 'jpg')}
        sizes={sizes}
        width={shown.width}
        height={shown.height}
        alt={picture.alt}
        loading={isFirst ? 'eager' : 'lazy'}
        decoding="async"
        {...(isFirst ? { fetchPriority: 'high' as const } : {})}
      />
    </picture>
  );
}
