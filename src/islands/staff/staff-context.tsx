import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { SessionInfo } from '#contract/identity';
import type { AllTexts } from '#i18n';
import { formatDate, formatMoney, formatNumber, type DateStyle } from '../../i18n/format.ts';
import { createTranslator, type Locale, type Translate } from '../../i18n/translator.ts';
import { createApi, type StaffApi } from './api-client.ts';
import { ToastProvider } from './Toasts.tsx';

export type StaffTexts = Pick<
  AllTexts,
  'counter' | 'panel' | 'fit' | 'fitment' | 'till' | 'papers' | 'returns' | 'labels'
>;
export type StaffPerson = NonNullable<SessionInfo['person']>;
export type Permission = StaffPerson['permissions'][number];

/** What every staff island gets from its page. */
export interface StaffProps {
  readonly locale: Locale;
  readonly messages: StaffTexts;
}

interface Staff {
  readonly locale: Locale;
  readonly t: Translate<StaffTexts>;
  readonly api: StaffApi;
  /** `$2,850.00` */
  money(amountCents: number): string;
  count(value: number): string;
  when(instant: Date | string, style: DateStyle, timeZone?: string): string;
}

const StaffContext = createContext<Staff | null>(null);

export function StaffProvider({ locale, messages, children }: StaffProps & { readonly children: ReactNode }) {
  const staff = useMemo<Staff>(
    () => ({
      locale,
      t: createTranslator(locale, messages),
      api: createApi(locale),
      money: (amountCents) => formatMoney(amountCents, locale),
      count: (value) => formatNumber(value, locale),
      when: (instant, style, timeZone) => formatDate(instant, locale, style, timeZone),
    }),
    [locale, messages],
  );
  return (
    <StaffContext value={staff}>
      <ToastProvider closeLabel={staff.t('panel.close')}>{children}</ToastProvider>
    </StaffContext>
  );
}

export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('useStaff outside StaffProvider');
  return staff;
}
