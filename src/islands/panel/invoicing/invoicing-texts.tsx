import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';

export type InvoicingTexts = Pick<AllTexts, 'invoicing'>;

const Context = createContext<Translate<InvoicingTexts> | null>(null);

interface InvoicingTextsProviderProps {
  readonly locale: Locale;
  readonly texts: InvoicingTexts;
  readonly children: ReactNode;
}

/** Texts of this screen alone: other pages of the panel do not carry them. */
export function InvoicingTextsProvider({ locale, texts, children }: InvoicingTextsProviderProps) {
  const translate = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return <Context value={translate}>{children}</Context>;
}

export function useInvoicingTexts(): Translate<InvoicingTexts> {
  const translate = useContext(Context);
  if (!translate) throw new Error('useInvoicingTexts outside InvoicingTextsProvider');
  return translate;
}
