import { useEffect, useState } from 'react';
import { readGarage, watchGarage, type Garage } from '../../elements/garage.ts';

const EMPTY: Garage = { cars: [], current: null };

/** The customer's cars. Empty on the server and until the island is alive: the page is the same for everybody. */
export function useGarage(): Garage {
  const [garage, setGarage] = useState(EMPTY);
  useEffect(() => {
    setGarage(readGarage());
    return watchGarage(setGarage);
  }, []);
  return garage;
}
