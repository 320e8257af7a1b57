import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const MAZDA: MakeRow = ['mazda', 'Mazda', [
  ['mazda/mazda3/bl', 'Mazda3', 'BL', 2010, 2013, 'sedan', [4], 2640, 4580, 1755, 1470, OWN, 'unverified', 'mazda 3|axela', [
    ['2.0 L LF-VE', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2010, 2013, 'epa:26372+30338+31694+32926 (Mazda 3, 2010-2013)', 'verified'],
    ['2.0 L LF-VE', 2.0, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2010, 2013, 'epa:26373+30339+31695+32927 (Mazda 3, 2010-2013)', 'verified'],
    ['2.5 L L5-VE', 2.5, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2010, 2013, 'epa:26374+30340+31570+32928 (Mazda 3, 2010-2013)', 'verified'],
    ['2.5 L L5-VE', 2.5, 4, 'inline-transverse', 'gasoline', 'AT5', 'FWD', 2010, 2013, 'epa:26375+30341+31571+32929 (Mazda 3, 2010-2013)', 'verified'],
  ]],
  ['mazda/mazda3/bm', 'Mazda3', 'BM', 2014, 2018, 'sedan', [4], 2700, 4580, 1795, 1455, 'own knowledge, unverified; wheelbase agrees with opendbc, Mazda 3 2017-18: 2.70 m', 'cross-checked', 'mazda 3|axela|mazda3 skyactiv', [
    ['2.0 L Skyactiv-G PE', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2014, 2018, 'epa:34246 (Mazda 3 4-Door, 2014)', 'verified'],
    ['2.0 L Skyactiv-G PE', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2014, 2018, 'epa:34245 (Mazda 3 4-Door, 2014)', 'verified'],
    ['2.5 L Skyactiv-G PY', 2.5, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2015, 2018, 'vpic: 3MZ BM Mazda3 2014-18, engine PY; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.5 L Skyactiv-G PY', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2014, 2018, 'epa:34274+34275 (Mazda 3 4-Door, 2014)', 'verified'],
  ]],
  ['mazda/cx-5/ke', 'CX-5', 'KE', 2013, 2016, 'suv', [5], 2700, 4555, 1840, 1670, OWN, 'unverified', 'cx5|cx 5', [
    ['2.0 L Skyactiv-G PE', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2016, 'epa:32224+33403+34652 (Mazda CX-5 2WD, 2013-2015)', 'verified'],
    ['2.5 L Skyactiv-G PY', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2014, 2016, 'epa:33401+34654 (Mazda CX-5 2WD, 2014-2015)', 'verified'],
    ['2.5 L Skyactiv-G PY', 2.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'AWD', 2014, 2016, 'epa:33404+34658 (Mazda CX-5 4WD, 2014-2015)', 'verified'],
  ]],
]];
