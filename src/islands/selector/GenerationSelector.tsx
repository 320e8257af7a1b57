import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { SystemCode } from '#shared/facts/systems.ts';
import { CarMenu } from './CarMenu.tsx';
import { PartPieces } from './PartPieces.tsx';
import type { GenerationProps } from './props.ts';
import { useTexts } from './texts.tsx';
import type { Selection } from './selection.ts';
import { useCounts } from './use-counts.ts';
import { useCurrentLink, usePageLinks } from './use-page-links.ts';
import { usePartRow } from './use-part-row.ts';
import { useSelection } from './use-selection.ts';
import { useShownSystem } from './use-shown-system.ts';

type Props = Pick<GenerationProps, 'generation' | 'system'> & { readonly children?: ReactNode };

/** A car's page, alive: systems and part types open in place, and drawing and list point at each other. */
export function GenerationSelector({ generation, system: pageSystem, children }: Props) {
  const { t, prefix } = useTexts();
  const path = `${prefix}/refacciones/${generation.path}`;
  const [selection, setSelection] = useSelection({ path, pageSystem });
  const wasPressed = useRef(false);
  const select = useCallback(
    (next: Selection) => {
      wasPressed.current = true;
      setSelection(next);
    },
    [setSelection],
  );
  const { counts, refresh } = useCounts(generation.path);
  const [pointed, setPointed] = useState<SystemCode | undefined>();
  const { shown, failure, retry } = useShownSystem(selection.system, { path, pageSystem });
  const part =
    selection.system && selection.partType && shown === (selection.system ?? '')
      ? `${selection.system}/${selection.partType}`
      : undefined;
  const row = usePartRow(part, shown, wasPressed);

  // Nobody needs the counts before something is pointed at or opened: the page has its own live numbers.
  useEffect(() => {
    if (pointed ?? (selection.system !== pageSystem || selection.partType)) refresh();
  }, [pointed, selection, pageSystem, refresh]);
  usePageLinks({ path, pageSystem }, selection, select, setPointed);
  useCurrentLink(selection.system, { path, pageSystem });

  const name = useSystemName(selection.system, shown);
  const count = selection.system ? counts.get(selection.system)?.available : undefined;
  return (
    <>
      <CarMenu
        generation={generation}
        selectedSystem={selection.system}
        selectedPart={selection}
        counts={counts}
        pointedSystem={pointed}
        onPoint={setPointed}
        onSelect={select}
      >
        {children}
      </CarMenu>
      <p className="sr" role="status">
        {name &&
          count !== undefined &&
          t('selector.opened', { system: name, pieces: t('selector.pieces', { count }) })}
      </p>
      {failure && (
        <div className="note error carmenu-note" role="alert">
          <span>
            {t(failure === 'offline' ? 'selector.openOffline' : 'selector.openFailed', {
              system: name ?? '',
            })}{' '}
            <button type="button" className="linkish" onClick={retry}>
              {t('selector.retry')}
            </button>{' '}
            {failure === 'failed' && (
              <a href={`${path}/${selection.system ?? ''}`}>{t('selector.openPage')}</a>
            )}
          </span>
        </div>
      )}
      {row &&
        selection.system &&
        selection.partType &&
        createPortal(
          <PartPieces
            key={selection.partType}
            generation={generation.path}
            system={selection.system}
            partType={selection.partType}
            name={row.name}
            position={selection.position}
            counts={counts}
            onPosition={(position) => select({ ...selection, position })}
          />,
          row.place,
        )}
    </>
  );
}

/** Read off the server's own list, so that no second set of names is carried. */
function useSystemName(system: SystemCode | undefined, shown: unknown): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const region =
      system === undefined ? null : document.querySelector(`main a[data-system="${system}"] title`);
    setName(region?.textContent ?? null);
  }, [system, shown]);
  return name;
}
