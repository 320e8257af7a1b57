import { useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import { partUrl } from './part-url.ts';
import { currentCar, saveCar } from '../../elements/garage.ts';
import { garageCar, shortName, toGarageCar } from './car-words.ts';
import { CarPicker } from './CarPicker.tsx';
import { Icon } from './Icon.tsx';
import { MakeLinks } from './MakeLinks.tsx';
import { answer, answersFor, chosenCar, NO_ANSWERS, optionsFor, type CarAnswers } from './narrow-cars.ts';
import { PickerFoot } from './PickerFoot.tsx';
import type { HomeProps } from './props.ts';
import type { NamedCar, Wish } from './read-sentence.ts';
import { SentenceBox } from './SentenceBox.tsx';
import { useTexts } from './texts.tsx';
import { useCarTree } from './use-car-tree.ts';
import { useGarage } from './use-garage.ts';
import { useHomeFigure } from './use-home-figure.ts';

type Props = Pick<HomeProps, 'makes' | 'years'>;

/** Choosing the car: its garage, four answers in any order, or one sentence. */
export function HomeSelector({ makes, years }: Props) {
  const { t, locale, prefix } = useTexts();
  const source = useCarTree();
  const { tree, status, want, retry } = source;
  const garage = useGarage();
  const current = currentCar(garage);
  const [answers, setAnswers] = useState<CarAnswers>(NO_ANSWERS);
  const [isAsking, setAsking] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const root = useRef<HTMLDivElement>(null);

  const options = useMemo(
    () => (tree ? optionsFor(tree, answers, years.to) : withoutTree(makes, years)),
    [tree, answers, makes, years],
  );
  const car = useMemo(() => (tree ? chosenCar(tree, answers) : null), [tree, answers]);

  // The car chosen in the garage, here or in another tab, is the one in the form.
  const { current: currentKey } = garage;
  useEffect(() => {
    if (!current) return;
    want();
    setAnswers(answersFor(current));
    setAsking(false);
    // `current` is made anew at every reading of the garage; its key says when it is another car.
  }, [currentKey, want]);
  useEffect(() => {
    if (tree) setAnswers((given) => answer(tree, given, {}));
  }, [tree]);
  useFocusOnHash(root);

  const keep = () => {
    if (car) saveCar(toGarageCar(car, answers.year, locale));
  };
  useHomeFigure(
    car && { path: car.generation.path, name: `${car.make} ${shortName(car, null, t)}` },
    prefix,
    t('selector.menuHint'),
    keep,
  );

  const onAnswer = (change: Partial<CarAnswers>) => {
    setAsking(false);
    setAnswers((given) => (tree ? answer(tree, given, change) : { ...given, ...change }));
  };
  const onCar = (named: NamedCar) => saveCar(garageCar({ ...named, locale }));
  const onWish = (wanted: Wish) => {
    setWish(wanted);
    firstOpen(root.current)?.focus();
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsking(true);
    firstOpen(root.current)?.focus();
  };

  return (
    <div className="selector" ref={root}>
      <MakeLinks makes={makes} />
      <form className="picker" aria-label={t('selector.pickerLabel')} onSubmit={onSubmit}>
        <CarPicker
          answers={answers}
          options={options}
          isLoading={status === 'waiting'}
          onAnswer={onAnswer}
          onIntent={want}
        />
        {car ? (
          <a className="btn act big wide" href={prefix + partUrl(car.generation.path, wish)} onClick={keep}>
            {wish
              ? t('selector.openPart', { part: lowerFirst(wish.name), car: shortName(car, answers.year, t) })
              : t('selector.open', { car: shortName(car, answers.year, t) })}
            <Icon name="next" size="s" />
          </a>
        ) : (
          <button type="submit" className="btn act big wide">
            {t('selector.openNone')}
            <Icon name="next" size="s" />
          </button>
        )}
        <PickerFoot answers={answers} isAsking={isAsking && !car} status={status} onRetry={retry} />
      </form>
      <p className="or">
        <span>{t('selector.or')}</span>
      </p>
      <SentenceBox
        tree={tree}
        car={car?.generation.path ?? current?.gen}
        onIntent={want}
        onCar={onCar}
        onWish={onWish}
      />
      {wish ? (
        <p className="cap say-cap" role="status">
          <b>{t('selector.sentencePart', { part: lowerFirst(wish.name) })}</b>{' '}
          <button type="button" className="linkish" onClick={() => setWish(null)}>
            {t('selector.sentenceForget')}
          </button>
        </p>
      ) : (
        <SentenceHint />
      )}
    </div>
  );
}

function SentenceHint() {
  const { t } = useTexts();
  return <p className="cap say-cap">{t('selector.sentenceHint')}</p>;
}

function withoutTree(makes: HomeProps['makes'], years: HomeProps['years']) {
  const span = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.to - index);
  return { makes, models: [], years: span, generations: [], engines: [] };
}

/** The first answer that is missing; the engine may stay unknown. */
function firstOpen(root: HTMLElement | null): HTMLElement | undefined {
  const selects = [...(root?.querySelectorAll<HTMLSelectElement>('select[data-field]') ?? [])];
  return selects.find((select) => select.dataset.field !== 'engine' && select.value === '');
}

/** "Agregar un coche" in the header's garage leads to `/tu-auto#coche`. */
function useFocusOnHash(root: { readonly current: HTMLElement | null }) {
  useEffect(() => {
    const focus = () => location.hash === '#coche' && root.current?.querySelector('select')?.focus();
    focus();
    addEventListener('hashchange', focus);
    return () => removeEventListener('hashchange', focus);
  }, [root]);
}

const lowerFirst = (name: string) =>
  /^[A-ZÁÉÍÓÚ][a-záéíóúñ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
