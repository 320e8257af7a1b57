import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const MG: MakeRow = ['mg', 'MG', [
  ['mg/mg5/ap32', 'MG5', 'AP32', 2021, null, 'sedan', [4], 2680, 4601, 1818, 1489, OWN, 'unverified', 'mg 5|mg cinco|roewe i5', [
    ['1.5 L 15S4C', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2021, null, OWN, 'unverified'],
    ['1.5 L 15S4C', 1.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2021, null, OWN, 'unverified'],
  ]],
]];
