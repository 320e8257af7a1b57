import { useEffect, useId, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import type { CarTree } from '#contract/catalog';
import type { Choice } from '#contract/search';
import { ScanButton } from '../scanner/ScanButton.tsx';
import { Icon } from './Icon.tsx';
import type { Item, NamedCar, Wish } from './read-sentence.ts';
import { SentenceList } from './SentenceList.tsx';
import { useTexts } from './texts.tsx';
import { useSentence } from './use-sentence.ts';
import { useVin } from './use-vin.ts';

interface Props {
  readonly tree: CarTree | null;
  /** The generation the person already has. */
  readonly car: string | undefined;
  readonly onIntent: () => void;
  /** A car was named in a sentence that leads somewhere. */
  readonly onCar: (car: NamedCar) => void;
  /** A part was named and no car: the selects answer the rest. */
  readonly onWish: (wish: Wish) => void;
}

/**
 * One box for everything: a combobox (arrows, Enter, Escape) over a plain search form. Enter opens what was
 * understood; when something is open it puts the cursor on the answers; what is not understood is searched as text.
 */
export function SentenceBox({ tree, car, onIntent, onCar, onWish }: Props) {
  const { t, locale, prefix } = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Choice | undefined>();
  const [isUsed, setUsed] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const view = useVin(useSentence(text, isUsed, { tree, car, chosen }));
  const isFresh = view !== null && view.text === text;
  const items = view && text.trim() !== '' ? view.items : [];
  const isShown = isOpen && view !== null && text.trim() !== '';

  // What was typed before the island came alive is already in the box.
  useEffect(() => {
    if (input.current?.value) {
      setText(input.current.value);
      setUsed(true);
      setOpen(document.activeElement === input.current);
    }
  }, []);
  useSlashKey(input);

  const use = () => {
    onIntent();
    setUsed(true);
  };
  const write = (value: string) => {
    setText(value);
    setChosen(undefined);
    setActive(-1);
    setOpen(true);
  };
  const go = (href: string, named: NamedCar | undefined) => {
    if (named) onCar(named);
    location.assign(href);
  };
  const pick = (item: Item) => {
    if (item.href !== undefined) {
      go(item.href, item.car);
      return;
    }
    if (item.text !== undefined) write(`${item.text} `);
    if (item.choice) setChosen({ ...chosen, ...item.choice });
    setActive(-1);
    input.current?.focus();
  };

  const onSubmit = (event: SyntheticEvent) => {
    const picked = items[active];
    if (!isFresh && !picked) return;
    if (picked) {
      event.preventDefault();
      pick(picked);
    } else if (view?.wish) {
      event.preventDefault();
      setOpen(false);
      onWish(view.wish);
    } else if (view?.href !== undefined) {
      event.preventDefault();
      go(view.href, view.car);
    } else if (view?.question !== undefined && items.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive(0);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place before the first is the box itself.
      const places = items.length + 1;
      setActive(isShown ? ((active + 1 + step + places) % places) - 1 : step === 1 ? 0 : items.length - 1);
      setOpen(true);
    }
  };

  return (
    <div
      className="say"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <form className="search" role="search" action={`${prefix}/buscar`} onSubmit={onSubmit}>
        <button type="submit" aria-label={t('selector.sentenceSubmit')}>
          <Icon name="search" size="s" />
        </button>
        <label className="sr" htmlFor={`${id}q`}>
          {t('selector.sentenceLabel')}
        </label>
        <input
          ref={input}
          id={`${id}q`}
          // A combobox is a text field: `search` has a role of its own.
          type="text"
          inputMode="search"
          name="q"
          value={text}
          maxLength={200}
          placeholder={t('selector.sentenceExample')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={isShown && active >= 0 ? `${id}o${active}` : undefined}
          onPointerDown={use}
          onFocus={(event) => {
            use();
            setOpen(true);
            makeRoom(event.currentTarget);
          }}
          onChange={(event) => {
            use();
            write(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd className="kbd desk" aria-hidden="true">
          /
        </kbd>
        <ScanButton
          locale={locale}
          label={t('selector.scanVin')}
          onCode={(vin) => {
            use();
            write(vin);
            input.current?.focus();
          }}
        />
      </form>
      <SentenceList id={id} view={isShown ? view : null} active={active} onPick={pick} onPoint={setActive} />
    </div>
  );
}

/** On a phone the keyboard takes the lower half: the box goes up, so that the list under it is seen. */
function makeRoom(input: HTMLInputElement) {
  if (matchMedia('(max-width: 760px)').matches)
    input.form?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/** `/` anywhere puts the cursor in the box, as its key hint says. */
function useSlashKey(input: { readonly current: HTMLInputElement | null }) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented ||
        isTyping
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
