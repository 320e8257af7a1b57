import { useRef, useState } from 'react';
import type { VinAnswer, VinDecoded } from '#contract/catalog';
import { readVin } from '#shared/vin.ts';
import { vinTranslator } from '../../../i18n/vin-texts.ts';
import { ScanButton } from '../../scanner/ScanButton.tsx';
import type { CarAnswers } from '../../selector/narrow-cars.ts';
import { Field } from '../../staff/Field.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { vinCarName, verdictOf, warningWords } from '../../vin/vin-words.ts';
import { useDonorTexts } from './donor-texts.tsx';
import { answersOfCar, answersOfVin, isSameCar } from './vin-answers.ts';

interface Props {
  readonly before: string;
  readonly answers: CarAnswers;
  readonly onCar: (answers: CarAnswers) => void;
}

interface Read {
  readonly vin: string;
  /** Null while it is on its way; undefined when nobody answered. */
  readonly answer: VinAnswer | null | undefined;
}

/**
 * The number of the car, typed or under the camera. What the decoder knows fills in the car below while nothing is
 * chosen there; what somebody chose already is changed only when they say so.
 */
export function VinField({ before, answers, onCar }: Props) {
  const t = useDonorTexts();
  const { api, locale } = useStaff();
  const [text, setText] = useState(before);
  const [read, setRead] = useState<Read | null>(null);
  const asked = useRef(before);
  // The answer comes later than the question: what counts is what is chosen then.
  const chosen = useRef(answers);
  chosen.current = answers;

  const change = (next: string) => {
    setText(next);
    const reading = readVin(next);
    const vin = reading.isVin ? reading.vin : '';
    if (vin === asked.current) return;
    asked.current = vin;
    setRead(vin === '' ? null : { vin, answer: null });
    if (vin === '') return;
    // As it was typed: what had to be read differently is told.
    api.get<VinAnswer>(`/vin/${encodeURIComponent(next.trim())}`).then(
      (answer) => {
        if (asked.current !== vin) return;
        setRead({ vin, answer });
        const known = answer.isVin ? answersOfVin(answer) : null;
        if (known && chosen.current.make === '') onCar(known);
      },
      () => {
        if (asked.current === vin) setRead({ vin, answer: undefined });
      },
    );
  };

  const reading = readVin(text);
  const length = reading.isVin ? reading.vin.length : reading.text.length;
  return (
    <>
      <Field
        name="vin"
        className="mono"
        label={t('donors.vin')}
        hint={reading.isVin ? undefined : t('donors.vinHint', { count: length })}
        maxLength={40}
        required={false}
        autoCapitalize="characters"
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
        beside={<ScanButton locale={locale} label={t('donors.vinScan')} onCode={change} />}
      />
      <div className="vin-read" role="status">
        {read?.answer === null && <p className="hint">{t('donors.vinReading')}</p>}
        {read !== null && read.answer === undefined && <p className="hint">{t('donors.vinFailed')}</p>}
        {read?.answer?.isVin && <Said answer={read.answer} answers={answers} onCar={onCar} />}
      </div>
    </>
  );
}

/** What the number says of the car, beside what is chosen. */
function Said({
  answer,
  answers,
  onCar,
}: { readonly answer: VinDecoded } & Pick<Props, 'answers' | 'onCar'>) {
  const t = useDonorTexts();
  const { locale } = useStaff();
  const words = vinTranslator(locale);
  const isChosen = answer.cars.some((car) => isSameCar(answers, answer, car));
  const isNamed = answer.outcome === 'exact' || answer.outcome === 'choose';
  return (
    <>
      <p>
        <b>{verdictOf(answer, words).title}</b>{' '}
        {isChosen ? t('donors.vinFilled') : answer.cars.length === 0 ? t('donors.vinByHand') : ''}
      </p>
      {answer.warnings.map((warning) => (
        <p key={warning.code} className="msg">
          {warningWords(warning, words)}
        </p>
      ))}
      {isNamed && !isChosen && (
        <div className="vin-cars">
          {answer.cars.map((car) => (
            <button
              key={car.path}
              type="button"
              className="btn"
              onClick={() => onCar(answersOfCar(answer, car))}
            >
              {t('donors.vinUse', { car: `${vinCarName(car)} ${car.code}` })}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
