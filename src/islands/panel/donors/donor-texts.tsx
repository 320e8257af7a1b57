import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { AllTexts } from '#i18n';
import { createTranslator, type Locale, type Translate } from '../../../i18n/translator.ts';
import { StaffProvider, type StaffTexts } from '../../staff/staff-context.tsx';
import { TextsProvider } from '../../selector/texts.tsx';

type OwnTexts = Pick<AllTexts, 'donors'>;
export type DonorTexts = StaffTexts & OwnTexts & Pick<AllTexts, 'selector' | 'stage'>;
export type DonorTranslate = Translate<OwnTexts>;

/** `messagesFor(locale, 'counter', 'panel', 'donors', 'selector', 'stage')` */
export interface DonorIslandProps {
  readonly locale: Locale;
  readonly messages: DonorTexts;
}

const Context = createContext<DonorTranslate | null>(null);

/** Staff texts, those of donor cars, and those of the stage that is shared with the shop. */
export function DonorProvider({
  locale,
  messages,
  children,
}: DonorIslandProps & { readonly children: ReactNode }) {
  const translate = useMemo(() => createTranslator<OwnTexts>(locale, messages), [locale, messages]);
  return (
    <StaffProvider locale={locale} messages={messages}>
      <TextsProvider locale={locale} messages={messages}>
        <Context value={translate}>{children}</Context>
      </TextsProvider>
    </StaffProvider>
  );
}

export function useDonorTexts(): DonorTranslate {
  const translate = useContext(Context);
  if (!translate) throw new Error('useDonorTexts outside DonorProvider');
  return translate;
}
