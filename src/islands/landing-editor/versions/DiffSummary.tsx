import { useMemo, useState } from 'react';
import {
  plainTextOf,
  textOf,
  type LandingImage,
  type Link,
  type Localized,
  type PageContent,
  type RichText,
} from '#contract/landing';
import { pictureAtLeast } from '#contract/media';
import { useStaff } from '../../staff/staff-context.tsx';
import { BLOCK_FIELDS, fieldTrail } from '../block-fields.ts';
import { BLOCK_WORDS } from '../block-words.ts';
import { diffBlocks, hasChanged, type BlockDiff, type ValueChange } from '../block-diff.ts';
import { summaryOfBlock } from '../block-summary.ts';
import { useEditorTexts, type EditorKey, type EditorTranslate } from '../editor-texts.tsx';
import type { EditLanguage } from '../inline-texts.ts';
import { isSame } from '../is-same.ts';
import { diffWords } from '../word-diff.ts';

interface DiffSummaryProps {
  /** Null: there was nothing before. */
  readonly before: PageContent | null;
  readonly after: PageContent;
  readonly language: EditLanguage;
}

const STATES = {
  added: 'pageEditor.diffAdded',
  removed: 'pageEditor.diffRemoved',
  changed: 'pageEditor.diffChanged',
  same: 'pageEditor.diffSame',
} as const satisfies Record<BlockDiff['state'], EditorKey>;

/** What becomes of each section from one version to the other; one opens to show its words and pictures. */
export function DiffSummary({ before, after, language }: DiffSummaryProps) {
  const x = useEditorTexts();
  const diffs = useMemo(
    () => (before ? diffBlocks(before, after) : diffBlocks({ ...after, blocks: [] }, after)),
    [before, after],
  );
  const changed = diffs.filter(hasChanged);
  const isPageChanged =
    before !== null &&
    !(
      isSame(before.title, after.title) &&
      isSame(before.description, after.description) &&
      (before.isDemo ?? false) === (after.isDemo ?? false)
    );
  if (changed.length === 0 && !isPageChanged) return <p className="soft">{x('pageEditor.noChanges')}</p>;
  return (
    <ol className="diff" aria-label={x('pageEditor.changes')}>
      {isPageChanged && (
        <li className="changed">
          <div className="diff-head">
            <span className="tag">{x(STATES.changed)}</span> <b>{x('pageEditor.page')}</b>
          </div>
          <Change label={x('pageEditor.fieldPageTitle')} before={before.title} after={after.title} />
          <Change
            label={x('pageEditor.fieldPageDescription')}
            before={before.description}
            after={after.description}
          />
        </li>
      )}
      {changed.map((diff) => (
        <BlockRow key={`${diff.block.id}${diff.state}`} {...{ diff, language }} />
      ))}
    </ol>
  );
}

function BlockRow({ diff, language }: { readonly diff: BlockDiff; readonly language: EditLanguage }) {
  const x = useEditorTexts();
  const [isOpen, setOpen] = useState(false);
  const { block, state, isMoved, changes, from, to } = diff;
  const head = (
    <>
      <span className="tag">{x(state === 'same' ? 'pageEditor.diffMoved' : STATES[state])}</span>{' '}
      {isMoved && state === 'changed' && <span className="tag">{x('pageEditor.diffMoved')}</span>}
      <b>{x(BLOCK_WORDS[block.type].name)}</b>{' '}
      <span className="soft small">
        {isMoved && from !== null && to !== null
          ? x('pageEditor.fromTo', { from, to })
          : summaryOfBlock(block, language)}
      </span>
    </>
  );
  return (
    <li className={state === 'same' ? 'moved' : state}>
      {changes.length > 0 ? (
        <button type="button" className="diff-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {head}{' '}
          <span className="soft small num">{x('pageEditor.changeCount', { count: changes.length })}</span>
        </button>
      ) : (
        <div className="diff-head">{head}</div>
      )}
      {isOpen &&
        changes.map((change) => (
          <Change
            key={change.path.join('.')}
            label={labelOf(diff, change, x)}
            before={change.before}
            after={change.after}
          />
        ))}
    </li>
  );
}

function labelOf({ block }: BlockDiff, { path }: ValueChange, x: EditorTranslate): string {
  const language = path.at(-1);
  const isText = language === 'es' || language === 'en';
  if (path[0] === 'isHidden') return x('pageEditor.hiddenSection');
  const trail = fieldTrail(BLOCK_FIELDS[block.type], isText ? path.slice(0, -1) : path);
  const steps = trail.map(({ label, index }) => (index === null ? x(label) : `${x(label)} ${index + 1}`));
  return [...steps, ...(language === 'en' ? [x('pageEditor.inEnglish')] : [])].join(' · ');
}

interface ChangeProps {
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One place, before and after: words marked where they differ, pictures side by side. */
function Change({ label, before, after }: ChangeProps) {
  const x = useEditorTexts();
  const say = useSaying();
  if (isSame(before, after)) return null;
  const pictures = [before, after].filter(isImage);
  return (
    <div className="diff-change">
      <span className="label">{label}</span>
      {pictures.length > 0 ? (
        <div className="diff-pictures">
          <PictureOf image={isImage(before) ? before : null} label={x('pageEditor.before')} />
          <PictureOf image={isImage(after) ? after : null} label={x('pageEditor.after')} />
        </div>
      ) : (
        <p className="diff-words">
          {diffWords(say(before), say(after)).map(({ kind, text }, index) =>
            kind === 'same' ? (
              <span key={index}>{text}</span>
            ) : kind === 'added' ? (
              <ins key={index}>{text}</ins>
            ) : (
              <del key={index}>{text}</del>
            ),
          )}
        </p>
      )}
    </div>
  );
}

function PictureOf({ image, label }: { readonly image: LandingImage | null; readonly label: string }) {
  const x = useEditorTexts();
  return (
    <figure>
      {image ? (
        <img
          src={pictureAtLeast(image, 320, 'jpg')}
          alt={image.alt.es}
          width={image.width}
          height={image.height}
        />
      ) : (
        <span className="soft small">{x('pageEditor.none')}</span>
      )}
      <figcaption className="cap">{label}</figcaption>
    </figure>
  );
}

const isImage = (value: unknown): value is LandingImage =>
  typeof value === 'object' && value !== null && 'hash' in value && 'alt' in value;

/** Any value of a block as words. */
function useSaying() {
  const x = useEditorTexts();
  const { count } = useStaff();
  return function say(value: unknown): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return x(value ? 'pageEditor.yes' : 'pageEditor.no');
    if (typeof value === 'number') return count(value);
    if (typeof value === 'string') return value;
    if (typeof value !== 'object') return '';
    if (Array.isArray(value)) {
      return value.some((one) => typeof one === 'object' && one !== null && 'runs' in one)
        ? plainTextOf(value as RichText)
        : value.map(say).join('\n');
    }
    if ('es' in value) {
      const text = value as Localized | { es: RichText };
      return typeof text.es === 'string' ? textOf(text as Localized, 'es') : plainTextOf(text.es);
    }
    if (isLink(value)) return sayLink(value);
    return Object.values(value).map(say).filter(Boolean).join(' · ');
  };
}

const isLink = (value: object): value is Link => 'kind' in value && !('caption' in value);

function sayLink(link: Link): string {
  if ('path' in link) return link.path;
  if ('url' in link) return link.url;
  if ('code' in link) return link.code;
  return link.kind === 'whatsapp' ? `WhatsApp ${link.slug}: ${link.text}` : link.slug;
}
