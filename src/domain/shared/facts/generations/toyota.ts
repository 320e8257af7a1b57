import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const TOYOTA: MakeRow = ['toyota', 'Toyota', [
  ['toyota/corolla/e140', 'Corolla', 'E140', 2009, 2013, 'sedan', [4], 2600, 4540, 1760, 1465, OWN, 'unverified', 'corolla xrs|corolla e150', [
    ['1.8 L 2ZR-FE', 1.8, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2013, 'epa:25255+26377+30847+32182+1 more (Toyota Corolla, 2009-2013)', 'verified'],
    ['1.8 L 2ZR-FE', 1.8, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2009, 2013, 'epa:25254+26376+30846+32181+1 more (Toyota Corolla, 2009-2013)', 'verified'],
    ['2.4 L 2AZ-FE (XRS)', 2.4, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2011, 'epa:25252+26378+30848 (Toyota Corolla, 2009-2011)', 'verified'],
    ['2.4 L 2AZ-FE (XRS)', 2.4, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2009, 2011, 'epa:25253+26379+30849 (Toyota Corolla, 2009-2011)', 'verified'],
  ]],
  ['toyota/corolla/e170', 'Corolla', 'E170', 2014, 2019, 'sedan', [4], 2700, 4639, 1776, 1455, 'own knowledge, unverified; wheelbase agrees with opendbc, Corolla 2017-19: 2.70 m', 'cross-checked', 'corolla s|corolla le', [
    ['1.8 L 2ZR-FE', 1.8, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2014, 2019, 'epa:34401 (Toyota Corolla, 2014)', 'verified'],
    ['1.8 L 2ZR-FE', 1.8, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2014, 2019, 'epa:34399+34400+34402+34403 (Toyota Corolla, 2014)', 'verified'],
  ]],
  ['toyota/yaris-sedan/xp150', 'Yaris sedán', 'XP150', 2017, null, 'sedan', [4], 2550, 4425, 1730, 1475, 'own knowledge, unverified; wheelbase agrees with opendbc, Yaris (non-US) 2020: 2.55 m', 'cross-checked', 'yaris sedán|yaris|vios|yaris sd', [
    ['1.5 L 2NR-FE', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2017, null, OWN, 'unverified'],
    ['1.5 L 2NR-FE', 1.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2017, null, OWN, 'unverified'],
  ]],
  ['toyota/rav4/xa40', 'RAV4', 'XA40', 2013, 2018, 'suv', [5], 2660, 4570, 1845, 1660, 'own knowledge, unverified; wheelbase differs from opendbc, RAV4 2017-18: 2.65 m', 'unverified', 'rav 4|rav-4', [
    ['2.5 L 2AR-FE', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2018, 'epa:34630+33425 (Toyota RAV4, 2013-2014)', 'verified'],
    ['2.5 L 2AR-FE', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'AWD', 2013, 2018, 'epa:33428+34633+33429+34634 (Toyota RAV4 AWD, 2013-2014)', 'verified'],
  ]],
  ['toyota/avanza/f600', 'Avanza', 'F600', 2012, 2021, 'van-mpv', [5], 2655, 4140, 1660, 1695, OWN, 'unverified', 'avanza cargo', [
    ['1.5 L 3SZ-VE', 1.5, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2012, 2015, OWN, 'unverified'],
    ['1.5 L 3SZ-VE', 1.5, 4, 'inline-longitudinal', 'gasoline', 'AT4', 'RWD', 2012, 2015, OWN, 'unverified'],
    ['1.5 L 2NR-VE', 1.5, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2016, 2021, OWN, 'unverified'],
    ['1.5 L 2NR-VE', 1.5, 4, 'inline-longitudinal', 'gasoline', 'AT4', 'RWD', 2016, 2021, OWN, 'unverified'],
  ]],
  ['toyota/hilux-doble-cabina/an120', 'Hilux doble cabina', 'AN120', 2016, null, 'pickup-crew', [4], 3085, 5330, 1855, 1815, OWN, 'unverified', 'hilux|hi lux|doble cabina|revo', [
    ['2.7 L 2TR-FE', 2.7, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2016, null, OWN, 'unverified'],
    ['2.7 L 2TR-FE', 2.7, 4, 'inline-longitudinal', 'gasoline', 'AT6', 'RWD', 2016, null, OWN, 'unverified'],
    ['2.8 L diésel 1GD-FTV', 2.8, 4, 'inline-longitudinal', 'diesel-turbo', 'AT6', '4WD', 2019, null, OWN, 'unverified'],
  ]],
  ['toyota/hiace/h200', 'Hiace', 'H200', 2006, 2019, 'van', [4], 2570, 4840, 1880, 2105, OWN, 'unverified', 'hi ace|combi toyota|panel toyota', [
    ['2.7 L 2TR-FE', 2.7, 4, 'inline-longitudinal-underseat', 'gasoline', 'MT5', 'RWD', 2006, 2019, OWN, 'unverified'],
  ]],
]];
