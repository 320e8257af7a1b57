import { useStaff, type Permission, type StaffPerson } from '../../staff/staff-context.tsx';

const TABS = [
  { href: '/panel/almacen', text: 'panel.worklists', permission: 'stock:adjust' },
  { href: '/panel/almacen/conteos', text: 'panel.counts', permission: 'stock:count' },
  { href: '/panel/almacen/entradas', text: 'panel.receipts', permission: 'stock:receive' },
  { href: '/panel/almacen/libro', text: 'panel.book', permission: 'stock:count' },
  { href: '/panel/almacen/precios', text: 'panel.priceRules', permission: 'price:rules' },
] as const satisfies readonly { href: string; text: string; permission: Permission }[];

export type BookPlace = (typeof TABS)[number]['href'];

interface BookTabsProps {
  readonly here: BookPlace;
  readonly person: Pick<StaffPerson, 'permissions'>;
  /** Kept while one goes from section to section. */
  readonly branch: string;
}

/** The sections of the warehouse that the person may open. */
export function BookTabs({ here, person, branch }: BookTabsProps) {
  const { t } = useStaff();
  const open = TABS.filter(({ permission }) => person.permissions.includes(permission));
  if (open.length < 2) return null;
  return (
    <nav className="seg book-tabs" aria-label={t('panel.warehouseSections')}>
      {open.map(({ href, text }) => (
        <a key={href} href={`${href}?sucursal=${branch}`} aria-current={href === here ? 'page' : undefined}>
          {t(text)}
        </a>
      ))}
    </nav>
  );
}
