import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const KIA: MakeRow = ['kia', 'Kia', [
  ['kia/rio/yb', 'Rio', 'YB', 2018, 2023, 'sedan', [4], 2580, 4385, 1725, 1450, OWN, 'unverified', 'rio sedán|kia rio', [
    ['1.6 L Gamma', 1.6, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2018, 2023, 'vpic: 3KP A2 Rio 2018-23; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.6 L Gamma', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2018, 2023, 'vpic: 3KP A2 Rio 2018-23; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['kia/forte/yd', 'Forte', 'YD', 2016, 2018, 'sedan', [4], 2700, 4560, 1780, 1435, 'own knowledge, unverified; from 2016 because Kia sells in Mexico since mid-2015', 'unverified', 'forte sedán|cerato|k3', [
    ['2.0 L Nu', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2016, 2018, 'epa:33490 (Kia Forte, 2014)', 'verified'],
    ['2.0 L Nu', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2016, 2018, 'epa:33489 (Kia Forte, 2014)', 'verified'],
  ]],
  ['kia/sportage/ql', 'Sportage', 'QL', 2016, 2021, 'suv', [5], 2670, 4480, 1855, 1640, OWN, 'unverified', 'sportage 2016', [
    ['2.0 L Nu', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2016, 2021, OWN, 'unverified'],
    ['2.0 L Nu', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2016, 2021, OWN, 'unverified'],
    ['2.4 L Theta II', 2.4, 4, 'inline-transverse', 'gasoline', 'AT6', 'AWD', 2016, 2021, 'vpic: KND P Sportage 2017-22, 2.4 Theta II; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
]];
