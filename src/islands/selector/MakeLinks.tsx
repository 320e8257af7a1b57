import type { HomeProps } from './props.ts';
import { useTexts } from './texts.tsx';

/** Choosing the car where scripting is off; the style sheet hides the form then, and this otherwise. */
export function MakeLinks({ makes }: Pick<HomeProps, 'makes'>) {
  const { t, prefix } = useTexts();
  return (
    <nav className="make-links" aria-label={t('selector.make')}>
      <p className="label">{t('selector.anyMake')}</p>
      <ul>
        {makes.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`${prefix}/refacciones/${slug}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
