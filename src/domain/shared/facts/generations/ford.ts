import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const FORD: MakeRow = ['ford', 'Ford', [
  ['ford/fiesta/b299', 'Fiesta', 'B299', 2011, 2019, 'sedan', [4], 2489, 4409, 1722, 1473, OWN, 'unverified', 'fiesta sedán|new fiesta|fiesta kinetic', [
    ['1.6 L Ti-VCT Sigma', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2019, 'epa:30035+31655+32526+33605 (Ford Fiesta, 2011-2014)', 'verified'],
    ['1.6 L Ti-VCT Sigma', 1.6, 4, 'inline-transverse', 'gasoline', 'DCT6', 'FWD', 2011, 2019, 'epa:30036+31654+32525+33606 (Ford Fiesta, 2011-2014)', 'verified'],
  ]],
  ['ford/figo/b562', 'Figo', 'B562', 2016, 2021, 'hatchback', [5], 2491, 3886, 1695, 1525, OWN, 'unverified', 'ka plus|figo hatchback', [
    ['1.5 L Ti-VCT Sigma', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2016, 2018, OWN, 'unverified'],
    ['1.5 L Ti-VCT Sigma', 1.5, 4, 'inline-transverse', 'gasoline', 'DCT6', 'FWD', 2016, 2018, OWN, 'unverified'],
    ['1.5 L Ti-VCT Dragon', 1.5, 3, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2019, 2021, OWN, 'unverified'],
    ['1.5 L Ti-VCT Dragon', 1.5, 3, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2019, 2021, OWN, 'unverified'],
  ]],
  ['ford/focus/c346', 'Focus', 'C346', 2012, 2018, 'sedan', [4], 2649, 4534, 1823, 1466, OWN, 'unverified', 'focus sedán|focus st', [
    ['2.0 L GDI', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2012, 2018, 'epa:31184+32917+34000 (Ford Focus FWD, 2012-2014)', 'verified'],
    ['2.0 L GDI', 2.0, 4, 'inline-transverse', 'gasoline', 'DCT6', 'FWD', 2012, 2018, 'epa:31182+31183+32915+33998 (Ford Focus FWD, 2012-2014)', 'verified'],
  ]],
  ['ford/escape/c520', 'Escape', 'C520', 2013, 2019, 'suv', [5], 2690, 4524, 1839, 1684, OWN, 'unverified', 'kuga', [
    ['2.5 L Duratec', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2019, 'epa:32367+33722 (Ford Escape FWD, 2013-2014)', 'verified'],
    ['1.6 L EcoBoost', 1.6, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2013, 2014, 'epa:33017+33720 (Ford Escape FWD, 2013-2014)', 'verified'],
    ['2.0 L EcoBoost', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2013, 2019, 'epa:32368+33721 (Ford Escape FWD, 2013-2014)', 'verified'],
    ['2.0 L EcoBoost', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'AWD', 2013, 2019, 'epa:32369+33725 (Ford Escape AWD, 2013-2014)', 'verified'],
  ]],
  ['ford/ranger-crew/t6', 'Ranger crew', 'T6', 2013, 2022, 'pickup-crew', [4], 3220, 5354, 1850, 1815, OWN, 'unverified', 'ranger|doble cabina|ranger xlt', [
    ['2.5 L Duratec', 2.5, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2013, 2022, OWN, 'unverified'],
    ['3.2 L diésel Duratorq', 3.2, 5, 'inline-longitudinal', 'diesel-turbo', 'AT6', '4WD', 2013, 2022, OWN, 'unverified'],
    ['2.2 L diésel Duratorq', 2.2, 4, 'inline-longitudinal', 'diesel-turbo', 'MT6', 'RWD', 2013, 2016, OWN, 'unverified'],
  ]],
  ['ford/f-150-supercrew/p552', 'F-150 SuperCrew', 'P552', 2015, 2020, 'pickup-crew', [4], 3683, 5890, 2029, 1961, OWN, 'unverified', 'lobo|f150|f 150|doble cabina|ford lobo', [
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2015, 2017, 'vpic: 1FT W1 F-150 2015-17; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'AT6', '4WD', 2015, 2017, 'vpic: 1FT W1 F-150 2015-17; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'AT10', '4WD', 2018, 2020, 'vpic: 1FT W1 F-150 2018-20; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['3.5 L V6 EcoBoost', 3.5, 6, 'v-longitudinal', 'gasoline-turbo', 'AT10', '4WD', 2017, 2020, 'vpic: 1FT W1 F-150 2017-20, 3.5 GTDI; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['3.5 L V6 Ti-VCT', 3.5, 6, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2015, 2017, 'vpic: 1FT W1 F-150 2015-17, 3.5 Ti-VCT; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['3.3 L V6 Ti-VCT', 3.3, 6, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2018, 2020, 'vpic: 1FT W1 F-150 2018-20, 3.3 Ti-VCT; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['ford/mustang/s550', 'Mustang', 'S550', 2015, 2023, 'coupe', [2], 2720, 4784, 1916, 1382, OWN, 'unverified', 'mustang gt|ecoboost', [
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'MT6', 'RWD', 2015, 2023, 'vpic: 1FA P8 Mustang 2015-23; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2015, 2017, 'vpic: 1FA P8 Mustang 2015-17; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['5.0 L V8 Coyote', 5.0, 8, 'v-longitudinal', 'gasoline', 'AT10', 'RWD', 2018, 2023, 'vpic: 1FA P8 Mustang 2018-23; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.3 L EcoBoost', 2.3, 4, 'inline-longitudinal', 'gasoline-turbo', 'AT6', 'RWD', 2015, 2017, 'vpic: 1FA P8 Mustang 2015-17; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.3 L EcoBoost', 2.3, 4, 'inline-longitudinal', 'gasoline-turbo', 'AT10', 'RWD', 2018, 2023, 'vpic: 1FA P8 Mustang 2018-23; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['3.7 L V6 Ti-VCT', 3.7, 6, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2015, 2017, 'vpic: 1FA P8 Mustang 2015-17; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
]];
