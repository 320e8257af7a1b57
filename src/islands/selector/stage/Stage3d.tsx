import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { SystemCode } from '#shared/facts/systems.ts';
import CarViewer from '../../../viewer/CarViewer.tsx';
import type {
  Aim,
  CameraControl,
  CarScene,
  CarSource,
  CarView,
  PointedPart,
  StillView,
  Tone,
  ViewerFailure,
} from '../../../viewer/contract.ts';
import { Icon } from '../Icon.tsx';
import type { SummaryItem } from '../stock-summary.ts';
import { useTexts } from '../texts.tsx';
import { useBranchNames } from '../use-branch-names.ts';
import { aimName, stageLabels } from './scene-words.ts';
import { StageLabels } from './StageLabels.tsx';
import { StageLegend } from './StageLegend.tsx';
import { StageTip } from './StageTip.tsx';
import { StageTools } from './StageTools.tsx';
import { absentTypes, stockTones } from './stock-tones.ts';
import { tipOf } from './tip-target.ts';
import { useBranch } from './use-branch.ts';
import { useChoices } from './use-choices.ts';
import { useListTones } from './use-list-tones.ts';
import { useSize } from './use-size.ts';

/** What somebody noted about single parts, in place of the stock. */
export interface StageMarks {
  /** By `type/position`. */
  readonly tones: ReadonlyMap<string, Tone>;
  readonly legend: ReactNode;
  /** Under the part's name in its tip. */
  readonly wordsOf: (aim: Aim) => string | undefined;
}

export interface Stage3dProps {
  readonly source: CarSource;
  /** `Nissan Versa N17`, for the picture's name. */
  readonly carName: string;
  readonly isSoftware: boolean;
  readonly isForced: boolean;
  readonly chosen: Aim | undefined;
  readonly pointed: Aim | undefined;
  /** By `system`, `system/type` or `system/type/position`; empty until known. */
  readonly counts: ReadonlyMap<string, Pick<SummaryItem, 'available' | 'fromCents' | 'branches'>>;
  readonly marks?: StageMarks | undefined;
  readonly hasCaptions: boolean;
  readonly onPoint: (aim: Aim | undefined) => void;
  readonly onChoose: (aim: Aim | undefined) => void;
  readonly onWantCounts: () => void;
  readonly onReady: () => void;
  readonly onFailure: (reason: ViewerFailure) => void;
  readonly onList?: (() => void) | undefined;
}

const SPREAD = 0.55;
const CAPTIONS_FROM_PX = 640;
const NARROW_PX = 600;

