import type { ContentProblem } from '#contract/landing';
import { Icon } from '../staff/Icon.tsx';
import { summaryOfBlock } from './block-summary.ts';
import { BLOCK_WORDS } from './block-words.ts';
import { useCanvas } from './canvas-context.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import { problemsOfBlock } from './problems-of-block.ts';
import { blockOf, type PuckBlock } from './puck-adapter.ts';
import { useBlocks } from './use-blocks.ts';
import { useChosenId, usePuck } from './use-puck.ts';

interface BlockListProps {
  /** What the server says of the draft. */
  readonly told: readonly ContentProblem[];
  readonly onEdit: (id: string) => void;
}

/** All sections in their order: the whole page by keyboard, and on a phone. */
export function BlockList({ told, onEdit }: BlockListProps) {
  const x = useEditorTexts();
  const { language } = useCanvas();
  const deeds = useBlocks();
  const content = usePuck((state) => state.appState.data.content) as unknown as PuckBlock[];
  const chosen = useChosenId();
  /** The button goes with its section, and would lose the focus on the way. */
  const move = (id: string, to: number, button: HTMLElement) => {
    deeds.move(id, to);
    requestAnimationFrame(() => button.focus());
  };
  if (content.length === 0) return <p className="soft">{x('pageEditor.noSections')}</p>;
  return (
    <ol className="block-list" aria-label={x('pageEditor.sections')}>
      {content.map(blockOf).map((block, index) => {
        const name = x(BLOCK_WORDS[block.type].name);
        const summary = summaryOfBlock(block, language);
        const problems = block.isHidden ? 0 : problemsOfBlock(block, told).size;
        return (
          <li
            key={block.id}
            className={block.id === chosen ? 'on' : undefined}
            aria-current={block.id === chosen}
          >
            <button type="button" className="block-name" onClick={() => onEdit(block.id)}>
              <b>{name}</b>
              {summary && <span className="soft small">{summary}</span>}
              {block.isHidden && <span className="tag">{x('pageEditor.hidden')}</span>}
              {problems > 0 && (
                <span className="tag bad">{x('pageEditor.toPutRight', { count: problems })}</span>
              )}
            </button>
            <div className="acts">
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.moveUpOf', { name })}
                aria-disabled={index === 0}
                onClick={({ currentTarget }) => move(block.id, index - 1, currentTarget)}
              >
                <span className="up">
                  <Icon name="down" size="s" />
                </span>
              </button>
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.moveDownOf', { name })}
                aria-disabled={index === content.length - 1}
                onClick={({ currentTarget }) => move(block.id, index + 1, currentTarget)}
              >
                <Icon name="down" size="s" />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={x(block.isHidden ? 'pageEditor.showOf' : 'pageEditor.hideOf', { name })}
                aria-pressed={block.isHidden ?? false}
                onClick={() => deeds.change({ ...block, isHidden: !block.isHidden })}
              >
                <Icon name={block.isHidden ? 'hidden' : 'eye'} size="s" />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.duplicateOf', { name })}
                onClick={() => deeds.duplicate(block.id)}
              >
                <Icon name="copy" size="s" />
              </button>
              <button
                type="button"
                className="icon"
                aria-label={x('pageEditor.removeOf', { name })}
                onClick={() => deeds.remove(block.id)}
              >
                <Icon name="trash" size="s" />
              </button>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
