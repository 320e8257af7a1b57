import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const HYUNDAI: MakeRow = ['hyundai', 'Hyundai', [
  ['hyundai/grand-i10/ba', 'Grand i10', 'BA', 2015, 2020, 'hatchback', [5], 2425, 3765, 1660, 1520, OWN, 'unverified', 'i10|grand i 10|i10 hatchback', [
    ['1.2 L Kappa', 1.2, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2015, 2020, OWN, 'unverified'],
    ['1.2 L Kappa', 1.2, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2015, 2020, OWN, 'unverified'],
  ]],
  ['hyundai/accent/hc', 'Accent', 'HC', 2018, 2023, 'sedan', [4], 2580, 4440, 1729, 1460, OWN, 'unverified', 'accent sedán|verna|dodge attitude', [
    ['1.6 L Gamma', 1.6, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2018, 2023, 'vpic: 3KP C Accent 2018-22; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.6 L Gamma', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2018, 2023, 'vpic: 3KP C Accent 2018-22; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
]];
