import { useEffect, useRef } from 'react';
import { SYSTEMS, type SystemCode } from '#shared/facts/systems.ts';
import type { Aim } from '../../viewer/contract.ts';
import { systemOfPath, type Selection, type SelectionBase } from './selection.ts';
import { fetchSystemPage } from './system-panes.ts';

/** The server's links to this car's systems and part types answer in place; with a modifier key they stay links. */
export function usePageLinks(
  { path, pageSystem }: SelectionBase,
  selection: Selection,
  onSelect: (next: Selection) => void,
  onPoint: (aim: Aim | undefined) => void,
) {
  const latest = useRef({ selection, onSelect });
  useEffect(() => {
    latest.current = { selection, onSelect };
  });

  useEffect(() => {
    const main = document.querySelector('main');
    if (!main) return undefined;
    const base = { path, pageSystem };
    const systemAt = (target: EventTarget | null) => {
      const link =
        target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]:not([data-system])') : null;
      return link ? (systemOfPath(link.pathname, base) ?? undefined) : undefined;
    };
    const onClick = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
      if (!link) return;
      const next = partOfRow(link) ?? systemChoice(link, base);
      if (!next) return;
      const now = latest.current;
      const isOpen = next.partType !== undefined && next.partType === now.selection.partType;
      event.preventDefault();
      now.onSelect(isOpen ? { system: next.system } : next);
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return;
      const system = systemAt(event.target);
      const part = partAt(event.target);
      if (part) {
        onPoint(part);
        return;
      }
      if (system) void fetchSystemPage(`${path}/${system}`).catch(() => undefined);
      if (system || (event.target as Element).closest('nav, .parts')) onPoint(system && { system });
    };
    const onFocus = (event: FocusEvent) => {
      const system = systemAt(event.target);
      const aim = partAt(event.target) ?? (system && { system });
      if (aim) onPoint(aim);
    };
    const onLeave = () => onPoint(undefined);
    const lists = main.querySelectorAll('nav, .parts');
    main.addEventListener('click', onClick);
    main.addEventListener('pointerover', onOver as EventListener);
    main.addEventListener('focusin', onFocus);
    for (const list of lists) list.addEventListener('pointerleave', onLeave);
    return () => {
      main.removeEventListener('click', onClick);
      main.removeEventListener('pointerover', onOver as EventListener);
      main.removeEventListener('focusin', onFocus);
      for (const list of lists) list.removeEventListener('pointerleave', onLeave);
    };
  }, [path, pageSystem, onPoint]);
}

function systemChoice(link: HTMLAnchorElement, base: SelectionBase): Selection | null {
  const system = systemOfPath(link.pathname, base);
  return system && { system };
}

/** The part type of the row under a pointer or in focus. */
function partAt(target: EventTarget | null): Aim | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.plist a[data-part]') : null;
  const part = link && partOfRow(link);
  return part?.system && { system: part.system, type: part.partType };
}

/** `data-part="system/type"` of a row in the list of part types. */
function partOfRow(link: HTMLAnchorElement): Selection | null {
  const [code, partType] = link.closest('.plist') ? (link.dataset.part ?? '').split('/') : [];
  const system = SYSTEMS.find((each) => each.code === code)?.code;
  return system && partType ? { system, partType } : null;
}

/** Marks the chosen system in the list beside the stage, and on a phone scrolls the strip to it. */
export function useCurrentLink(system: SystemCode | undefined, { path, pageSystem }: SelectionBase) {
  useEffect(() => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main nav.sys a[href]')) {
      if (systemOfPath(link.pathname, { path }) !== system) {
        link.removeAttribute('aria-current');
        continue;
      }
      link.setAttribute('aria-current', 'true');
      const strip = link.closest('nav');
      if (strip && strip.scrollWidth > strip.clientWidth) {
        strip.scrollTo({ left: link.offsetLeft - strip.offsetLeft - 16, behavior: 'smooth' });
      }
    }
  }, [system, path, pageSystem]);
}
