import type { AstroGlobal } from 'astro';
import type { Permission, SessionInfo } from '#contract/identity';
import { localizedStaffTexts, staffLocale } from './_staff-texts.ts';
import { sessionOfPage } from '#server/page-context.ts';

export type StaffPerson = NonNullable<SessionInfo['person']>;

/** Sections in order, by the part of the work they belong to. */
const SECTIONS = {
  home: [{ href: '/panel', text: 'panel.home', permission: 'chain:read' }],
  yard: [
    { href: '/panel/existencias', text: 'panel.stock', permission: 'stock:read' },
    { href: '/panel/almacen', text: 'panel.worklists', permission: 'stock:adjust' },
    { href: '/panel/donantes', text: 'donors.nav', permission: 'stock:receive' },
    { href: '/panel/traspasos', text: 'transfers.title', permission: 'transfer:request' },
    { href: '/panel/importar', text: 'panel.imports', permission: 'stock:receive' },
  ],
  counter: [
    { href: '/caja', text: 'common.panelCounter', permission: 'sale:create' },
    { href: '/panel/ventas', text: 'panel.sales', permission: 'sale:read' },
    { href: '/panel/devoluciones', text: 'returns.panelTitle', permission: 'return:create' },
    { href: '/panel/apartados', text: 'papers.holds', permission: 'hold:create' },
    { href: '/panel/cotizaciones', text: 'papers.quotes', permission: 'quote:create' },
    { href: '/panel/clientes', text: 'papers.customers', permission: 'customer:edit' },
    { href: '/panel/turnos', text: 'till.panelTitle', permission: 'shift:review' },
  ],
  catalog: [
    { href: '/panel/catalogo', text: 'panel.catalog', permission: 'catalog:edit' },
    { href: '/panel/compatibilidad', text: 'fitment.title', permission: 'catalog:edit' },
    { href: '/panel/niv', text: 'panel.vin', permission: 'catalog:edit' },
  ],
  chain: [
    { href: '/panel/sucursales', text: 'panel.branches', permission: 'branches:manage' },
    { href: '/panel/personas', text: 'panel.people', permission: 'people:manage' },
    { href: '/panel/bitacora', text: 'audit.nav', permission: 'audit:read' },
    { href: '/panel/facturacion', text: 'invoicing.nav', permission: 'invoice:manage' },
    { href: '/panel/paginas/funded', text: 'pageEditor.nav', permission: 'landing:edit' },
  ],
} as const satisfies Record<string, readonly { href: string; text: string; permission: Permission }[]>;

const AREA_WORDS = {
  home: 'panel.home',
  yard: 'common.areaYard',
  counter: 'common.areaCounter',
  catalog: 'common.areaCatalog',
  chain: 'common.areaChain',
} as const satisfies Record<keyof typeof SECTIONS, string>;

const AREAS = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];

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
      nav: areasOf(person).map(({ text, entries }) => ({
        label: t(text),
        entries: entries.map((entry) => ({
          href: entry.href,
          label: t(entry.text),
          isCurrent: isAt(page.url.pathname, entry.href),
        })),
      })),
      person: {
        name: person.name,
        role: t(ROLE_WORDS[person.role]),
        branch: person.branches.length === 1 ? (person.branches[0]?.name ?? null) : null,
      },
    },
  };
}

/** Pages of a section stand under its address; under that of the home, all of them. */
const isAt = (pathname: string, href: string) =>
  pathname === href || (href !== SECTIONS.home[0].href && pathname.startsWith(`${href}/`));

/** The sections a person may open, in order. */
export function sectionsOf(person: StaffPerson) {
  return AREAS.flatMap((area) => allowed(person, area));
}

function allowed(person: StaffPerson, area: keyof typeof SECTIONS) {
  return SECTIONS[area].filter(({ permission }) => person.permissions.includes(permission));
}

function areasOf(person: StaffPerson) {
  const areas = AREAS.map((area) => ({ text: AREA_WORDS[area], entries: allowed(person, area) }));
  return areas.filter(({ entries }) => entries.length > 0);
}
