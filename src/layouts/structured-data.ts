import type { Crumb } from '../components/view-models.ts';

/** schema.org BreadcrumbList; the last step has the address of the page itself. */
export function breadcrumbList(items: readonly Crumb[], site: URL, path: string): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: items.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: new URL(href ?? path, site).href,
    })),
  };
}
