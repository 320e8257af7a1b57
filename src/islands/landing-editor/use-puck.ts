import { createUsePuck } from '@puckeditor/core';

/** What Puck knows, by selector: a component is drawn again only when its part of it changed. */
export const usePuck = createUsePuck();

/** The list that all blocks of a page stand in. */
export const PAGE_ZONE = 'root:default-zone';

/** Of the block that is chosen. */
export function useChosenId(): string | undefined {
  return usePuck((state) => idOf(state.selectedItem));
}

export function idOf(item: { readonly props: unknown } | null): string | undefined {
  return (item?.props as { readonly id: string } | undefined)?.id;
}
