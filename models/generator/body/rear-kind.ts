import type { Draft } from './draft.ts';

export type RearKind = 'trunk' | 'liftgate' | 'bed';

export function rearKind(draft: Draft): RearKind {
  if (draft.spec.kind === 'pickup') return 'bed';
  return isLiftgate(draft) ? 'liftgate' : 'trunk';
}

export function isLiftgate({ spec }: Draft): boolean {
  return spec.kind === 'hatch' || spec.kind === 'suv' || spec.kind === 'mpv' || spec.kind === 'van';
}
