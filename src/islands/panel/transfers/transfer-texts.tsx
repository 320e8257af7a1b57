import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';

export type TransferTexts = Pick<AllTexts, 'transfers'>;

const TextsContext = createContext<Translate<TransferTexts> | null>(null);

interface TransferTextsProviderProps {
  readonly locale: Locale;
  readonly texts: TransferTexts;
  readonly children: ReactNode;
}

/** Texts of this screen alone: other pages of the panel do not carry them. */
export function TransferTextsProvider({ locale, texts, children }: TransferTextsProviderProps) {
  const translate = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return <TextsContext value={translate}>{children}</TextsContext>;
}

export function useTransferTexts(): Translate<TransferTexts> {
  const translate = useContext(TextsContext);
  if (!translate) throw new Error('useTransferTexts outside TransferTextsProvider');
  return translate;
}
