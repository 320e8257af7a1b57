import type { ReactNode } from 'react';
import type { CameraControl, CarView } from '../../../viewer/contract.ts';
import { Icon } from '../Icon.tsx';
import { useTexts } from '../texts.tsx';

interface Props {
  readonly view: CarView;
  readonly spread: number;
  readonly hasSpread: boolean;
  readonly isHeated: boolean;
  readonly camera: CameraControl | null;
  readonly onView: (view: CarView) => void;
  readonly onSpread: (spread: number) => void;
  /** Absent: no stock is shown on this stage. */
  readonly onHeat?: ((isHeated: boolean) => void) | undefined;
  /** To the list that says the same; absent where there is none on the page. */
  readonly onList?: (() => void) | undefined;
}

const VIEWS = [
  ['assembled', 'stage.viewAssembled'],
  ['xray', 'stage.viewXray'],
  ['exploded', 'stage.viewExploded'],
] as const;

const TURN_DEGREES = 30;
const ZOOM = 1.25;

/** Everything a hand does to the canvas, as buttons. */
export function StageTools({
  view,
  spread,
  hasSpread,
  isHeated,
  camera,
  onView,
  onSpread,
  onHeat,
  onList,
}: Props) {
  const { t } = useTexts();
  return (
    <>
      <div className="stagecamera" role="group" aria-label={t('stage.camera')}>
        <Tool label={t('stage.turnLeft')} onPress={() => camera?.turn(TURN_DEGREES)}>
          <Icon name="turnLeft" size="s" />
        </Tool>
        <Tool label={t('stage.turnRight')} onPress={() => camera?.turn(-TURN_DEGREES)}>
          <Icon name="turnRight" size="s" />
        </Tool>
        <Tool label={t('stage.closer')} onPress={() => camera?.zoom(ZOOM)}>
          <Icon name="plus" size="s" />
        </Tool>
        <Tool label={t('stage.farther')} onPress={() => camera?.zoom(1 / ZOOM)}>
          <Icon name="minus" size="s" />
        </Tool>
        <Tool label={t('stage.reset')} onPress={() => camera?.reset()}>
          <Icon name="home" size="s" />
        </Tool>
      </div>
      <div className="stagetools">
        {onHeat && (
          <button
            type="button"
            className="stagestock"
            aria-pressed={isHeated}
            onClick={() => onHeat(!isHeated)}
          >
            <span className="tone" data-tone="many" aria-hidden="true" />
            {t('stage.stock')}
          </button>
        )}
        <div className="seg" role="group" aria-label={t('stage.views')}>
          {VIEWS.map(([name, text]) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => onView(name)}>
              {t(text)}
            </button>
          ))}
          {onList && (
            <button type="button" onClick={onList}>
              {t('stage.viewList')}
            </button>
          )}
        </div>
      </div>
      {hasSpread && (
        <label className="stagespread">
          <span className="sr">{t('stage.spread')}</span>
          <input
            type="range"
            min="0"
            max="100"
            step="1"
            value={Math.round(spread * 100)}
            onChange={(event) => onSpread(Number(event.target.value) / 100)}
          />
        </label>
      )}
    </>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Tool({ label, onPress, children }: ToolProps) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onPress}>
      {children}
    </button>
  );
}
