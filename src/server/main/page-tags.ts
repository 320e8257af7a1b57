import { HOME_TAG } from '#contract/landing';

/**
 * What a built page shows that staff can change, by its address: when one of these tags is newer than the
 * build, the page's on-demand twin answers in its place. Stock and prices are not here, because pages fetch
 * those; the branches are everywhere, because the header and the footer of every page name them. The catalog's home
 * is built for a chain whose home it is.
 * An address that no built page of the catalog has gets no tag.
 */
export function pageTags(pathname: string): string[] {
  const [root, make, model, generation] = stepsOf(pathname);
  switch (root) {
    case 'refacciones':
      // A generation lists its sisters, so it follows its model too.
      if (make && model && generation) {
        return [`generation:${make}/${model}/${generation}`, `model:${make}/${model}`, 'branches'];
      }
      return ['catalog', 'branches'];
    case undefined:
    case 'tu-auto':
      return ['catalog', 'branches', HOME_TAG];
    case 'sistemas':
    case 'sucursales':
      return ['catalog', 'branches'];
    default:
      return [];
  }
}

/** Path segments without the language: `/en/refacciones/nissan` → `refacciones`, `nissan`. */
export function stepsOf(pathname: string): string[] {
  const steps = pathname.split('/').filter((step) => step !== '');
  return steps[0] === 'en' ? steps.slice(1) : steps;
}
