import { baseKeymap, setBlockType, toggleMark } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, type Command } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { useEffect, useRef, useState } from 'react';
import type { Link, LocalizedRichText, RichText } from '#contract/landing';
import { Dialog } from '../../staff/Dialog.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useEditorTexts, type EditorKey } from '../editor-texts.tsx';
import { isSame } from '../is-same.ts';
import { documentOf, RICH_SCHEMA, richTextOf } from '../rich-text-document.ts';
import { useControl, type FieldProps } from './FieldRow.tsx';
import { useForm } from './form-context.tsx';
import { HOME_LINK, LinkField } from './LinkFields.tsx';

const { nodes, marks } = RICH_SCHEMA;
const item = nodes.item;
const list = nodes.list;
const heading = nodes.heading;
const paragraph = nodes.paragraph;
const bold = marks.bold;
const italic = marks.italic;
const link = marks.link;

const newLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

const isInList = (state: EditorState) =>
  state.selection.$from.depth > 1 && state.selection.$from.node(-1).type === item;

function toggleList(isOrdered: boolean): Command {
  return (state, dispatch, view) =>
    isInList(state)
      ? liftListItem(item)(state, dispatch, view)
      : wrapInList(list, { isOrdered })(state, dispatch, view);
}

const toggleHeading: Command = (state, dispatch) =>
  setBlockType(state.selection.$from.parent.type === heading ? paragraph : heading)(state, dispatch);

/** Of this field: its keys come before Puck's, which undo whole blocks. */
const PLUGINS = [
  history(),
  keymap({
    'Mod-b': toggleMark(bold),
    'Mod-i': toggleMark(italic),
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    Enter: splitListItem(item),
    Tab: sinkListItem(item),
    'Shift-Enter': newLine,
  }),
  keymap(baseKeymap),
];

interface Tool {
  readonly text: EditorKey;
  readonly sign: string;
  readonly run: Command;
  readonly isOn: (state: EditorState) => boolean;
}

const hasMark = (type: typeof bold) => (state: EditorState) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type);
};
const isListOf = (isOrdered: boolean) => (state: EditorState) =>
  isInList(state) && state.selection.$from.node(-2).attrs['isOrdered'] === isOrdered;

const TOOLS: readonly Tool[] = [
  { text: 'pageEditor.bold', sign: 'N', run: toggleMark(bold), isOn: hasMark(bold) },
  { text: 'pageEditor.italic', sign: 'C', run: toggleMark(italic), isOn: hasMark(italic) },
  {
    text: 'pageEditor.subheading',
    sign: 'T',
    run: toggleHeading,
    isOn: (state) => state.selection.$from.parent.type === heading,
  },
  { text: 'pageEditor.bulletList', sign: '•', run: toggleList(false), isOn: isListOf(false) },
  { text: 'pageEditor.numberList', sign: '1.', run: toggleList(true), isOn: isListOf(true) },
];

export function RichTextField({ value, onChange, ...row }: FieldProps<LocalizedRichText>) {
  const { language } = useForm();
  const x = useEditorTexts();
  const { id, problem, says } = useControl(row);
  const change = (rich: RichText) => {
    if (language === 'es') onChange({ ...value, es: rich });
    else onChange(rich.length === 0 ? { es: value.es } : { ...value, en: rich });
  };
  return (
    <div className="field">
      <span className="lb" id={`${id}-name`}>
        {x(row.label)}
        {language === 'en' && <span className="soft"> {x('pageEditor.inEnglish')}</span>}
      </span>
      <RichTextBox key={language} {...{ id }} value={value[language] ?? []} onChange={change} />
      {says && (
        <p className={problem ? 'msg' : 'hint'} id={`${id}-says`}>
          {says}
        </p>
      )}
    </div>
  );
}

interface RichTextBoxProps {
  readonly id: string;
  readonly value: RichText;
  readonly onChange: (value: RichText) => void;
}

