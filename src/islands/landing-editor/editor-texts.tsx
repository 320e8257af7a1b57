import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts, MessageKey } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../i18n/translator.ts';

export type EditorTexts = Pick<AllTexts, 'pageEditor'>;
export type EditorKey = MessageKey<EditorTexts>;
export type EditorTranslate = Translate<EditorTexts>;

const Context = createContext<EditorTranslate | null>(null);

interface EditorTextsProviderProps {
  readonly locale: Locale;
  readonly texts: EditorTexts;
  readonly children: ReactNode;
}

/** Texts of this screen alone: other pages of the panel do not carry them. */
export function EditorTextsProvider({ locale, texts, children }: EditorTextsProviderProps) {
  const translate = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return <Context value={translate}>{children}</Context>;
}

export function useEditorTexts(): EditorTranslate {
  const translate = useContext(Context);
  if (!translate) throw new Error('useEditorTexts outside EditorTextsProvider');
  return translate;
}
