import { useTexts } from '../texts.tsx';

const TONES = [
  ['many', 'stage.toneMany'],
  ['few', 'stage.toneFew'],
  ['none', 'stage.toneNone'],
] as const;

/** Says what the paint of the parts means; each swatch has the pattern of its paint. */
export function StageLegend({ branch }: { readonly branch: string | null }) {
  const { t } = useTexts();
  return (
    <dl className="stagelegend">
      <dt>{branch === null ? t('stage.stockLegend') : t('stage.stockLegendAt', { branch })}</dt>
      {TONES.map(([tone, text]) => (
        <dd key={tone}>
          <span className="tone" data-tone={tone} aria-hidden="true" />
          {t(text)}
        </dd>
      ))}
    </dl>
  );
}