function RichTextBox({ id, value, onChange }: RichTextBoxProps) {
  const x = useEditorTexts();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [state, setState] = useState(() => stateOf(documentOf(value)));
  const [isLinking, setLinking] = useState(false);
  const latest = useRef({ onChange, value });
  useEffect(() => {
    latest.current = { onChange, value };
  });

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView(place.current, {
      state,
      attributes: {
        class: 'rich-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-name`,
      },
      dispatchTransaction(transaction) {
        const next = editor.state.apply(transaction);
        editor.updateState(next);
        setState(next);
        if (transaction.docChanged) latest.current.onChange(richTextOf(next.doc));
      },
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
    // Made once; what changes from outside comes below.
  }, [id]);

  // What was undone on the page, or came from somebody else.
  useEffect(() => {
    const editor = view.current;
    if (!editor || isSame(richTextOf(editor.state.doc), value)) return;
    const fresh = stateOf(documentOf(value));
    editor.updateState(fresh);
    setState(fresh);
  }, [value]);

  const run = (command: Command) => {
    const editor = view.current;
    if (!editor) return;
    command(editor.state, editor.dispatch, editor);
    editor.focus();
  };
  return (
    <div className="rich-box" onKeyDown={(event) => event.stopPropagation()}>
      <div className="rich-tools" role="toolbar" aria-label={x('pageEditor.textTools')} aria-controls={id}>
        {TOOLS.map(({ text, sign, run: command, isOn }) => (
          <button
            key={text}
            type="button"
            aria-label={x(text)}
            title={x(text)}
            aria-pressed={isOn(state)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(command)}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={hasMark(link)(state)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setLinking(true)}
        >
          {x('pageEditor.link')}
        </button>
      </div>
      <div ref={place} id={id} />
      {isLinking && (
        <LinkDialog
          value={linkAt(state)}
          hasSelection={!state.selection.empty || linkAt(state) !== null}
          onClose={() => setLinking(false)}
          onDone={(chosen) => {
            setLinking(false);
            run(setLink(chosen));
          }}
        />
      )}
    </div>
  );
}

const stateOf = (doc: Node) => EditorState.create({ doc, plugins: PLUGINS });

function linkAt(state: EditorState): Link | null {
  const { $from, from, to } = state.selection;
  let found: Link | null = null;
  const own = link.isInSet($from.marks());
  if (own) found = own.attrs['link'] as Link;
  state.doc.nodesBetween(from, to, (node) => {
    const mark = link.isInSet(node.marks);
    if (mark) found ??= mark.attrs['link'] as Link;
  });
  return found;
}

/** Of what is chosen; with nothing chosen, of the whole link the caret stands in. */
function setLink(target: Link | null): Command {
  return (state, dispatch) => {
    const [from, to] = reach(state);
    if (from === to) return false;
    const transaction = state.tr.removeMark(from, to, link);
    dispatch?.(target ? transaction.addMark(from, to, link.create({ link: target })) : transaction);
    return true;
  };
}

function reach({ selection }: EditorState): readonly [number, number] {
  const { $from, from, to, empty } = selection;
  if (!empty) return [from, to];
  let [start, end] = [from, to];
  const base = $from.start();
  $from.parent.forEach((child, offset) => {
    const [first, last] = [base + offset, base + offset + child.nodeSize];
    if (link.isInSet(child.marks) && first <= from && from <= last) [start, end] = [first, last];
  });
  return [start, end];
}

interface LinkDialogProps {
  readonly value: Link | null;
  readonly hasSelection: boolean;
  readonly onDone: (link: Link | null) => void;
  readonly onClose: () => void;
}

function LinkDialog({ value, hasSelection, onDone, onClose }: LinkDialogProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  const [chosen, setChosen] = useState<Link>(value ?? HOME_LINK);
  return (
    <Dialog title={x('pageEditor.link')} {...{ onClose }} closeLabel={t('panel.close')}>
      {hasSelection ? (
        <LinkField value={chosen} onChange={setChosen} />
      ) : (
        <p>{x('pageEditor.selectWordsFirst')}</p>
      )}
      <div className="da">
        {value ? (
          <button type="button" className="btn quiet" onClick={() => onDone(null)}>
            {x('pageEditor.removeLink')}
          </button>
        ) : (
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('panel.cancel')}
          </button>
        )}
        <button
          type="button"
          className="btn act"
          aria-disabled={!hasSelection}
          onClick={() => hasSelection && onDone(chosen)}
        >
          {x('pageEditor.useLink')}
        </button>
      </div>
    </Dialog>
  );
}