/** The scene and everything drawn over it; loaded when somebody wants it. */
export default function Stage3d(props: Stage3dProps) {
  const { source, chosen, pointed, counts, marks, carName, onReady, onFailure, onList } = props;
  const { t, language } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const branch = useBranch();
  const branchNames = useBranchNames();
  const camera = useRef<CameraControl>(null);
  const [view, setView] = useViewOf(chosen?.system);
  const [spread, setSpread] = useState(SPREAD);
  const [isHeated, setHeated] = useState(false);
  const [still, setStill] = useState<StillView | null>(null);
  const [hit, setHit] = useState<PointedPart | null>(null);

  const absent = useMemo(() => absentTypes(counts), [counts]);
  const tones = useMemo(
    () => (isHeated && counts.size > 0 ? stockTones(counts, branch) : undefined),
    [isHeated, counts, branch],
  );
  useListTones(tones);
  const scene = useMemo<CarScene>(
    () => ({ view, chosen, pointed, spread, tones, marks: marks?.tones, absent }),
    [view, chosen, pointed, spread, tones, marks?.tones, absent],
  );
  const labels = useMemo(
    () =>
      stageLabels({
        chosen,
        pointed,
        absent,
        language,
        hasCaptions: props.hasCaptions && size.width >= CAPTIONS_FROM_PX,
      }),
    [chosen, pointed, absent, language, props.hasCaptions, size.width],
  );
  const { onPart, onPick, onLabel, onLabelPoint } = useChoices(props, setHit);
  const tip = tipOf({ hit, pointed, chosen, still });
  const isNarrow = size.width < NARROW_PX;
  const hasStrip = isNarrow && tip !== null;
  const hasMarks = marks !== undefined;
  const inset = useMemo(
    () => insetsOf({ isNarrow, hasBack: chosen !== undefined, hasStrip, hasLegend: isHeated || hasMarks }),
    [isNarrow, chosen, hasStrip, isHeated, hasMarks],
  );
  const { onWantCounts } = props;
  useEffect(onWantCounts, [onWantCounts, isHeated]);

  return (
    <div className="stage3d" data-part-under={hit ? true : undefined}>
      <div ref={root} className="carscene">
        <CarViewer
          ref={camera}
          source={source}
          scene={scene}
          label={
            chosen
              ? t('stage.pictureSystem', {
                  system: aimName({ system: chosen.system }, language),
                  car: carName,
                })
              : t('stage.picture', { car: carName })
          }
          isSoftware={props.isSoftware}
          isForced={props.isForced}
          onReady={onReady}
          onFailure={onFailure}
          onPoint={onPart}
          onPick={onPick}
          onStill={setStill}
        />
        <StageLabels
          view={still}
          labels={labels}
          size={size}
          inset={inset}
          onPoint={onLabelPoint}
          onChoose={onLabel}
        />
        {tip && (
          <StageTip
            name={aimName(tip.aim, language)}
            at={tip.at}
            size={size}
            stock={stockOf(tip.aim, counts)}
            words={marks?.wordsOf(tip.aim)}
            branch={branch}
            isStrip={isNarrow}
            onOpen={tip.aim.type === undefined ? undefined : onList}
          />
        )}
      </div>
      {chosen && (
        <button type="button" className="stageback" onClick={() => props.onChoose(undefined)}>
          <Icon name="back" size="xs" />
          {t('stage.wholeCar')}
        </button>
      )}
      {marks?.legend}
      {isHeated && <StageLegend branch={branch === null ? null : (branchNames[branch] ?? branch)} />}
      <StageTools
        view={view}
        spread={spread}
        hasSpread={view === 'exploded' && !hasStrip}
        isHeated={isHeated}
        camera={{
          turn: (degrees) => camera.current?.turn(degrees),
          zoom: (factor) => camera.current?.zoom(factor),
          reset: () => camera.current?.reset(),
        }}
        onView={setView}
        onSpread={setSpread}
        onHeat={marks ? undefined : setHeated}
        onList={onList}
      />
    </div>
  );
}

/** A system opens taken apart, the car closed; another way of looking lasts until the next system. */
function useViewOf(system: SystemCode | undefined): [CarView, (view: CarView) => void] {
  const [wanted, setWanted] = useState<{ readonly system: string; readonly view: CarView } | null>(null);
  const key = system ?? '';
  const usual: CarView = system ? 'exploded' : 'assembled';
  const setView = useCallback((view: CarView) => setWanted({ system: key, view }), [key]);
  return [wanted?.system === key ? wanted.view : usual, setView];
}

function stockOf(
  { system, type, position }: Aim,
  counts: Stage3dProps['counts'],
): Pick<SummaryItem, 'available' | 'fromCents' | 'branches'> | null | undefined {
  if (counts.size === 0) return undefined;
  return counts.get([system, type, position].filter(Boolean).join('/')) ?? null;
}

interface Furniture {
  readonly isNarrow: boolean;
  readonly hasBack: boolean;
  readonly hasStrip: boolean;
  readonly hasLegend: boolean;
}

/** Room for caption, tools, legend and the way back. */
function insetsOf({ isNarrow, hasBack, hasStrip, hasLegend }: Furniture) {
  if (isNarrow) return { top: 54, right: 8, bottom: hasStrip || hasLegend ? 60 : 28, left: 8 };
  return { top: hasBack ? 64 : 20, right: 68, bottom: hasLegend ? 132 : 72, left: 20 };
}
