import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const DODGE: MakeRow = ['dodge', 'Dodge', [
  ['dodge/attitude/mirage-g4', 'Attitude', 'Mirage G4', 2015, 2023, 'sedan', [4], 2550, 4305, 1670, 1515, OWN, 'unverified', 'mirage|mirage g4|mitsubishi mirage', [
    ['1.2 L 3A92', 1.2, 3, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2015, 2023, 'epa:34339 (Mitsubishi Mirage, 2014)', 'verified'],
    ['1.2 L 3A92', 1.2, 3, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2015, 2023, 'epa:34340 (Mitsubishi Mirage, 2014)', 'verified'],
  ]],
  ['dodge/journey/jc49', 'Journey', 'JC49', 2009, 2020, 'suv', [5], 2890, 4888, 1834, 1692, OWN, 'unverified', 'fiat freemont|journey sxt', [
    ['2.4 L World Engine', 2.4, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2009, 2020, 'epa:25377+28747+31050+31476+2 more (Dodge Journey  2WD, 2009-2014)', 'verified'],
    ['3.5 L V6 EGF', 3.5, 6, 'v-transverse', 'gasoline', 'AT6', 'FWD', 2009, 2010, 'epa:25379+28748 (Dodge Journey  2WD, 2009-2010)', 'verified'],
    ['3.6 L V6 Pentastar', 3.6, 6, 'v-transverse', 'gasoline', 'AT6', 'FWD', 2011, 2020, 'epa:31051+31477+32814+34122 (Dodge Journey FWD, 2011-2014)', 'verified'],
  ]],
]];
