import {
  Component,
  lazy,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { ViewerFailure } from '../../../viewer/contract.ts';
import { Icon } from '../Icon.tsx';
import { useTexts } from '../texts.tsx';
import type { Stage3dProps } from './Stage3d.tsx';
import { useGate, type Gate, type GatePhase } from './use-gate.ts';

interface Props extends Omit<Stage3dProps, 'source' | 'isSoftware' | 'isForced' | 'onReady' | 'onFailure'> {
  readonly source: Stage3dProps['source'] | null;
  /** The drawing: what is there first, without scripting, and where three dimensions cannot be. */
  readonly children?: ReactNode;
}

/** The stage: the drawing until somebody wants the scene, and whenever there can be none. */
export function StageShell({ source, children, ...rest }: Props) {
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const gate = useGate(root, source !== null);
  const [isLive, setLive] = useState(false);
  const { attempt, close } = gate;
  // A file that did not come is asked for again, so every attempt has its own.
  const Stage3d = useMemo(() => lazy(() => import('./Stage3d.tsx')), [attempt]);
  const onReady = useCallback(() => setLive(true), []);
  const onFailure = useCallback(
    (reason: ViewerFailure) => {
      setLive(false);
      close(PHASE_AFTER[reason]);
    },
    [close],
  );
  const isOpen = gate.phase === 'open' && source !== null;
  return (
    <div ref={root} className="stageshell" data-3d={isOpen ? (isLive ? 'live' : 'loading') : gate.phase}>
      <div className="stageplate" inert={isOpen && isLive}>
        {children}
      </div>
      {isOpen && (
        <Catch onError={() => onFailure('files')}>
          <Suspense fallback={null}>
            <Stage3d
              {...rest}
              source={source}
              isSoftware={gate.graphics === 'software'}
              isForced={gate.isForced}
              onReady={onReady}
              onFailure={onFailure}
            />
          </Suspense>
        </Catch>
      )}
      {source && <Openers gate={gate} />}
      {isOpen && !isLive && (
        <p className="stageload" role="status">
          {t('stage.loading')}
        </p>
      )}
    </div>
  );
}

const PHASE_AFTER = { slow: 'unable', lost: 'lost', files: 'failed' } as const;

const NOTES = { unable: 'stage.unable', lost: 'stage.lost', failed: 'stage.failed' } as const;

/** The way in, and what there is to say where there is none. */
function Openers({ gate }: { readonly gate: Gate }) {
  const { t } = useTexts();
  const [hasAsked, setAsked] = useState(false);
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { phase } = gate;
  // In the page as it is sent the button could do nothing; it stands over the drawing, so nothing moves.
  if (phase === 'open' || !isHere) return null;
  // Who did not ask for it need not be told.
  if (phase === 'plate' || (phase === 'unable' && !hasAsked)) {
    return (
      <button
        type="button"
        className="btn stageopen"
        onClick={() => {
          setAsked(true);
          gate.open();
        }}
      >
        <Icon name="cube" size="s" />
        {t('stage.open')}
      </button>
    );
  }
  return (
    <p className="note stagenote" role={phase === 'unable' ? 'status' : 'alert'} data-phase={phase}>
      <span>
        {t(NOTES[phase])}{' '}
        {canRetry(phase) && (
          <button type="button" className="linkish" onClick={gate.open}>
            {t('stage.retry')}
          </button>
        )}
      </span>
    </p>
  );
}

/** The script neither comes nor goes once it is here. */
const never = () => () => undefined;

const canRetry = (phase: GatePhase) => phase === 'lost' || phase === 'failed';

interface CatchProps {
  readonly onError: () => void;
  readonly children: ReactNode;
}

/** A file that did not come, or a scene that broke, leaves the drawing. */
class Catch extends Component<CatchProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch() {
    this.props.onError();
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}
