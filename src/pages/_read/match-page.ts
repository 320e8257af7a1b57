import { localeOfPath, type Locale } from '#i18n';

/** A page that the build prerenders, as its address names it. */
export type PublicPage =
  | { readonly kind: 'home' | 'catalogHome' | 'makes' | 'systems' | 'branches' }
  | { readonly kind: 'make'; readonly make: string }
  | { readonly kind: 'model'; readonly make: string; readonly model: string }
  | { readonly kind: 'generation'; readonly generation: string; readonly system?: string }
  | { readonly kind: 'system'; readonly system: string }
  | { readonly kind: 'branch'; readonly slug: string };

export interface MatchedPage {
  readonly locale: Locale;
  readonly page: PublicPage;
}

const STEP = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads an address such as `/en/refacciones/nissan`; null when no prerendered page has that shape. */
export function matchPage(pathname: string): MatchedPage | null {
  const locale = localeOfPath(pathname);
  const steps = pathname.split('/').filter((step) => step !== '');
  if (locale === 'en') steps.shift();
  if (!steps.every((step) => STEP.test(step))) return null;
  const page = pageOf(steps);
  return page && { locale, page };
}

function pageOf(steps: readonly string[]): PublicPage | null {
  const [root, first, second, third, fourth, ...more] = steps;
  if (more.length > 0) return null;
  switch (root) {
    case undefined:
      return { kind: 'home' };
    case 'tu-auto':
      return first ? null : { kind: 'catalogHome' };
    case 'refacciones':
      return carPage(first, second, third, fourth);
    case 'sistemas':
      return second ? null : first ? { kind: 'system', system: first } : { kind: 'systems' };
    case 'sucursales':
      return second ? null : first ? { kind: 'branch', slug: first } : { kind: 'branches' };
    default:
      return null;
  }
}

function carPage(make?: string, model?: string, slug?: string, system?: string): PublicPage {
  if (!make) return { kind: 'makes' };
  if (!model) return { kind: 'make', make };
  if (!slug) return { kind: 'model', make, model };
  const generation = `${make}/${model}/${slug}`;
  return system ? { kind: 'generation', generation, system } : { kind: 'generation', generation };
}
