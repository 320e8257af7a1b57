import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createTranslator, type Locale } from '../../i18n/translator.ts';
import type { SelectorTexts, SelectorTranslate } from './props.ts';

interface Texts {
  readonly locale: Locale;
  /** Language of the facts' names. */
  readonly language: 'es' | 'en';
  readonly t: SelectorTranslate;
  /** Of addresses: `/en`, or empty. */
  readonly prefix: string;
}

const Context = createContext<Texts | null>(null);

interface ProviderProps {
  readonly locale: Locale;
  readonly messages: SelectorTexts;
  readonly children: ReactNode;
}

export function TextsProvider({ locale, messages, children }: ProviderProps) {
  const texts = useMemo<Texts>(
    () => ({
      locale,
      language: locale === 'en' ? 'en' : 'es',
      t: createTranslator(locale, messages),
      prefix: locale === 'en' ? '/en' : '',
    }),
    [locale, messages],
  );
  return <Context value={texts}>{children}</Context>;
}

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error('Outside of TextsProvider');
  return texts;
}
