import type { CarTree } from '#contract/catalog';
import type { Choice, Understood } from '#contract/search';
import { formatYears, type Locale } from '#i18n';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { factLocale, partTypeName, positionName, systemName } from './piece-words.ts';

export interface OptionWords {
  readonly title: string;
  readonly detail?: string | undefined;
}

/** How one answer to the open question reads. */
export function optionWords(
  choice: Choice,
  understood: Understood,
  tree: CarTree,
  locale: Locale,
): OptionWords {
  const type = understood.partType === undefined ? undefined : partTypeOf(understood.partType);
  if (choice.generation !== undefined) return generationWords(choice.generation, tree);
  if (choice.model !== undefined) return modelWords(choice.model, tree);
  if (choice.partType !== undefined) {
    const chosen = partTypeOf(choice.partType);
    return chosen
      ? { title: partTypeName(chosen, locale), detail: systemName(chosen.system, locale) }
      : { title: choice.partType };
  }
  if (choice.position !== undefined && type) {
    return {
      title: nameOf(type, choice.position, factLocale(locale)),
      detail: positionName(type, choice.position, locale),
    };
  }
  return { title: choice.system === undefined ? '' : systemName(choice.system, locale) };
}

function generationWords(path: string, tree: CarTree): OptionWords {
  for (const make of tree.makes) {
    for (const model of make.models) {
      const generation = model.generations.find((each) => each.path === path);
      if (generation) {
        const years = formatYears(generation.yearFrom, generation.yearTo);
        return { title: `${make.name} ${model.name} ${years}`, detail: generation.code };
      }
    }
  }
  return { title: path };
}

/** `path` is `nissan/versa`. */
function modelWords(path: string, tree: CarTree): OptionWords {
  const [makeSlug, modelSlug] = path.split('/');
  const make = tree.makes.find(({ slug }) => slug === makeSlug);
  const model = make?.models.find(({ slug }) => slug === modelSlug);
  return { title: make && model ? `${make.name} ${model.name}` : path };
}
