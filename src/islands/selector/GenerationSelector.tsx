import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Aim } from '../../viewer/contract.ts';
import { CarMenu } from './CarMenu.tsx';
import { PartPieces } from './PartPieces.tsx';
import type { GenerationProps, SelectorTranslate } from './props.ts';
import { useTexts } from './texts.tsx';
import type { Selection } from './selection.ts';
import { useCounts } from './use-counts.ts';
import { useCurrentLink, usePageLinks } from './use-page-links.ts';
import { useListFocus } from './use-list-focus.ts';
import { usePartRow } from './use-part-row.ts';
import { usePointedRow } from './use-pointed-row.ts';
import { useSelection } from './use-selection.ts';
import { useShownSystem } from './use-shown-system.ts';
import { useStepBack } from './use-step-back.ts';

type Props = Pick<GenerationProps, 'generation' | 'system' | 'scene'> & { readonly children?: ReactNode };

/** A car's page, alive: systems and part types open in place, and drawing and list point at each other. */
export function GenerationSelector({ generation, scene, system: pageSystem, children }: Props) {
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
  const [pointed, setPointed] = useState<Aim | undefined>();
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
  usePointedRow(pointed, shown);
  useStepBack(selection, select);
  const goToList = useListFocus(selection, shown);
  const selectOnStage = useCallback(
    (next: Selection) => {
      if (next.system !== selection.system) goToList.whenShown(next);
      select(next);
    },
    [select, selection.system, goToList],
  );

  const name = useSystemName(selection.system, shown);
  const count = selection.system ? counts.get(selection.system)?.available : undefined;
  const partCount = part === undefined ? undefined : (counts.get(part)?.available ?? 0);
  return (
    <>
      <CarMenu
        generation={generation}
        source={scene}
        selected={selection}
        counts={counts}
        pointed={pointed}
        onPoint={setPointed}
        onSelect={selectOnStage}
        onWantCounts={refresh}
        onList={goToList.now}
      >
        {children}
      </CarMenu>
      <p className="sr" role="status">
        {name && count !== undefined && openedWords({ name, count, partName: row?.name, partCount, t })}
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

interface Opened {
  readonly name: string;
  readonly count: number;
  readonly partName: string | undefined;
  readonly partCount: number | undefined;
  readonly t: SelectorTranslate;
}

/** What screen readers hear after a choice: `Frenos: 10 tipos de pieza, 42 piezas.` */
function openedWords({ name, count, partName, partCount, t }: Opened): string {
  if (partName !== undefined && partCount !== undefined) {
    return t('stage.chosen', { part: partName, pieces: t('selector.pieces', { count: partCount }) });
  }
  const types = document.querySelectorAll('main .plist a[data-part]').length;
  return t('stage.opened', {
    system: name,
    types: t('stage.types', { count: types }),
    pieces: t('selector.pieces', { count }),
  });
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
