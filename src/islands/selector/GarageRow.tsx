import { useEffect, useState } from 'react';
import { carKey, chooseCar, readGarage, removeCar, saveCar, type GarageCar } from '../../elements/garage.ts';
import { garageName } from './car-words.ts';
import { Icon } from './Icon.tsx';
import { useGarage } from './use-garage.ts';
import { useTexts } from './texts.tsx';

/** How long a removed car can be taken back. */
const UNDO_MS = 10_000;

interface Removed {
  readonly car: GarageCar;
  /** The car that was current before. */
  readonly current: string | null;
}

/** The person's cars in one line of fixed height: one is chosen, any can be taken out, and taken back. */
export function GarageRow() {
  const { t } = useTexts();
  const garage = useGarage();
  const [removed, setRemoved] = useState<Removed | null>(null);

  useEffect(() => {
    if (!removed) return undefined;
    const timer = setTimeout(() => setRemoved(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [removed]);

  const remove = (car: GarageCar) => {
    setRemoved({ car, current: readGarage().current });
    removeCar(carKey(car));
  };
  const undo = () => {
    if (!removed) return;
    saveCar(removed.car);
    if (removed.current !== null) chooseCar(removed.current);
    setRemoved(null);
  };

  return (
    <section className="garage-row" aria-label={t('selector.garage')}>
      <div role="status">
        {removed ? (
          <p>
            {t('selector.garageRemoved', { car: garageName(removed.car) })}{' '}
            <button type="button" className="linkish" onClick={undo}>
              {t('selector.undo')}
            </button>
          </p>
        ) : (
          garage.cars.length === 0 && <p className="cap">{t('selector.garageHint')}</p>
        )}
      </div>
      {!removed && garage.cars.length > 0 && (
        <ul className="chips">
          {garage.cars.map((car) => (
            <CarChip
              key={carKey(car)}
              car={car}
              isCurrent={carKey(car) === garage.current}
              onRemove={remove}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ChipProps {
  readonly car: GarageCar;
  readonly isCurrent: boolean;
  readonly onRemove: (car: GarageCar) => void;
}

function CarChip({ car, isCurrent, onRemove }: ChipProps) {
  const { t } = useTexts();
  const name = garageName(car);
  return (
    <li className={isCurrent ? 'chip on' : 'chip'}>
      <button
        type="button"
        className="use"
        aria-pressed={isCurrent}
        aria-label={t('selector.garageChoose', { car: name })}
        onClick={() => chooseCar(carKey(car))}
      >
        {name}
      </button>
      <button
        type="button"
        aria-label={t('selector.garageRemove', { car: name })}
        onClick={() => onRemove(car)}
      >
        <Icon name="close" size="xs" />
      </button>
    </li>
  );
}
