import type { Link } from './content-parts.ts';
import type { Language } from './block-texts.ts';
import { pathOfPage, type ChainHome } from './home.ts';

/** What a link to a branch needs to know of it. */
export interface LinkedBranch {
  readonly slug: string;
  readonly phone: string;
  readonly whatsapp: string;
}

export interface LinkPlace {
  readonly language: Language;
  /** The branches there are. One that closed is not linked to: its links lead to all of them. */
  readonly branches: readonly LinkedBranch[];
  readonly home: ChainHome;
}

/** The address of a link, the only way from one to the other: what cannot be a `Link` cannot be an address. */
export function hrefOf(link: Link, { language, branches, home }: LinkPlace): string {
  const prefix = language === 'en' ? '/en' : '';
  const all = `${prefix}/sucursales`;
  const find = (slug: string) => branches.find((branch) => branch.slug === slug);
  switch (link.kind) {
    case 'page': {
      const path = pathOfPage(link.path, home);
      return path === '/' ? prefix || '/' : prefix + path;
    }
    case 'car':
      return `${prefix}/refacciones/${link.path}`;
    case 'branch':
      return find(link.slug) ? `${all}/${link.slug}` : all;
    case 'part':
    case 'offer':
      return `${prefix}/pieza/${encodeURIComponent(link.code)}`;
    case 'whatsapp': {
      const number = find(link.slug)?.whatsapp;
      return number ? `https://wa.me/${number}?text=${encodeURIComponent(link.text)}` : all;
    }
    case 'phone': {
      const number = find(link.slug)?.phone;
      return number ? `tel:+52${number}` : all;
    }
    case 'external':
      return link.url;
  }
}

/** Whether it leaves the site: the browser is then told not to say where from. */
export function leavesSite(link: Link): boolean {
  return link.kind === 'external' || link.kind === 'whatsapp';
}
