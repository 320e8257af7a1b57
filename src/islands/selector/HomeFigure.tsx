import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Aim } from '../../viewer/contract.ts';
import { FIGURE_EVENT, type FigureCar } from './figure-car.ts';
import type { FigureProps } from './props.ts';
import { StageShell } from './stage/StageShell.tsx';
import { useCounts } from './use-counts.ts';

type Props = Pick<FigureProps, 'carName' | 'scene'> & { readonly children?: ReactNode };

/** The figure of the home page: systems around the car; choosing one follows the link that the engraving has for it. */
export function HomeFigure({ carName, scene, children }: Props) {
  const [car, setCar] = useState<FigureCar>({ carName, path: null, scene });
  const [pointed, setPointed] = useState<Aim | undefined>();
  useEffect(() => {
    const onCar = (event: Event) => {
      const { detail } = event as CustomEvent<FigureCar | null>;
      setCar(detail ?? { carName, path: null, scene });
    };
    document.addEventListener(FIGURE_EVENT, onCar);
    return () => document.removeEventListener(FIGURE_EVENT, onCar);
  }, [carName, scene]);
  const { counts, refresh } = useCounts(car.path);
  const onChoose = useCallback((aim: Aim | undefined) => {
    if (aim)
      document
        .querySelector<SVGAElement>(`main .stage a[data-system="${aim.system}"]`)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }, []);
  return (
    <StageShell
      source={car.scene}
      carName={car.carName}
      chosen={undefined}
      pointed={pointed}
      counts={counts}
      hasCaptions
      onPoint={setPointed}
      onChoose={onChoose}
      onWantCounts={refresh}
    >
      {children}
    </StageShell>
  );
}
