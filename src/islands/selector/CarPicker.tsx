import { useId, type ReactNode } from 'react';
import { engineWords, yearsWords } from './car-words.ts';
import type { CarAnswers, CarOptions, GenerationOption } from './narrow-cars.ts';
import { popularMakes, popularModels } from './popular-cars.ts';
import { useTexts } from './texts.tsx';

interface Props {
  readonly answers: CarAnswers;
  readonly options: CarOptions;
  /** The tree of cars is still on its way. */
  readonly isLoading: boolean;
  readonly onAnswer: (change: Partial<CarAnswers>) => void;
  /** For the engine that is not known; who buys speaks of their own car. */
  readonly unknownEngine?: string;
  /** The person reaches for the form. */
  readonly onIntent: () => void;
}

/**
 * Four native selects, answered in any order: a phone shows its own wheel, a keyboard types ahead. What one
 * answer rules out, the others no longer list; the empty entry takes an answer back.
 */
export function CarPicker({ answers, options, isLoading, unknownEngine, onAnswer, onIntent }: Props) {
  const { t, locale } = useTexts();
  const waiting = (text: string) => (isLoading ? <option disabled>{text}</option> : null);
  return (
    <div className="picker-fields" onPointerEnter={onIntent} onPointerDown={onIntent} onFocus={onIntent}>
      <Field
        number={1}
        label={t('selector.make')}
        name="make"
        value={answers.make}
        onChange={(make) => onAnswer({ make })}
      >
        <option value="">{t('selector.anyMake')}</option>
        <MakeOptions makes={options.makes} />
      </Field>
      <Field
        number={2}
        label={t('selector.model')}
        name="model"
        value={answers.model}
        onChange={(model) => onAnswer({ model })}
      >
        <option value="">{t('selector.anyModel')}</option>
        <ModelOptions models={options.models} isOneMake={answers.make !== ''} />
        {waiting(t('selector.loadingModels'))}
      </Field>
      <Field
        number={3}
        label={t('selector.year')}
        name="year"
        value={yearValue(answers, options)}
        onChange={(value) => onAnswer(yearAnswer(value))}
      >
        <YearOptions answers={answers} options={options} />
      </Field>
      <Field
        number={4}
        label={t('selector.engine')}
        name="engine"
        value={answers.engine}
        onChange={(engine) => onAnswer({ engine })}
      >
        <option value="">{unknownEngine ?? t('selector.unknownEngine')}</option>
        {options.engines.map((option) => (
          <option key={option.value} value={option.value}>
            {engineWords(option, locale, t)}
          </option>
        ))}
        {waiting(t('selector.loadingEngines'))}
      </Field>
    </div>
  );
}

interface FieldProps {
  readonly number: number;
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Field({ number, label, name, value, onChange, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field pick">
      <label htmlFor={id}>
        <span className="ball" aria-hidden="true">
          {number}
        </span>
        {label}
      </label>
      <select
        id={id}
        className="in"
        data-field={name}
        data-empty={value === '' || undefined}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
    </div>
  );
}

function MakeOptions({ makes }: Pick<CarOptions, 'makes'>) {
  const { t } = useTexts();
  const popular = popularMakes(makes);
  const list = (items: typeof makes) =>
    items.map(({ slug, name }) => (
      <option key={slug} value={slug}>
        {name}
      </option>
    ));
  if (popular.length === 0) return list(makes);
  return (
    <>
      <optgroup label={t('selector.popularMakes')}>{list(popular)}</optgroup>
      <optgroup label={t('selector.allAlphabetic')}>
        {list(makes.filter((make) => !popular.includes(make)))}
      </optgroup>
    </>
  );
}

function ModelOptions({ models, isOneMake }: Pick<CarOptions, 'models'> & { readonly isOneMake: boolean }) {
  const { t } = useTexts();
  const popular = popularModels(models);
  const list = (items: typeof models, isNamedWithMake: boolean) =>
    items.map(({ path, name, make }) => (
      <option key={path} value={path}>
        {isNamedWithMake ? `${make} ${name}` : name}
      </option>
    ));
  const rest = models.filter((model) => !popular.includes(model));
  return (
    <>
      {popular.length > 0 && <optgroup label={t('selector.popular')}>{list(popular, !isOneMake)}</optgroup>}
      {isOneMake ? (
        <optgroup label={t('selector.allAlphabetic')}>{list(rest, false)}</optgroup>
      ) : (
        [...new Set(rest.map(({ make }) => make))].map((make) => (
          <optgroup key={make} label={make}>
            {list(
              rest.filter((model) => model.make === make),
              false,
            )}
          </optgroup>
        ))
      )}
    </>
  );
}

/** Plain years until the model is known; then the years of each of its generations, with "I don't know" in each. */
function YearOptions({ answers, options }: { readonly answers: CarAnswers; readonly options: CarOptions }) {
  const { t } = useTexts();
  const { year } = answers;
  if (!answers.model) {
    return (
      <>
        <option value="">{t('selector.anyYear')}</option>
        {options.years.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </>
    );
  }
  const isOpen = year !== null && yearValue(answers, options) === String(year);
  return (
    <>
      <option value="">{t('selector.anyYear')}</option>
      {isOpen && <option value={year}>{t('selector.whichOfYear', { year: String(year) })}</option>}
      {options.generations.map((generation) => (
        <optgroup key={generation.path} label={`${yearsWords(generation, t)} · ${generation.code}`}>
          {options.years
            .filter((each) => isSoldIn(generation, each))
            .map((each) => (
              <option key={each} value={`${each}@${generation.path}`}>
                {each}
              </option>
            ))}
          <option value={`@${generation.path}`}>
            {yearsWords(generation, t)}, {t('selector.unknownYear').toLowerCase()}
          </option>
        </optgroup>
      ))}
    </>
  );
}

const isSoldIn = ({ yearFrom, yearTo }: GenerationOption, year: number) =>
  yearFrom <= year && year <= (yearTo ?? year);

function yearValue({ model, year, generation }: CarAnswers, { generations }: CarOptions): string {
  if (!model) return year === null ? '' : String(year);
  const sold = generations.filter((each) =>
    generation ? each.path === generation : year !== null && isSoldIn(each, year),
  );
  const [first, ...others] = sold;
  if (first && others.length === 0) return `${year ?? ''}@${first.path}`;
  return year === null ? '' : String(year);
}

function yearAnswer(value: string): Partial<CarAnswers> {
  const [year = '', generation = ''] = value.split('@');
  return { year: year === '' ? null : Number(year), generation };
}
