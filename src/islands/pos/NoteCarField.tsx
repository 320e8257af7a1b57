import { useRef, useState } from 'react';
import type { CarTree, VinAnswer } from '#contract/catalog';
import { understandSentence } from '#contract/search';
import { readVin } from '#shared/vin.ts';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { choicesOfVin, noteCarOf, type NoteCarChoice } from './note-car.ts';
import type { NoteCar } from './note-draft.ts';

interface NoteCarProps {
  readonly car: NoteCar | undefined;
  readonly onCar: (car: NoteCar | undefined) => void;
  /** Back to the scan field. */
  readonly onDone: () => void;
}

const MOST_CHOICES = 4;

/** The car that the customer buys for, said as they say it; with it every line tells whether it fits. */
export function NoteCarField({ car, onCar, onDone }: NoteCarProps) {
  const { t, api } = useStaff();
  const [text, setText] = useState('');
  const [candidates, setCandidates] = useState<readonly NoteCarChoice[] | null>(null);
  const [year, setYear] = useState<number | undefined>();
  const tree = useRef<CarTree | null>(null);

  const choose = (choice: NoteCarChoice, said: number | undefined) => {
    onCar(noteCarOf(choice, said));
    setText('');
    setCandidates(null);
    onDone();
  };
  const settle = (found: { choices: readonly NoteCarChoice[]; year: number | undefined }) => {
    const [only, ...others] = found.choices;
    if (only && others.length === 0) {
      choose(only, found.year);
      return;
    }
    setYear(found.year);
    setCandidates(found.choices.slice(0, MOST_CHOICES));
  };
  const understand = async () => {
    if (text.trim() === '') {
      onDone();
      return;
    }
    // Offline it stays as it was: the car is welcome, not needed.
    if (readVin(text).isVin) {
      const answer = await api.get<VinAnswer>(`/vin/${encodeURIComponent(text.trim())}`).catch(() => null);
      if (answer) settle(choicesOfVin(answer));
      return;
    }
    tree.current ??= await api.get<CarTree>('/catalog/tree').catch(() => null);
    if (!tree.current) return;
    const said = understandSentence(text, tree.current, { lastYear: new Date().getFullYear() + 1 });
    const found = said.isCarSaid ? said.generations.filter(({ coversYear }) => coversYear) : [];
    settle({ choices: found, year: said.year });
  };
  if (car) {
    return (
      <div className="note-car">
        <span className="label">{t('fit.noteCar')}</span>
        <b>{car.name}</b>
        <button
          type="button"
          className="icon"
          aria-label={t('fit.noteCarClear', { car: car.name })}
          onClick={() => onCar(undefined)}
        >
          <Icon name="close" size="s" />
        </button>
      </div>
    );
  }
  return (
    <div className="note-car">
      <label className="label" htmlFor="note-car">
        {t('fit.noteCar')} <kbd className="kbd desk">F4</kbd>
      </label>
      <input
        id="note-car"
        maxLength={80}
        autoComplete="off"
        placeholder={t('fit.noteCarHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCandidates(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void understand();
        }}
      />
      {candidates && (
        <span className="fit-choices" role="status">
          <span className="small">{t(candidates.length > 0 ? 'fit.noteCarWhich' : 'fit.noteCarNone')}</span>
          {candidates.map((candidate) => (
            <button
              key={candidate.path}
              type="button"
              className="chip"
              onClick={() => choose(candidate, year)}
            >
              {candidate.model} {candidate.code}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
