import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const SUZUKI: MakeRow = ['suzuki', 'Suzuki', [
  ['suzuki/swift/azg', 'Swift', 'AZG', 2011, 2017, 'hatchback', [5], 2430, 3850, 1695, 1510, OWN, 'unverified', 'swift sport|suzuki swift', [
    ['1.4 L K14B', 1.4, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2017, OWN, 'unverified'],
    ['1.4 L K14B', 1.4, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2011, 2017, OWN, 'unverified'],
    ['1.6 L M16A (Sport)', 1.6, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2013, 2017, OWN, 'unverified'],
  ]],
]];
