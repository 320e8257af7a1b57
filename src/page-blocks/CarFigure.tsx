import type { ResolvedCar } from '#contract/landing';
import { formatNumber, localizedPath, type Locale } from '#i18n';
import { drawCar } from '#shared/drawing/car-drawing.ts';
import { renderCarSvg } from '#shared/drawing/render.ts';
import { specOf } from '#shared/drawing/spec.ts';
import { SYSTEMS, type SystemCode } from '#shared/facts/systems.ts';
import { blockWords } from './block-words.ts';

/** The engraved side view of a car, each of the twelve systems a link. */
export function CarFigure({ car, locale }: { readonly car: ResolvedCar; readonly locale: Locale }) {
  const t = blockWords(locale);
  const names = Object.fromEntries(
    SYSTEMS.map(({ code, es, en }) => [code, locale === 'en' ? en : es]),
  ) as Record<SystemCode, string>;
  const svg = renderCarSvg(drawCar(specOf(car.generation), { scale: 'fit', names }), {
    title: t('funded.figureOf', { car: car.name }),
    names,
    href: (system) => localizedPath(`/sistemas/${system}`, locale),
    formatMm: (mm) => `${formatNumber(mm, locale)} mm`,
  });
  return (
    <div className="figbox">
      {/* Drawn by our own code from figures of the catalog; no text of a person is in it. */}
      <div className="car-drawing" dangerouslySetInnerHTML={{ __html: svg }} />
    </div>
  );
}
