import { nameOf, PART_TYPES, partTypeOf } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Aim } from '../../../viewer/contract.ts';
import type { StageLabel } from './StageLabels.tsx';

type Language = 'es' | 'en';

/** `Amortiguador delantero izquierdo`, or the system's name. */
export function aimName({ system, type, position }: Aim, language: Language): string {
  const fact = type === undefined ? undefined : partTypeOf(type);
  if (fact) return nameOf(fact, position ?? 'c', language);
  return SYSTEMS.find(({ code }) => code === system)?.[language] ?? system;
}

interface LabelState {
  readonly chosen: Aim | undefined;
  readonly pointed: Aim | undefined;
  readonly absent: ReadonlySet<string>;
  readonly language: Language;
  /** Names beside the balls of the systems, where there is room. */
  readonly hasCaptions: boolean;
}

/** Labels of what can be chosen now: the systems of the car, or the part types of the open one. */
export function stageLabels(state: LabelState): ReadonlyMap<string, StageLabel> {
  const { chosen } = state;
  return new Map(
    (chosen ? typeLabels(state, chosen) : systemLabels(state)).map((label) => [label.key, label]),
  );
}

function systemLabels({ pointed, language, hasCaptions }: LabelState): StageLabel[] {
  return SYSTEMS.map((system) => ({
    key: system.code,
    number: String(system.ordinal).padStart(2, '0'),
    name: system[language],
    caption: hasCaptions ? system[language] : undefined,
    isChosen: false,
    isPointed: pointed?.system === system.code,
    isAbsent: false,
  }));
}

function typeLabels({ pointed, absent, language }: LabelState, chosen: Aim): StageLabel[] {
  return PART_TYPES.filter(({ system }) => system === chosen.system).map((type, index) => ({
    key: `${type.system}/${type.code}`,
    number: String(index + 1),
    name: type[language],
    isChosen: chosen.type === type.code,
    isPointed: pointed?.type === type.code,
    isAbsent: absent.has(type.code),
  }));
}
