import type { Block } from '#contract/landing';
import { BLOCK_FIELDS } from '../block-fields.ts';
import { BLOCK_WORDS } from '../block-words.ts';
import { useEditorTexts } from '../editor-texts.tsx';
import { Fields } from './FieldView.tsx';

interface BlockFormProps {
  readonly block: Block;
  readonly onChange: (block: Block) => void;
}

/** Everything of one block that can be changed. */
export function BlockForm({ block, onChange }: BlockFormProps) {
  const x = useEditorTexts();
  const change = (value: unknown) => onChange(value as Block);
  return (
    <form
      className="block-form"
      aria-label={x(BLOCK_WORDS[block.type].name)}
      onSubmit={(event) => event.preventDefault()}
    >
      <p className="small soft">{x(BLOCK_WORDS[block.type].body)}</p>
      <Fields fields={BLOCK_FIELDS[block.type]} path={[]} value={block} onChange={change} />
      <label className="tick-row">
        <input
          type="checkbox"
          checked={block.isHidden ?? false}
          onChange={({ target }) => onChange({ ...block, isHidden: target.checked })}
        />
        {x('pageEditor.hiddenSection')}
      </label>
      {block.isDemo && (
        <div className="note warn">
          <p>
            {x('pageEditor.demoSection')}{' '}
            <button type="button" className="linkish" onClick={() => onChange({ ...block, isDemo: false })}>
              {x('pageEditor.ownSection')}
            </button>
          </p>
        </div>
      )}
    </form>
  );
}
