import { useRef, useState } from 'react';
import { readVin } from '#shared/vin.ts';
import { CarPicker } from '../../selector/CarPicker.tsx';
import { answer, chosenCar, NO_ANSWERS, optionsFor, type CarAnswers } from '../../selector/narrow-cars.ts';
import { useCarTree } from '../../selector/use-car-tree.ts';
import { CheckedForm, FormNote, useFormState } from '../../staff/CheckedForm.tsx';
import { Field } from '../../staff/Field.tsx';
import {
  optional,
  wholeNumber,
  written,
  type FieldProblems,
  type FieldRule,
} from '../../staff/field-rules.ts';
import { fieldText } from '../../staff/field-text.ts';
import type { PieceDictionary } from '../../staff/piece-dictionary.ts';
import type { Refusal } from '../../staff/RefusalNote.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import type { CarDraft } from './draft-storage.ts';
import { VinField } from './VinField.tsx';

interface Branch {
  readonly code: string;
  readonly name: string;
}

interface Props {
  readonly branches: readonly Branch[];
  readonly dictionary: PieceDictionary;
  /** `2026-11-22` by the branch's calendar. */
  readonly today: string;
  readonly before: CarDraft | null;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onCar: (car: CarDraft) => void;
}

const vinRule: FieldRule = (text, t) => {
  const reading = readVin(text);
  if (reading.isVin) return null;
  return t(reading.text.length === 17 ? 'panel.fieldWrong' : 'panel.fieldShort', { count: 17 });
};

const RULES = {
  odometerKm: optional(wholeNumber(0, 2_000_000)),
  vin: optional(vinRule),
  arrivedOn: written,
};
const FIELD_OF_CODE = { 'inventory.donor_date_ahead': 'arrivedOn', 'inventory.donor_vin_taken': 'vin' };

/** The first step: which car it is, where it stands and how far it went. */
export function CarStep({ branches, dictionary, today, before, refusal, isBusy, onCar }: Props) {
  const t = useDonorTexts();
  const { status, tree, want } = useCarTree();
  const said = useRef<HTMLInputElement>(null);
  const [answers, setAnswers] = useState<CarAnswers>(before?.answers ?? NO_ANSWERS);
  const lastYear = Number(today.slice(0, 4)) + 1;
  const options = tree ? optionsFor(tree, answers, lastYear) : NO_OPTIONS;
  const car = tree && chosenCar(tree, answers);

  const check = (form: FormData): FieldProblems => ({
    ...(!car && { car: t('donors.carMissing') }),
    ...(car && answers.year === null && { car: t('donors.yearMissing') }),
    ...(fieldText(form, 'arrivedOn') > today && { arrivedOn: t('donors.dayAhead') }),
  });
  const submit = (form: FormData) => {
    if (!car || answers.year === null) return;
    const text = (name: string) => fieldText(form, name) || null;
    onCar({
      branch: text('branch') ?? branches[0]?.code ?? '',
      answers,
      generation: car.generation.path,
      modelYear: answers.year,
      vehicleId: car.vehicle?.id ?? null,
      vin: vinIn(text('vin') ?? ''),
      odometerKm: text('odometerKm') === null ? null : Number(text('odometerKm')),
      colour: text('colour'),
      yardPosition: text('yardPosition'),
      arrivedOn: text('arrivedOn') ?? today,
    });
  };

  return (
    <CheckedForm
      name="donor"
      className="donor-car"
      rules={RULES}
      check={check}
      refusal={refusal}
      fieldOfCode={FIELD_OF_CODE}
      onSubmit={submit}
    >
      <fieldset className="sheet pad">
        <legend className="section">{t('donors.which')}</legend>
        <VinField
          before={before?.vin ?? ''}
          answers={answers}
          onCar={(known) => {
            want();
            setAnswers(known);
            said.current?.dispatchEvent(new Event('input', { bubbles: true }));
          }}
        />
        <CarPicker
          answers={answers}
          options={options}
          isLoading={status === 'waiting'}
          unknownEngine={t('donors.unknownEngine')}
          onAnswer={(change) => {
            want();
            if (tree) setAnswers(answer(tree, answers, change));
            // The form forgets what it had to say of the car.
            said.current?.dispatchEvent(new Event('input', { bubbles: true }));
          }}
          onIntent={want}
        />
        <input type="hidden" name="car" ref={said} />
        <CarProblem />
        {status !== 'ready' && status !== 'waiting' && <p className="msg">{t('donors.treeFailed')}</p>}
        <p className="cap">{t('donors.engineHint')}</p>
      </fieldset>
      <fieldset className="sheet pad">
        <legend className="section">{t('donors.howItCame')}</legend>
        <div className="two">
          <Field
            name="odometerKm"
            label={t('donors.odometer')}
            hint={t('donors.odometerHint')}
            inputMode="numeric"
            required={false}
            defaultValue={before?.odometerKm ?? ''}
          />
          <Field
            name="colour"
            label={t('donors.colour')}
            hint={t('donors.colourHint')}
            list="donor-colours"
            maxLength={40}
            required={false}
            defaultValue={before?.colour ?? ''}
          />
        </div>
        <datalist id="donor-colours">
          {Object.keys(dictionary.colours).map((colour) => (
            <option key={colour} value={colour} />
          ))}
        </datalist>
        <div className="two">
          <Field
            name="yardPosition"
            label={t('donors.yardPosition')}
            hint={t('donors.yardPositionHint')}
            maxLength={20}
            required={false}
            defaultValue={before?.yardPosition ?? ''}
          />
          <Field
            name="arrivedOn"
            type="date"
            label={t('donors.arrivedOn')}
            max={today}
            defaultValue={before?.arrivedOn ?? today}
          />
        </div>
        {branches.length > 1 && (
          <div className="field">
            <label htmlFor="donor-branch">{t('donors.branch')}</label>
            <select id="donor-branch" className="in" name="branch" defaultValue={before?.branch}>
              {branches.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <FormNote />
        <button type="submit" className="btn act big" aria-busy={isBusy}>
          {t('donors.toTeardown')}
        </button>
      </fieldset>
    </CheckedForm>
  );
}

/** As it is read: capitals, and the digits that letters stand for. */
function vinIn(text: string): string | null {
  const reading = readVin(text);
  return reading.isVin ? reading.vin : null;
}

/** What the selects still lack, once somebody wanted to go on. */
function CarProblem() {
  const { problems } = useFormState();
  return <div role="alert">{problems['car'] !== undefined && <p className="msg">{problems['car']}</p>}</div>;
}

const NO_OPTIONS = { makes: [], models: [], years: [], generations: [], engines: [] };
