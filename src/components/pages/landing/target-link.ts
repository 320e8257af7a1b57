import type { Locale } from '#i18n';
import { branchLink, catalogLink, homeLink } from '../links.ts';
import type { LandingTarget } from './blocks.ts';

export function targetLink(locale: Locale, target: LandingTarget): string {
  switch (target) {
    case 'home':
      return homeLink(locale);
    case 'catalog':
      return catalogLink(locale);
    case 'branches':
      return branchLink(locale);
  }
}
