import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Crop } from '#contract/media';
import { useEditorTexts } from '../editor-texts.tsx';
import { CORNERS, moveCrop, pullCrop, scaleCrop, type Corner, type CropTerms } from './crop-rect.ts';

interface CropFrameProps {
  readonly src: string;
  readonly terms: CropTerms;
  readonly rect: Crop;
  readonly onChange: (rect: Crop) => void;
}

const STEP = 0.01;
const LARGE_STEP = 0.1;
const SCALE = 1.06;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The picture with the part of it that is kept. Dragged with a pointer or a finger, or by keyboard: arrows move it,
 * plus and minus make it larger and smaller.
 */
export function CropFrame({ src, terms, rect, onChange }: CropFrameProps) {
  const x = useEditorTexts();
  const box = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly at: readonly [number, number]; readonly from: Crop } | null>(null);

  const take = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.stopPropagation();
    grip.current = { at: [event.clientX, event.clientY], from: rect };
  };
  const pull = (event: PointerEvent, corner: Corner | null) => {
    const size = box.current?.getBoundingClientRect();
    if (!grip.current || !size) return;
    event.stopPropagation();
    const { at, from } = grip.current;
    const dx = (event.clientX - at[0]) / size.width;
    const dy = (event.clientY - at[1]) / size.height;
    onChange(corner ? pullCrop(from, corner, [dx, dy], terms) : moveCrop(from, dx, dy));
  };
  const leave = () => void (grip.current = null);
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const step = event.shiftKey ? LARGE_STEP : STEP;
    if (arrow) onChange(moveCrop(rect, arrow[0] * step, arrow[1] * step));
    else if (event.key === '+') onChange(scaleCrop(rect, SCALE, terms));
    else if (event.key === '-') onChange(scaleCrop(rect, 1 / SCALE, terms));
    else return;
    event.preventDefault();
  };
  const percent = (value: number) => `${value * 100}%`;
  return (
    <div className="crop-frame" ref={box}>
      <img src={src} alt="" draggable={false} />
      <div
        className="crop-part"
        role="group"
        tabIndex={0}
        aria-label={x('pageEditor.cropPart')}
        aria-describedby="crop-keys"
        data-first
        style={{
          left: percent(rect.x),
          top: percent(rect.y),
          width: percent(rect.width),
          height: percent(rect.height),
        }}
        onPointerDown={take}
        onPointerMove={(event) => pull(event, null)}
        onPointerUp={leave}
        onPointerCancel={leave}
        onKeyDown={onKeyDown}
      >
        {CORNERS.map((corner) => (
          <span
            key={corner}
            className={`crop-corner ${corner}`}
            onPointerDown={take}
            onPointerMove={(event) => pull(event, corner)}
            onPointerUp={leave}
            onPointerCancel={leave}
          />
        ))}
      </div>
    </div>
  );
}
