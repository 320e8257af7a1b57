import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const CHEVROLET: MakeRow = ['chevrolet', 'Chevrolet', [
  ['chevrolet/chevy/c2-corsa-b', 'Chevy', 'C2 (Corsa B)', 2004, 2012, 'hatchback', [3, 5], 2443, 3829, 1608, 1432, OWN, 'unverified', 'chevy pop|chevy monza|chevy c2|corsa|joy|swing', [
    ['1.6 L C16NE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2004, 2012, OWN, 'unverified'],
    ['1.6 L C16NE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2004, 2009, OWN, 'unverified'],
  ]],
  ['chevrolet/aveo/t250', 'Aveo', 'T250', 2008, 2018, 'sedan', [4], 2480, 4310, 1710, 1505, OWN, 'unverified', 'aveo sedán|pontiac g3|kalos|lacetti', [
    ['1.6 L E-TEC II F16D3', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2008, 2018, 'epa:24288+25433+28581+30314+4 more (Chevrolet Aveo, 2008-2011)', 'verified'],
    ['1.6 L E-TEC II F16D3', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2008, 2018, 'epa:24287+25239+28580+30313+4 more (Chevrolet Aveo, 2008-2011)', 'verified'],
  ]],
  ['chevrolet/aveo/310-sail-iii', 'Aveo', '310 (Sail III)', 2018, 2023, 'sedan', [4], 2502, 4300, 1735, 1504, OWN, 'unverified', 'aveo 2018|aveo nuevo|sail', [
    ['1.5 L L2B', 1.5, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2018, 2023, OWN, 'unverified'],
    ['1.5 L L2B', 1.5, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2018, 2023, OWN, 'unverified'],
  ]],
  ['chevrolet/spark/m300', 'Spark', 'M300', 2011, 2017, 'hatchback', [5], 2375, 3640, 1597, 1522, OWN, 'unverified', 'spark classic|matiz', [
    ['1.2 L S-TEC II B12D1', 1.2, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2017, 'epa:32567+33787+34892 (Chevrolet Spark, 2013-2015)', 'verified'],
  ]],
  ['chevrolet/beat/m300-nb', 'Beat', 'M300 NB', 2018, 2021, 'sedan', [4], 2375, 3995, 1597, 1517, OWN, 'unverified', 'beat sedán|beat nb', [
    ['1.2 L S-TEC II B12D1', 1.2, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2018, 2021, OWN, 'unverified'],
  ]],
  ['chevrolet/sonic/t300', 'Sonic', 'T300', 2012, 2017, 'sedan', [4], 2525, 4399, 1735, 1517, OWN, 'unverified', 'sonic sedán|aveo t300', [
    ['1.6 L LDE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2012, 2017, 'vpic: 3G1 J Sonic 2017-18, engine LDE; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.6 L LDE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2012, 2017, 'vpic: 3G1 J Sonic 2017-18, engine LDE; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.4 L turbo LUV (RS)', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'MT6', 'FWD', 2014, 2016, 'epa:34054+34080+34082+34056 (Chevrolet Sonic, 2014)', 'verified'],
  ]],
  ['chevrolet/cruze/j300', 'Cruze', 'J300', 2010, 2015, 'sedan', [4], 2685, 4597, 1797, 1477, OWN, 'unverified', '', [
    ['1.8 L F18D4', 1.8, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2010, 2015, OWN, 'unverified'],
    ['1.8 L F18D4', 1.8, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2010, 2015, 'epa:31070+31371+32545+33666 (Chevrolet Cruze, 2011-2014)', 'verified'],
    ['1.4 L turbo LUJ', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2011, 2015, 'epa:30626+31370+32543+33664 (Chevrolet Cruze, 2011-2014)', 'verified'],
  ]],
  ['chevrolet/onix/gem', 'Onix', 'GEM', 2021, null, 'sedan', [4], 2600, 4474, 1730, 1471, OWN, 'unverified', 'onix plus|onix sedán', [
    ['1.0 L turbo', 1.0, 3, 'inline-transverse', 'gasoline-turbo', 'MT5', 'FWD', 2021, null, '2021 launch reports of Mexican magazines (kmafondo.com, parentesis.com) and vpic: 3G1 M5 Onix 2021-22', 'cross-checked'],
    ['1.0 L turbo', 1.0, 3, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2021, null, '2021 launch reports of Mexican magazines (kmafondo.com, parentesis.com) and vpic: 3G1 M5 Onix 2021-22', 'cross-checked'],
    ['1.2 L turbo (Premier)', 1.2, 3, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2021, null, '2021 launch reports of Mexican magazines (kmafondo.com, parentesis.com) and vpic: 3G1 M5 Onix 2021-22', 'cross-checked'],
  ]],
  ['chevrolet/trax/u200', 'Trax', 'U200', 2013, 2020, 'suv', [5], 2555, 4248, 1776, 1674, OWN, 'unverified', 'tracker', [
    ['1.8 L 2H0', 1.8, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2013, 2020, 'vpic: 3GN J Trax 2014-20, engine 2H0; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.8 L 2H0', 1.8, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2020, 'vpic: 3GN J Trax 2014-20, engine 2H0; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.4 L turbo LUV', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2017, 2020, 'vpic: 3GN J Trax 2013-20, engine LUV; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['chevrolet/tornado/montana-ii', 'Tornado', 'Montana II', 2011, 2020, 'pickup-regular', [2], 2669, 4514, 1700, 1580, OWN, 'unverified', 'montana|tornado pickup|torna', [
    ['1.8 L Family I', 1.8, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2020, OWN, 'unverified'],
  ]],
  ['chevrolet/silverado-1500-crew/k2xx', 'Silverado 1500 crew', 'K2XX', 2014, 2018, 'pickup-crew', [4], 3645, 5843, 2032, 1880, OWN, 'unverified', 'silverado|cheyenne|doble cabina|sierra', [
    ['5.3 L V8 L83', 5.3, 8, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2014, 2018, 'epa:33687+34674 (Chevrolet Silverado C15 2WD, 2014-2015)', 'verified'],
    ['5.3 L V8 L83', 5.3, 8, 'v-longitudinal', 'gasoline', 'AT6', '4WD', 2014, 2018, 'epa:33689+34676 (Chevrolet Silverado K15 4WD, 2014-2015)', 'verified'],
    ['4.3 L V6 LV3', 4.3, 6, 'v-longitudinal', 'gasoline', 'AT6', 'RWD', 2014, 2018, 'epa:34106 (Chevrolet Silverado C15 2WD, 2014)', 'verified'],
    ['6.2 L V8 L86 (Cheyenne)', 6.2, 8, 'v-longitudinal', 'gasoline', 'AT8', '4WD', 2015, 2018, 'vpic: 2GC 1500 Silverado 2017-18, engine L86; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
]];
