import { useEffect, useId, useState } from 'react';
import {
  type Button,
  type LandingPickers,
  type Link,
  normalAddress,
  type PickedPieces,
} from '#contract/landing';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useEditorTexts, type EditorKey } from '../editor-texts.tsx';
import type { FieldProps } from './FieldRow.tsx';
import { useForm } from './form-context.tsx';
import { LocalizedField } from './TextFields.tsx';

type Kind = Link['kind'];

const KIND_WORDS = {
  page: 'pageEditor.link_page',
  car: 'pageEditor.link_car',
  branch: 'pageEditor.link_branch',
  part: 'pageEditor.link_part',
  offer: 'pageEditor.link_offer',
  whatsapp: 'pageEditor.link_whatsapp',
  phone: 'pageEditor.link_phone',
  external: 'pageEditor.link_external',
} as const satisfies Record<Kind, EditorKey>;

const KINDS = Object.keys(KIND_WORDS) as Kind[];

export const HOME_LINK: Link = { kind: 'page', path: '/' };

/** What a link of a kind begins as; null where something has to be picked or typed first. */
function firstOf(kind: Kind, { branches, cars }: LandingPickers): Link | null {
  const slug = branches[0]?.slug;
  switch (kind) {
    case 'page':
      return HOME_LINK;
    case 'car':
      return cars[0] ? { kind, path: cars[0].path } : null;
    case 'branch':
    case 'phone':
      return slug ? { kind, slug } : null;
    case 'whatsapp':
      return slug ? { kind, slug, text: '' } : null;
    case 'part':
    case 'offer':
    case 'external':
      return null;
  }
}

interface LinkFieldProps {
  readonly value: Link;
  readonly onChange: (link: Link) => void;
}

/** Where something leads: places of this site are picked; an address of another has to be https. */
export function LinkField({ value, onChange }: LinkFieldProps) {
  const x = useEditorTexts();
  const { pickers } = useForm();
  const id = useId();
  const [kind, setKind] = useState<Kind>(value.kind);
  const shown = kind === value.kind ? value : null;
  return (
    <div className="link-field">
      <div className="field">
        <label htmlFor={id}>{x('pageEditor.fieldLeadsTo')}</label>
        <select
          id={id}
          className="in"
          value={kind}
          onChange={({ target }) => {
            const next = target.value as Kind;
            setKind(next);
            const first = firstOf(next, pickers);
            if (first) onChange(first);
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {x(KIND_WORDS[one])}
            </option>
          ))}
        </select>
      </div>
      <LinkTarget {...{ kind, onChange }} value={shown} />
    </div>
  );
}

interface LinkTargetProps {
  readonly kind: Kind;
  /** Null until something of this kind is picked. */
  readonly value: Link | null;
  readonly onChange: (link: Link) => void;
}

function LinkTarget({ kind, value, onChange }: LinkTargetProps) {
  const { pickers } = useForm();
  switch (kind) {
    case 'page':
      return (
        <PickField
          label="pageEditor.link_page"
          value={value?.kind === 'page' ? value.path : ''}
          choices={pickers.pages.map(({ path, name }) => [path, name])}
          onChange={(path) => onChange({ kind, path } as Link)}
        />
      );
    case 'car':
      return (
        <PickField
          label="pageEditor.link_car"
          value={value?.kind === 'car' ? value.path : ''}
          choices={pickers.cars.map(({ path, name }) => [path, name])}
          onChange={(path) => onChange({ kind, path })}
        />
      );
    case 'branch':
    case 'phone':
      return (
        <BranchPick
          value={value && 'slug' in value ? value.slug : ''}
          onChange={(slug) => onChange({ kind, slug })}
        />
      );
    case 'whatsapp':
      return <WhatsappTarget value={value?.kind === 'whatsapp' ? value : null} onChange={onChange} />;
    case 'part':
    case 'offer':
      return (
        <PiecePick {...{ kind }} value={value && 'code' in value ? value.code : ''} onChange={onChange} />
      );
    case 'external':
      return <AddressField value={value?.kind === 'external' ? value.url : ''} onChange={onChange} />;
  }
}

