import { createContext, useContext } from 'react';
import type { LandingPickers } from '#contract/landing';
import type { EditLanguage } from '../inline-texts.ts';
import type { LandingApi } from '../landing-api.ts';

/** What every field of the form may need. */
export interface FormTerms {
  readonly api: LandingApi;
  readonly pickers: LandingPickers;
  readonly language: EditLanguage;
  /** Before the ids of its controls. */
  readonly idPrefix: string;
  /** What keeps this from being published, by the place of it: `steps.2.title`. */
  readonly problemAt: (path: string) => string | null;
}

const Context = createContext<FormTerms | null>(null);

export const FormProvider = Context;

export function useForm(): FormTerms {
  const terms = useContext(Context);
  if (!terms) throw new Error('a field outside the form');
  return terms;
}
