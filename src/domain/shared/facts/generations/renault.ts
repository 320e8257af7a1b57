import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const RENAULT: MakeRow = ['renault', 'Renault', [
  ['renault/duster/hm', 'Duster', 'HM', 2013, 2020, 'suv', [5], 2673, 4315, 1822, 1690, OWN, 'unverified', 'dacia duster|duster 4x4', [
    ['2.0 L F4R', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2013, 2020, OWN, 'unverified'],
    ['2.0 L F4R', 2.0, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2013, 2020, OWN, 'unverified'],
    ['2.0 L F4R', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'AWD', 2013, 2016, OWN, 'unverified'],
  ]],
]];
