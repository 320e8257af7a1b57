import { useGetPuck } from '@puckeditor/core';
import { useMemo } from 'react';
import type { Block, BlockType } from '#contract/landing';
import { blockOf, pageTextsOf, type PageTexts, type PuckBlock } from './puck-adapter.ts';
import { PAGE_ZONE } from './use-puck.ts';

/** What can be done to the blocks of the page. Every deed is one step of what can be undone. */
export interface Blocks {
  all(): Block[];
  select(id: string | null): void;
  add(type: BlockType, index: number): void;
  change(block: Block): void;
  move(id: string, to: number): void;
  duplicate(id: string): void;
  remove(id: string): void;
  changePage(page: PageTexts): void;
}

const dataOf = (block: Block): PuckBlock => ({ type: block.type, props: { id: block.id, block } });

export function useBlocks(): Blocks {
  const getPuck = useGetPuck();
  return useMemo(() => {
    const content = () => getPuck().appState.data.content as unknown as PuckBlock[];
    const indexOf = (id: string) => content().findIndex(({ props }) => props.id === id);
    const select = (id: string | null) => {
      const index = id === null ? -1 : indexOf(id);
      const itemSelector = index < 0 ? null : { index, zone: PAGE_ZONE };
      getPuck().dispatch({ type: 'setUi', ui: { itemSelector } });
    };
    return {
      all: () => content().map(blockOf),
      select,
      add(type, index) {
        const id = `${type}-${crypto.randomUUID()}`;
        getPuck().dispatch({
          type: 'insert',
          componentType: type,
          destinationIndex: index,
          destinationZone: PAGE_ZONE,
          id,
        });
        select(id);
      },
      change(block) {
        const destinationIndex = indexOf(block.id);
        if (destinationIndex < 0) return;
        getPuck().dispatch({
          type: 'replace',
          destinationIndex,
          destinationZone: PAGE_ZONE,
          data: dataOf(block),
        });
      },
      move(id, to) {
        const sourceIndex = indexOf(id);
        if (sourceIndex < 0 || to < 0 || to >= content().length || to === sourceIndex) return;
        getPuck().dispatch({
          type: 'reorder',
          sourceIndex,
          destinationIndex: to,
          destinationZone: PAGE_ZONE,
        });
        select(id);
      },
      duplicate(id) {
        const sourceIndex = indexOf(id);
        if (sourceIndex >= 0) getPuck().dispatch({ type: 'duplicate', sourceIndex, sourceZone: PAGE_ZONE });
      },
      remove(id) {
        const index = indexOf(id);
        if (index >= 0) getPuck().dispatch({ type: 'remove', index, zone: PAGE_ZONE });
      },
      changePage(page) {
        const { root } = getPuck().appState.data;
        if (pageTextsOf(root) === page) return;
        const data = { root: { ...root, props: { ...root.props, page } } as typeof root };
        getPuck().dispatch({ type: 'setData', data, recordHistory: true });
      },
    };
  }, [getPuck]);
}
