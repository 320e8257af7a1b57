import { richTextOf, textOf, type Language } from './block-texts.ts';
import type { Button, LandingImage, Localized, LocalizedRichText, Run } from './content-parts.ts';
import { fillFigures } from './fill-figures.ts';
import { hrefOf, leavesSite } from './links.ts';
import type { LiveData } from './live-data.ts';
import type { ResolvedButton, ResolvedPicture, ResolvedRichText, ResolvedRun } from './resolved.ts';

/** What turns stored parts of a block into what is shown, in one language. */
export interface PartsResolver {
  readonly language: Language;
  readonly live: LiveData;
  text(text: Localized): string;
  button(button: Button | null): ResolvedButton | null;
  picture(image: LandingImage): ResolvedPicture;
  pictureOrNone(image: LandingImage | null): ResolvedPicture | null;
  rich(text: LocalizedRichText): ResolvedRichText;
}

export function partsResolver(live: LiveData, language: Language): PartsResolver {
  const place = { language, branches: live.branches, home: live.home };
  const fill = (text: string) => fillFigures(text, live.figures, language);
  const text = (value: Localized) => fill(textOf(value, language));
  const run = ({ text: words, isBold, isItalic, link }: Run): ResolvedRun => ({
    text: fill(words),
    isBold: isBold === true,
    isItalic: isItalic === true,
    href: link ? hrefOf(link, place) : null,
    isOutside: link ? leavesSite(link) : false,
  });
  const picture = ({ hash, width, height, alt }: LandingImage): ResolvedPicture => ({
    hash,
    width,
    height,
    alt: text(alt),
  });
  return {
    language,
    live,
    text,
    picture,
    pictureOrNone: (image) => image && picture(image),
    button: (button) =>
      button && {
        label: text(button.label),
        href: hrefOf(button.link, place),
        isOutside: leavesSite(button.link),
      },
    rich: (value) =>
      richTextOf(value, language).map((node) =>
        node.kind === 'list'
          ? { kind: 'list', isOrdered: node.isOrdered, items: node.items.map((runs) => runs.map(run)) }
          : { kind: node.kind, runs: node.runs.map(run) },
      ),
  };
}
