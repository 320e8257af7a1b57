import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const RAM: MakeRow = ['ram', 'RAM', [
  ['ram/700-club-cab/strada-i', '700 club cab', 'Strada I', 2015, 2020, 'pickup-regular', [2], 2718, 4438, 1664, 1590, OWN, 'unverified', 'ram 700|700|strada|fiat strada', [
    ['1.6 L E.torQ', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2015, 2020, OWN, 'unverified'],
  ]],
]];
