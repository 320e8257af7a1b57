import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';
import { StaffProvider, type StaffPerson, type StaffTexts } from '../../staff/staff-context.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';

type OwnTexts = Pick<AllTexts, 'book'>;
export type BookTranslate = Translate<OwnTexts>;

/** `messagesFor(locale, 'counter', 'panel', 'fit', 'fitment', 'book')` */
export interface BookIslandProps {
  readonly locale: Locale;
  readonly messages: StaffTexts & OwnTexts;
}

/** What every screen of the warehouse gets from its page. */
export interface BookProps {
  readonly person: StaffPerson;
  readonly branches: readonly BookBranch[];
  readonly dictionary: PieceDictionary;
}

export interface BookBranch {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

const Context = createContext<BookTranslate | null>(null);

/** Staff texts and those of counts, receipts, book and prices. */
export function BookProvider({
  locale,
  messages,
  children,
}: BookIslandProps & { readonly children: ReactNode }) {
  const translate = useMemo(() => createTranslator<OwnTexts>(locale, messages), [locale, messages]);
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Context value={translate}>{children}</Context>
    </StaffProvider>
  );
}

export function useBookTexts(): BookTranslate {
  const translate = useContext(Context);
  if (!translate) throw new Error('useBookTexts outside BookProvider');
  return translate;
}
