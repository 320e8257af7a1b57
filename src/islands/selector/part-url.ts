import type { Position } from '#shared/positions.ts';

interface Part {
  readonly system: string;
  readonly partType?: string;
  readonly position?: Position | undefined;
}

/** The same addresses as `partUrl` of the search rules, without their vocabulary: the system is known here. */
export function partUrl(generation: string, part: Part | null): string {
  if (!part) return `/refacciones/${generation}`;
  const { system, partType, position } = part;
  if (partType === undefined) return `/refacciones/${generation}/${system}`;
  return `/refacciones/${generation}/${system}/${partType}${position && position !== 'c' ? `?pos=${position}` : ''}`;
}
