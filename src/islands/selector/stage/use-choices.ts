import { useCallback } from 'react';
import { partTypeOf } from '#shared/facts/part-types.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Aim, PartRef, PointedPart } from '../../../viewer/contract.ts';
import { catalogPlace } from './catalog-place.ts';

interface Choosing {
  readonly chosen: Aim | undefined;
  readonly onPoint: (aim: Aim | undefined) => void;
  readonly onChoose: (aim: Aim | undefined) => void;
}

/** What pointer and labels mean: on the whole car a part stands for its system. */
export function useChoices(
  { chosen, onPoint, onChoose }: Choosing,
  setHit: (hit: PointedPart | null) => void,
) {
  const aimAt = useCallback(
    (part: PartRef): Aim => {
      if (chosen?.system !== part.system) return { system: part.system };
      const fact = partTypeOf(part.type);
      const position = fact && catalogPlace(fact, part.position);
      return { system: part.system, type: part.type, ...(position && { position }) };
    },
    [chosen],
  );
  const onPart = useCallback(
    (part: PointedPart | null) => {
      setHit(part);
      onPoint(part ? aimAt(part) : undefined);
    },
    [aimAt, onPoint, setHit],
  );
  const onPick = useCallback((part: PartRef) => onChoose(aimAt(part)), [aimAt, onChoose]);
  const onLabel = useCallback((key: string) => onChoose(aimOfKey(key)), [onChoose]);
  const onLabelPoint = useCallback(
    (key: string | null) => {
      setHit(null);
      onPoint(key === null ? undefined : aimOfKey(key));
    },
    [onPoint, setHit],
  );
  return { onPart, onPick, onLabel, onLabelPoint };
}

function aimOfKey(key: string): Aim {
  const [system = '', type] = key.split('/');
  return { system: system as SystemCode, ...(type && { type }) };
}
