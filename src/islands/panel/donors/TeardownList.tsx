import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { TeardownPiece } from '#contract/inventory';
import type { SystemCode } from '#shared/facts/systems.ts';
import { Icon } from '../../staff/Icon.tsx';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { partName } from '../../staff/piece-words.ts';
import { useDonorTexts } from './donor-texts.tsx';
import { markWords } from './mark-words.ts';
import { PieceSheet } from './PieceSheet.tsx';
import { DAMAGED, keyOf, MISSING, type Mark, type TeardownState } from './teardown-state.ts';

interface Props {
  readonly pieces: readonly TeardownPiece[];
  readonly state: TeardownState;
  readonly dictionary: PieceDictionary;
  readonly system: SystemCode | undefined;
  /** The piece whose sheet is open. */
  readonly openKey: string | undefined;
  readonly onSystem: (system: SystemCode | undefined) => void;
  readonly onOpen: (key: string | undefined) => void;
  readonly onMark: (keys: readonly string[], mark: Mark | null) => void;
}

const KEYS: Readonly<Record<string, Mark | null | undefined>> = { c: null, d: DAMAGED, f: MISSING };

/** The same as the car beside it, for the keyboard and where there is no car: twelve systems, and the pieces of one. */
export function TeardownList(props: Props) {
  const { pieces, dictionary, system } = props;
  const last = useRef(system);
  useEffect(() => {
    // Back from a system, the list stands where it was left.
    if (system === undefined && last.current !== undefined) {
      document.querySelector<HTMLElement>(`.teardown-systems [data-system="${last.current}"]`)?.focus();
    }
    last.current = system;
  }, [system]);
  if (system === undefined) return <Systems {...props} />;
  const own = pieces.filter((piece) => piece.system === system);
  const name = dictionary.systems.find(({ code }) => code === system)?.name ?? system;
  return <Pieces {...props} pieces={own} name={name} />;
}

function Systems({ pieces, state, dictionary, onSystem }: Props) {
  const t = useDonorTexts();
  return (
    <nav className="teardown-systems" aria-label={t('donors.systems')}>
      <ul>
        {dictionary.systems.map(({ code, name }, index) => {
          const keys = pieces.filter((piece) => piece.system === code).map(keyOf);
          const touched = keys.filter((key) => state.marks[key] !== undefined).length;
          return (
            <li key={code}>
              <button
                type="button"
                data-system={code}
                disabled={keys.length === 0}
                onClick={() => onSystem(code as SystemCode)}
              >
                <span className="ball">{String(index + 1).padStart(2, '0')}</span>
                <b>{name}</b>
                <span className="cap">
                  {t('donors.pieces', { count: keys.length })}
                  {touched > 0 && ` · ${t('donors.touched', { count: touched })}`}
                </span>
                <Icon name="next" size="s" />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Pieces(props: Props & { readonly name: string }) {
  const { pieces, state, dictionary, openKey, name, onSystem, onOpen, onMark } = props;
  const t = useDonorTexts();
  const head = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), [name]);
  const keys = pieces.map(keyOf);
  const close = (key: string) => {
    onOpen(undefined);
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, key: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const what = KEYS[event.key.toLowerCase()];
    if (what !== undefined) onMark([key], what);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(list.current, event);
    else return;
    event.preventDefault();
  };
  return (
    <section className="teardown-pieces" aria-label={name}>
      <div className="dh">
        <button type="button" className="btn tiny quiet" onClick={() => onSystem(undefined)}>
          ‹ {t('donors.allSystems')}
        </button>
        <h2 className="section" tabIndex={-1} ref={head}>
          {name}
        </h2>
      </div>
      <div className="bulk" role="group" aria-label={t('donors.wholeSystem', { name })}>
        <span className="cap">{t('donors.allOfIt')}</span>
        <button type="button" className="btn tiny" onClick={() => onMark(keys, null)}>
          {t('donors.allWhole')}
        </button>
        <button type="button" className="btn tiny" onClick={() => onMark(keys, MISSING)}>
          {t('donors.allMissing')}
        </button>
      </div>
      <p className="cap desk">{t('donors.keys')}</p>
      <ul ref={list}>
        {pieces.map((piece) => {
          const key = keyOf(piece);
          const mark = state.marks[key];
          const pieceName = partName(piece, dictionary);
          return (
            <li key={key}>
              <button
                type="button"
                className="row"
                data-key={key}
                data-state={mark?.state ?? 'whole'}
                aria-expanded={openKey === key}
                onKeyDown={(event) => press(event, key)}
                onClick={() => onOpen(openKey === key ? undefined : key)}
              >
                <span className="dot" aria-hidden="true" />
                <b>{pieceName}</b>
                <span className="state-word">{markWords(mark, t)}</span>
              </button>
              {openKey === key && (
                <PieceSheet
                  key={key}
                  name={pieceName}
                  piece={piece}
                  mark={mark}
                  onMark={(next) => onMark([key], next)}
                  onClose={() => close(key)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function moveFocus(list: HTMLUListElement | null, event: KeyboardEvent): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('.row') ?? [])];
  const at = rows.indexOf(event.currentTarget as HTMLElement);
  rows[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