interface PickProps {
  readonly label: EditorKey;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

function PickField({ label, value, choices, onChange }: PickProps) {
  const x = useEditorTexts();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{x(label)}</label>
      <select id={id} className="in" value={value} onChange={(event) => onChange(event.target.value)}>
        {!choices.some(([one]) => one === value) && <option value={value}>{value}</option>}
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function BranchPick({ value, onChange }: Pick<PickProps, 'value' | 'onChange'>) {
  const { pickers } = useForm();
  return (
    <PickField
      label="pageEditor.link_branch"
      {...{ value, onChange }}
      choices={pickers.branches.map(({ slug, name }) => [slug, name])}
    />
  );
}

type WhatsappLink = Extract<Link, { kind: 'whatsapp' }>;

function WhatsappTarget({ value, onChange }: { value: WhatsappLink | null; onChange: (link: Link) => void }) {
  const x = useEditorTexts();
  const id = useId();
  const { slug = '', text = '' } = value ?? {};
  return (
    <>
      <BranchPick value={slug} onChange={(next) => onChange({ kind: 'whatsapp', slug: next, text })} />
      <div className="field">
        <label htmlFor={id}>{x('pageEditor.whatsappText')}</label>
        <textarea
          id={id}
          className="in"
          rows={2}
          maxLength={300}
          value={text}
          onChange={({ target }) => onChange({ kind: 'whatsapp', slug, text: target.value })}
        />
      </div>
    </>
  );
}

function AddressField({ value, onChange }: { value: string; onChange: (link: Link) => void }) {
  const x = useEditorTexts();
  const id = useId();
  const [typed, setTyped] = useState(value);
  const isBad = typed !== '' && normalAddress(typed) === null;
  return (
    <div className="field">
      <label htmlFor={id}>{x('pageEditor.link_external')}</label>
      <input
        id={id}
        className="in"
        type="url"
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        maxLength={500}
        value={typed}
        aria-invalid={isBad}
        aria-describedby={`${id}-says`}
        onChange={({ target }) => {
          setTyped(target.value);
          const url = normalAddress(target.value);
          if (url !== null) onChange({ kind: 'external', url });
        }}
        // As it is kept: letters of other scripts are seen as what they are.
        onBlur={() => setTyped(normalAddress(typed) ?? typed)}
      />
      <p className={isBad ? 'msg' : 'hint'} id={`${id}-says`}>
        {x(isBad ? 'pageEditor.badAddress' : 'pageEditor.hintAddress')}
      </p>
    </div>
  );
}

interface PiecePickProps {
  readonly kind: 'part' | 'offer';
  readonly value: string;
  readonly onChange: (link: Link) => void;
}

/** Pieces by what they are called; the chosen one stays named by its code. */
function PiecePick({ kind, value, onChange }: PiecePickProps) {
  const x = useEditorTexts();
  const { money } = useStaff();
  const { api } = useForm();
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<PickedPieces['pieces'] | null>(null);
  useEffect(() => {
    if (kind === 'part' && words.trim() === '') {
      setFound(null);
      return;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      void api.pieces(words, kind === 'offer').then(
        ({ pieces }) => !isOver && setFound(pieces),
        () => !isOver && setFound([]),
      );
    }, 250);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, words, kind]);
  return (
    <div className="field">
      <label htmlFor={id}>{x('pageEditor.findPiece')}</label>
      <input
        id={id}
        className="in"
        type="search"
        value={words}
        placeholder={value}
        autoComplete="off"
        maxLength={80}
        onChange={(event) => setWords(event.target.value)}
      />
      {value && (
        <p className="hint">
          {x('pageEditor.pieceChosen')} <span className="mono">{value}</span>
        </p>
      )}
      {found && (
        <ul className="piece-picks" aria-label={x('pageEditor.findPiece')}>
          {found.length === 0 && <li className="soft small">{x('pageEditor.noPieces')}</li>}
          {found.map((piece) => (
            <li key={piece.code}>
              <button
                type="button"
                aria-pressed={piece.code === value}
                onClick={() => onChange({ kind, code: piece.code })}
              >
                <b>{piece.name}</b> <span className="mono">{piece.code}</span>
                <span className="cap">
                  {piece.detail} · {piece.branchName} · {money(piece.priceCents)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A button: what it says and where it leads, or none. */
export function ButtonField({ path, label, value, onChange }: FieldProps<Button | null>) {
  const x = useEditorTexts();
  if (!value) {
    return (
      <div className="field">
        <button
          type="button"
          className="btn tiny"
          onClick={() => onChange({ label: { es: '' }, link: HOME_LINK })}
        >
          <Icon name="plus" size="xs" />
          {x('pageEditor.addButton')}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="sub">
      <legend>{x(label)}</legend>
      <LocalizedField
        isLine
        path={[...path, 'label']}
        label="pageEditor.fieldButtonLabel"
        value={value.label}
        onChange={(next) => onChange({ ...value, label: next })}
      />
      <LinkField value={value.link} onChange={(link) => onChange({ ...value, link })} />
      <button type="button" className="linkish small" onClick={() => onChange(null)}>
        {x('pageEditor.removeButton')}
      </button>
    </fieldset>
  );
}
