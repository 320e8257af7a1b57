import { useCallback, useMemo, useRef, useState } from 'react';
import type { Teardown } from '#contract/inventory';
import type { z } from 'zod';
import { IMPACTS, type Impact } from '#shared/facts/impact.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import type { Aim, Tone } from '../../../viewer/contract.ts';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import { useDonorTexts } from './donor-texts.tsx';
import { DonorStage, type StageChoice } from './DonorStage.tsx';
import { impactWords, markWords } from './mark-words.ts';
import { TeardownList } from './TeardownList.tsx';
import { hit, mark, type Mark, type TeardownState } from './teardown-state.ts';

interface Props {
  readonly teardown: z.infer<typeof Teardown>;
  readonly state: TeardownState;
  readonly dictionary: PieceDictionary;
  readonly onChange: (make: (before: TeardownState) => TeardownState) => void;
}

const TONE_OF: Readonly<Record<Mark['state'], Tone>> = { missing: 'none', damaged: 'few' };

/** What is missing or damaged, tapped on the car or said in the list beside it. */
export function TeardownStep({ teardown, state, dictionary, onChange }: Props) {
  const t = useDonorTexts();
  const [choice, setChoice] = useState<StageChoice>({});
  const side = useRef<HTMLDivElement>(null);
  const { pieces } = teardown;
  const known = useMemo(
    () => new Set(pieces.map(({ partType, position }) => `${partType}/${position}`)),
    [pieces],
  );
  const select = useCallback(
    (next: StageChoice) => setChoice({ ...next, ...(next.partType && placeOf(next, known)) }),
    [known],
  );
  const tones = useMemo(
    () => new Map(Object.entries(state.marks).map(([key, each]) => [key, TONE_OF[each.state]])),
    [state.marks],
  );
  const legend = useMemo(
    () => [
      { tone: 'few' as const, text: t('donors.damaged') },
      { tone: 'none' as const, text: t('donors.missing') },
    ],
    [t],
  );
  const wordsOf = useCallback(
    ({ type, position = 'c' }: Aim) =>
      type === undefined ? undefined : markWords(state.marks[`${type}/${position}`], t),
    [state.marks, t],
  );
  const openKey = choice.partType && `${choice.partType}/${choice.position ?? 'c'}`;
  return (
    <>
      <Impacts
        impact={state.impact}
        onImpact={(impact) => onChange((before) => hit(before, pieces, impact))}
      />
      {pieces.length === 0 && (
        <p className="note">
          <span>
            <b>{t('donors.noParts')}</b> {t('donors.noPartsBody')}
          </span>
        </p>
      )}
      <div className="teardown">
        <DonorStage
          generation={teardown.generation}
          carName={teardown.label}
          selected={choice}
          tones={tones}
          legend={legend}
          legendTitle={t('donors.legend')}
          wordsOf={wordsOf}
          onSelect={select}
          onList={() => side.current?.scrollIntoView({ block: 'start' })}
        />
        <div className="teardown-side" ref={side}>
          <TeardownList
            pieces={pieces}
            state={state}
            dictionary={dictionary}
            system={choice.system}
            openKey={openKey}
            onSystem={(system) => setChoice(system === undefined ? {} : { system })}
            onOpen={(key) => setChoice({ system: choice.system, ...(key !== undefined && choiceOf(key)) })}
            onMark={(keys, what) => onChange((before) => mark(before, keys, what))}
          />
        </div>
      </div>
      {teardown.openTypes > 0 && (
        <p className="note">{t('donors.openTypes', { count: teardown.openTypes })}</p>
      )}
    </>
  );
}

function choiceOf(key: string): StageChoice {
  const [partType, position] = key.split('/');
  return { partType, position } as StageChoice;
}

/** A place that the scene knows and the catalog does not is the piece as a whole. */
function placeOf({ partType = '', position }: StageChoice, known: ReadonlySet<string>): StageChoice {
  if (position !== undefined && known.has(`${partType}/${position}`)) return { position };
  if (known.has(`${partType}/c`)) return { position: 'c' };
  const fact = partTypeOf(partType);
  const first = [...known].find((key) => key.startsWith(`${fact?.code ?? partType}/`));
  return first === undefined ? { partType: undefined } : choiceOf(first);
}

function Impacts({
  impact,
  onImpact,
}: {
  readonly impact: Impact;
  readonly onImpact: (impact: Impact) => void;
}) {
  const t = useDonorTexts();
  return (
    <fieldset className="impacts">
      <legend>{t('donors.impact')}</legend>
      <div className="chips">
        {IMPACTS.map((each) => (
          <button
            key={each}
            type="button"
            className={impact === each ? 'chip on' : 'chip'}
            aria-pressed={impact === each}
            onClick={() => onImpact(each)}
          >
            <b>{impactWords(each, t)}</b>
          </button>
        ))}
      </div>
      <p className="cap">{t('donors.impactHint')}</p>
    </fieldset>
  );
}
