import { useMemo } from 'react';
import type { StillView } from '../../../viewer/contract.ts';
import { placeLabels, type PlacedLabel } from './label-layout.ts';
import { landmarkKey } from './landmark-key.ts';

export interface StageLabel {
  /** As landmarks are told apart: `frenos`, or `frenos/balatas`. */
  readonly key: string;
  /** In the ball. */
  readonly number: string;
  readonly name: string;
  /** Written beside the ball; without it the ball stands alone. */
  readonly caption?: string | undefined;
  readonly isChosen: boolean;
  readonly isPointed: boolean;
  readonly isAbsent: boolean;
}

interface Props {
  readonly view: StillView | null;
  readonly labels: ReadonlyMap<string, StageLabel>;
  readonly size: { readonly width: number; readonly height: number };
  readonly inset: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly onPoint: (key: string | null) => void;
  readonly onChoose: (key: string) => void;
}

const BALL = 26;
/** Of a letter of the plate face at 15 px, with a margin for fallbacks. */
const LETTER = 6.9;

/**
 * Balls with numbers around the car, as in the engraving. They repeat the list beside the stage for hand and eye,
 * so that neither keyboard nor screen reader meets everything twice.
 */
export function StageLabels({ view, labels, size, inset, onPoint, onChoose }: Props) {
  const placed = useMemo(() => place(view, labels, { ...size, inset }), [view, labels, size, inset]);
  return (
    <div className="stagelabels" aria-hidden="true" data-still={view ? true : undefined}>
      <svg width={size.width} height={size.height}>
        {placed.map(({ key, at, ball }) => (
          <g key={key} className={stateOf(labels.get(key))}>
            <line x1={ball.x} y1={ball.y} x2={at.x} y2={at.y} />
            <circle cx={at.x} cy={at.y} r="2.6" />
          </g>
        ))}
      </svg>
      {placed.map((each) => {
        const label = labels.get(each.key);
        return (
          label && (
            <button
              key={each.key}
              type="button"
              tabIndex={-1}
              className={stateOf(label)}
              data-mirrored={each.isMirrored || undefined}
              data-label={each.key}
              title={label.caption ? undefined : label.name}
              style={{ transform: cornerOf(each) }}
              onPointerEnter={(event) => event.pointerType === 'mouse' && onPoint(each.key)}
              onPointerLeave={() => onPoint(null)}
              onClick={() => onChoose(each.key)}
            >
              <span className="ball">{label.number}</span>
              {label.caption && <span>{label.caption}</span>}
            </button>
          )
        );
      })}
    </div>
  );
}

/** Measured from the ball: how wide a name comes out is only known when it is drawn. */
function cornerOf({ ball, isMirrored }: PlacedLabel): string {
  const half = BALL / 2;
  const y = ball.y - half;
  return isMirrored
    ? `translate(${ball.x + half}px, ${y}px) translateX(-100%)`
    : `translate(${ball.x - half}px, ${y}px)`;
}

function stateOf(label: StageLabel | undefined): string {
  if (!label) return '';
  return [label.isChosen && 'on', label.isPointed && 'pointed', label.isAbsent && 'absent']
    .filter(Boolean)
    .join(' ');
}

function place(
  view: StillView | null,
  labels: ReadonlyMap<string, StageLabel>,
  sheet: Pick<Props, 'inset'> & Props['size'],
): PlacedLabel[] {
  if (!view || sheet.width === 0) return [];
  const pointers = view.landmarks.flatMap((landmark) => {
    const key = landmarkKey(landmark);
    const label = labels.get(key);
    if (!label) return [];
    const width = label.caption ? BALL + 8 + label.caption.length * LETTER : BALL;
    return [{ key, at: landmark.at, width, height: BALL }];
  });
  return placeLabels(pointers, { ...sheet, outline: view.outline });
}
