import { useCallback, useMemo, useState } from 'react';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import type { Tone } from '../../../viewer/contract.ts';
import { CarMenu } from '../../selector/CarMenu.tsx';
import type { SummaryItem } from '../../selector/stock-summary.ts';
import type { StageMarks } from '../../selector/stage/Stage3d.tsx';
import type { Aim } from '../../../viewer/contract.ts';
import { useCarScene } from './use-car-scene.ts';

export interface StageChoice {
  readonly system?: SystemCode | undefined;
  readonly partType?: string | undefined;
  readonly position?: Position | undefined;
}

interface Props {
  readonly generation: string;
  /** `Nissan Versa 2014` */
  readonly carName: string;
  readonly selected: StageChoice;
  readonly tones: ReadonlyMap<string, Tone>;
  readonly legend: readonly { readonly tone: Tone; readonly text: string }[];
  readonly legendTitle: string;
  readonly wordsOf: (aim: Aim) => string | undefined;
  readonly onSelect: (choice: StageChoice) => void;
  readonly onList: () => void;
}

const NO_COUNTS: ReadonlyMap<string, SummaryItem> = new Map();
const nothing = () => undefined;

/** The car of the shop, painted with what is known of this one car's pieces. */
export function DonorStage(props: Props) {
  const { generation, carName, tones, legend, legendTitle, wordsOf } = props;
  const { source, plate, isLoading } = useCarScene(generation);
  const [pointed, setPointed] = useState<Aim | undefined>();
  const hang = useCallback(
    (frame: HTMLDivElement | null) => {
      if (frame && plate) frame.replaceChildren(plate);
    },
    [plate],
  );
  const marks = useMemo<StageMarks>(
    () => ({
      tones,
      wordsOf,
      legend: (
        <dl className="stagelegend">
          <dt>{legendTitle}</dt>
          {legend.map(({ tone, text }) => (
            <dd key={tone}>
              <span className="tone" data-tone={tone} aria-hidden="true" />
              {text}
            </dd>
          ))}
        </dl>
      ),
    }),
    [tones, wordsOf, legend, legendTitle],
  );
  const words = useMemo(
    () => ({ path: generation, make: carName, model: '', code: '', yearFrom: 0, yearTo: null }),
    [generation, carName],
  );
  if (isLoading) return <figure className="stage ticked donor-stage" aria-hidden="true" />;
  if (!plate) return null;
  return (
    <figure className="stage ticked donor-stage">
      <CarMenu
        generation={words}
        source={source}
        selected={props.selected}
        counts={NO_COUNTS}
        marks={marks}
        pointed={pointed}
        onPoint={setPointed}
        onSelect={props.onSelect}
        onWantCounts={nothing}
        onList={props.onList}
      >
        <div className="car-drawing scene" ref={hang} />
      </CarMenu>
    </figure>
  );
}
