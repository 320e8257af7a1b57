import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';

export type AuditTexts = Pick<AllTexts, 'audit'>;

const Context = createContext<Translate<AuditTexts> | null>(null);

interface AuditTextsProviderProps {
  readonly locale: Locale;
  readonly texts: AuditTexts;
  readonly children: ReactNode;
}

/** Texts of this screen alone: other pages of the panel do not carry them. */
export function AuditTextsProvider({ locale, texts, children }: AuditTextsProviderProps) {
  const translate = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return <Context value={translate}>{children}</Context>;
}

export function useAuditTexts(): Translate<AuditTexts> {
  const translate = useContext(Context);
  if (!translate) throw new Error('useAuditTexts outside AuditTextsProvider');
  return translate;
}
