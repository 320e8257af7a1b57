import { useState } from 'react';
import type { RollWidth } from '#paper/roll.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { tillStorage } from './till-storage.ts';

const ROLLS: readonly RollWidth[] = ['80', '58'];

/** The roll in the printer of this till, in millimetres, and how to change it; the device remembers it. */
export function useRollWidth() {
  const [roll, setRoll] = useState(tillStorage.rollWidth);
  const change = (width: RollWidth) => {
    tillStorage.setRollWidth(width);
    setRoll(width);
  };
  return [roll, change] as const;
}

interface RollChoiceProps {
  readonly roll: RollWidth;
  readonly onRoll: (width: RollWidth) => void;
}

export function RollChoice({ roll, onRoll }: RollChoiceProps) {
  const { t } = useStaff();
  return (
    <div className="roll-choice">
      <span className="small soft">{t('counter.paper')}</span>
      <span className="seg" role="group" aria-label={t('counter.paper')}>
        {ROLLS.map((width) => (
          <button key={width} type="button" aria-pressed={roll === width} onClick={() => onRoll(width)}>
            {width} mm
          </button>
        ))}
      </span>
    </div>
  );
}
