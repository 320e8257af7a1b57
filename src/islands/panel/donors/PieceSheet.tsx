import { useEffect, useId, useRef } from 'react';
import { isGradedByDamage, type TeardownPiece } from '#contract/inventory';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { DamageComposer } from './DamageComposer.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import { DAMAGED, MISSING, type Mark } from './teardown-state.ts';

interface Props {
  readonly name: string;
  readonly piece: TeardownPiece;
  readonly mark: Mark | undefined;
  /** Null: whole. */
  readonly onMark: (mark: Mark | null) => void;
  readonly onClose: () => void;
}

const STATES = [
  ['whole', 'donors.whole', null],
  ['damaged', 'donors.damaged', DAMAGED],
  ['missing', 'donors.missing', MISSING],
] as const;

/** What there is of one piece: three answers, and for damage where and how much. */
export function PieceSheet({ name, piece, mark, onMark, onClose }: Props) {
  const { t: staff } = useStaff();
  const t = useDonorTexts();
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const state = mark?.state ?? 'whole';
  useEffect(() => {
    const sheet = root.current;
    sheet?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
    sheet?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      ref={root}
      className="piece-sheet"
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dh">
        <b>{name}</b>
        <button type="button" className="icon" aria-label={staff('panel.close')} onClick={onClose}>
          <Icon name="close" size="s" />
        </button>
      </div>
      <div className="seg" role="radiogroup" aria-label={t('donors.stateOf', { name })}>
        {STATES.map(([value, text, next]) => (
          <label key={value} data-state={value}>
            <input type="radio" name={`${id}s`} checked={state === value} onChange={() => onMark(next)} />
            {t(text)}
          </label>
        ))}
      </div>
      {mark?.state === 'damaged' &&
        (isGradedByDamage(piece.partClass) ? (
          <DamageComposer
            partType={piece.partType}
            system={piece.system}
            codes={mark.codes}
            onCodes={(codes) => onMark({ ...mark, codes })}
          />
        ) : (
          <div className="seg" role="radiogroup" aria-label={t('donors.doesItWork')}>
            {([true, false] as const).map((works) => (
              <label key={String(works)}>
                <input
                  type="radio"
                  name={`${id}w`}
                  checked={mark.works === works}
                  onChange={() => onMark({ ...mark, works })}
                />
                {t(works ? 'donors.works' : 'donors.forParts')}
              </label>
            ))}
          </div>
        ))}
    </section>
  );
}
