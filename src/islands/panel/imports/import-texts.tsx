import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';

export type ImportTexts = Pick<AllTexts, 'exchange'>;

const TextsContext = createContext<Translate<ImportTexts> | null>(null);

interface ImportTextsProviderProps {
  readonly locale: Locale;
  readonly texts: ImportTexts;
  readonly children: ReactNode;
}

/** Texts of this screen alone: other pages of the panel do not carry them. */
export function ImportTextsProvider({ locale, texts, children }: ImportTextsProviderProps) {
  const translate = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return <TextsContext value={translate}>{children}</TextsContext>;
}

export function useImportTexts(): Translate<ImportTexts> {
  const translate = useContext(TextsContext);
  if (!translate) throw new Error('useImportTexts outside ImportTextsProvider');
  return translate;
}
