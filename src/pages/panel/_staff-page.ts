import type { AstroGlobal } from 'astro';
import type { Permission, SessionInfo } from '#contract/identity';
import { localizedStaffTexts, staffLocale } from './_staff-texts.ts';
import { sessionOfPage } from '#server/page-context.ts';

export type StaffPerson = NonNullable<SessionInfo['person']>;

const SECTIONS = [
  { href: '/panel/existencias', text: 'panel.stock', permission: 'stock:read' },
  { href: '/panel/donantes', text: 'donors.nav', permission: 'stock:receive' },
  { href: '/panel/ventas', text: 'panel.sales', permission: 'sale:read' },
  { href: '/panel/apartados', text: 'papers.holds', permission: 'hold:create' },
  { href: '/panel/cotizaciones', text: 'papers.quotes', permission: 'quote:create' },
  { href: '/panel/clientes', text: 'papers.customers', permission: 'customer:edit' },
  { href: '/panel/importar', text: 'panel.imports', permission: 'stock:receive' },
  { href: '/caja', text: 'common.panelCounter', permission: 'sale:create' },
  { href: '/panel/catalogo', text: 'panel.catalog', permission: 'catalog:edit' },
  { href: '/panel/compatibilidad', text: 'fitment.title', permission: 'catalog:edit' },
  { href: '/panel/niv', text: 'panel.vin', permission: 'catalog:edit' },
  { href: '/panel/sucursales', text: 'panel.branches', permission: 'branches:manage' },
  { href: '/panel/personas', text: 'panel.people', permission: 'people:manage' },
] as const satisfies readonly { href: string; text: string; permission: Permission }[];

/** Where somebody without a section arrives. */
const HOME = { href: '/panel', text: 'panel.home' } as const;

const ROLE_WORDS = {
  clerk: 'panel.roleClerk',
  inventory_manager: 'panel.roleManager',
  administrator: 'panel.roleAdministrator',
  owner: 'panel.roleOwner',
} as const satisfies Record<StaffPerson['role'], string>;

/**
 * What a staff page needs, or the answer to give instead: the login for nobody, the new password for who must
 * change it, and for who may not be here the page that says so. Staff pages are never stored by anyone.
 */
export async function staffPage(page: AstroGlobal, permission?: Permission) {
  page.response.headers.set('cache-control', 'no-store');
  const person = await sessionOfPage(page);
  const here = page.url.pathname + page.url.search;
  if (!person) return page.redirect(`/entrar?volver=${encodeURIComponent(here)}`);
  if (person.mustChangePassword && page.url.pathname !== '/panel/cuenta') {
    return page.redirect(`/panel/cuenta?volver=${encodeURIComponent(here)}`);
  }
  if (permission && !person.permissions.includes(permission)) return page.rewrite('/panel/sin-acceso');
  const locale = staffLocale(page.cookies);
  const { t, messages } = localizedStaffTexts(locale);
  return {
    person,
    locale,
    t,
    messages,
    shell: {
      locale,
      nav: entriesOf(person).map(({ href, text }) => ({
        href,
        label: t(text),
        isCurrent: isAt(page.url.pathname, href),
      })),
      person: {
        name: person.name,
        role: t(ROLE_WORDS[person.role]),
        branch: person.branches.length === 1 ? (person.branches[0]?.name ?? null) : null,
      },
    },
  };
}

/** Pages of a section stand under its address. */
const isAt = (pathname: string, href: string) =>
  pathname === href || (href !== HOME.href && pathname.startsWith(`${href}/`));

/** The sections a person may open, in order. */
export function sectionsOf(person: StaffPerson) {
  return SECTIONS.filter(({ permission }) => person.permissions.includes(permission));
}

function entriesOf(person: StaffPerson) {
  const sections = sectionsOf(person);
  return sections.length > 0 ? sections : [HOME];
}
