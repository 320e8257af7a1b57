import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const NISSAN: MakeRow = ['nissan', 'Nissan', [
  ['nissan/tsuru/b13', 'Tsuru', 'B13', 1992, 2017, 'sedan', [4], 2430, 4325, 1650, 1378, OWN, 'unverified', 'tsurito|tsuru iii|sentra b13|tsuru gs', [
    ['1.6 L GA16DNE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1992, 2017, 'epa:8656+9714+10700+11658 (Nissan Sentra, 1992-1995)', 'verified'],
    ['1.6 L GA16DNE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT3', 'FWD', 1992, 2005, 'epa:8653 (Nissan Sentra, 1992)', 'verified'],
    ['2.0 L SR20DE (GS 2000)', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1992, 1994, 'epa:8658+9716+10702 (Nissan Sentra, 1992-1994)', 'verified'],
  ]],
  ['nissan/platina/clio-ii-sedan', 'Platina', 'Clio II sedan', 2002, 2010, 'sedan', [4], 2473, 4150, 1639, 1437, OWN, 'unverified', '', [
    ['1.6 L K4M', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2002, 2010, OWN, 'unverified'],
    ['1.6 L K4M', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2002, 2010, OWN, 'unverified'],
  ]],
  ['nissan/tiida/c11', 'Tiida', 'C11', 2007, 2018, 'sedan', [4], 2600, 4426, 1695, 1535, OWN, 'unverified', 'tiida sedán|versa c11', [
    ['1.8 L MR18DE', 1.8, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2007, 2018, 'epa:23275+24396+25506+29867+2 more (Nissan Versa, 2007-2012)', 'verified'],
    ['1.8 L MR18DE', 1.8, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2007, 2018, 'epa:23274+24395+25508+29865+2 more (Nissan Versa, 2007-2012)', 'verified'],
  ]],
  ['nissan/march/k13', 'March', 'K13', 2011, 2021, 'hatchback', [5], 2450, 3827, 1665, 1525, OWN, 'unverified', 'micra', [
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2021, OWN, 'unverified'],
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2011, 2021, OWN, 'unverified'],
  ]],
  ['nissan/versa/n17', 'Versa', 'N17', 2012, 2019, 'sedan', [4], 2600, 4492, 1695, 1506, OWN, 'unverified', 'almera|sunny|v-drive', [
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2012, 2019, 'epa:31719+33267+33582+34885 (Nissan Versa, 2012-2015)', 'verified'],
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 2012, 2019, 'epa:33268+33583+34886 (Nissan Versa, 2013-2015)', 'verified'],
  ]],
  ['nissan/versa/n18', 'Versa', 'N18', 2020, null, 'sedan', [4], 2620, 4495, 1740, 1475, OWN, 'unverified', '', [
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2020, null, 'vpic: 3N1 CN8 Versa 2020-22; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2020, null, 'vpic: 3N1 CN8 Versa 2020-22; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['nissan/sentra/b16', 'Sentra', 'B16', 2007, 2012, 'sedan', [4], 2685, 4567, 1790, 1512, OWN, 'unverified', '', [
    ['2.0 L MR20DE', 2.0, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2007, 2012, 'epa:23596+24875+26543+29591+2 more (Nissan Sentra, 2007-2012)', 'verified'],
    ['2.0 L MR20DE', 2.0, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2007, 2012, 'epa:23595+24874+26542+29590+3 more (Nissan Sentra, 2007-2012)', 'verified'],
    ['2.5 L QR25DE (SE-R Spec V)', 2.5, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2007, 2012, 'epa:23963+24877+26263+29593+2 more (Nissan Sentra, 2007-2012)', 'verified'],
    ['2.5 L QR25DE (SE-R)', 2.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2007, 2012, 'epa:23962+24876+26262+29592+2 more (Nissan Sentra, 2007-2012)', 'verified'],
  ]],
  ['nissan/sentra/b17', 'Sentra', 'B17', 2013, 2019, 'sedan', [4], 2700, 4625, 1760, 1495, OWN, 'unverified', '', [
    ['1.8 L MRA8DE', 1.8, 4, 'inline-transverse', 'gasoline', 'MT6', 'FWD', 2013, 2019, 'epa:33345+34612 (Nissan Sentra, 2013-2014)', 'verified'],
    ['1.8 L MRA8DE', 1.8, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2013, 2019, 'epa:33346+33347+34613+34615+2 more (Nissan Sentra, 2013-2014)', 'verified'],
    ['1.6 L turbo MR16DDT (NISMO)', 1.6, 4, 'inline-transverse', 'gasoline-turbo', 'MT6', 'FWD', 2017, 2019, 'vpic: 3N1 CB7A Sentra 2017-19; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['nissan/kicks/p15', 'Kicks', 'P15', 2017, 2024, 'suv', [5], 2610, 4295, 1760, 1590, OWN, 'unverified', '', [
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2017, 2024, 'vpic: 3N1 CP5 Kicks 2018-22; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['1.6 L HR16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2017, 2024, 'vpic: 3N1 CP5 Kicks 2018-22; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['nissan/x-trail/t32', 'X-Trail', 'T32', 2015, 2022, 'suv', [5], 2705, 4640, 1820, 1710, 'own knowledge, unverified; wheelbase agrees with opendbc, X-Trail 2017: 2.705 m', 'cross-checked', 'xtrail|rogue|x trail', [
    ['2.5 L QR25DE', 2.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'FWD', 2015, 2022, 'epa:34627 (Nissan Rogue FWD, 2014)', 'verified'],
    ['2.5 L QR25DE', 2.5, 4, 'inline-transverse', 'gasoline', 'CVT', 'AWD', 2015, 2022, 'epa:34632 (Nissan Rogue AWD, 2014)', 'verified'],
    ['2.0 L MR20DD híbrido', 2.0, 4, 'inline-transverse', 'gasoline-hybrid', 'CVT', 'FWD', 2018, 2020, 'vpic: 3N8 ET2M Rogue 2016-20; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['nissan/np300-frontier-doble-cabina/d22', 'NP300 Frontier doble cabina', 'D22', 2008, 2015, 'pickup-crew', [4], 2950, 5080, 1825, 1715, OWN, 'unverified', 'np300|frontier|pick up nissan|doble cabina|estaquitas|d22', [
    ['2.4 L KA24DE', 2.4, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2008, 2015, 'vpic: 1N6 DD2 Frontier D22 2000-04; gearbox and years own knowledge, unverified', 'cross-checked'],
    ['2.5 L diésel YD25DDTi', 2.5, 4, 'inline-longitudinal', 'diesel-turbo', 'MT5', 'RWD', 2008, 2015, OWN, 'unverified'],
    ['2.5 L diésel YD25DDTi', 2.5, 4, 'inline-longitudinal', 'diesel-turbo', 'MT5', '4WD', 2009, 2015, OWN, 'unverified'],
  ]],
  ['nissan/np300-frontier-doble-cabina/d23', 'NP300 Frontier doble cabina', 'D23', 2016, null, 'pickup-crew', [4], 3150, 5255, 1850, 1800, OWN, 'unverified', 'np300|frontier|pick up nissan|doble cabina|navara|d23', [
    ['2.5 L QR25DE', 2.5, 4, 'inline-longitudinal', 'gasoline', 'MT6', 'RWD', 2016, null, OWN, 'unverified'],
    ['2.5 L QR25DE', 2.5, 4, 'inline-longitudinal', 'gasoline', 'AT7', 'RWD', 2017, null, OWN, 'unverified'],
    ['2.5 L QR25DE', 2.5, 4, 'inline-longitudinal', 'gasoline', 'AT7', '4WD', 2021, null, OWN, 'unverified'],
    ['2.5 L diésel YD25DDTi', 2.5, 4, 'inline-longitudinal', 'diesel-turbo', 'MT6', 'RWD', 2016, 2021, OWN, 'unverified'],
    ['2.5 L diésel YD25DDTi', 2.5, 4, 'inline-longitudinal', 'diesel-turbo', 'MT6', '4WD', 2016, 2021, OWN, 'unverified'],
  ]],
  ['nissan/urvan-nv350/e26', 'Urvan NV350', 'E26', 2013, null, 'van', [4], 2555, 5080, 1695, 2285, OWN, 'unverified', 'urvan|nv350|combi urvan|caravan', [
    ['2.5 L QR25DE', 2.5, 4, 'inline-longitudinal-underseat', 'gasoline', 'MT5', 'RWD', 2013, null, OWN, 'unverified'],
    ['2.5 L diésel YD25DDTi', 2.5, 4, 'inline-longitudinal-underseat', 'diesel-turbo', 'MT5', 'RWD', 2014, 2022, OWN, 'unverified'],
  ]],
  ['nissan/lucino/b14', 'Lucino', 'B14', 1996, 1999, 'coupe', [2], 2535, 4325, 1690, 1385, OWN, 'unverified', '200sx|lucino gsr|sentra coupé', [
    ['1.6 L GA16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1996, 1999, 'epa:12572+13325+14121+14902 (Nissan Sentra/200SX, 1996-1999)', 'verified'],
    ['1.6 L GA16DE', 1.6, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 1996, 1999, 'epa:12571+13324+14120+14901 (Nissan Sentra/200SX, 1996-1999)', 'verified'],
    ['2.0 L SR20DE (GSR)', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1996, 1999, 'epa:12574+13327+14123+14904 (Nissan Sentra/200SX, 1996-1999)', 'verified'],
  ]],
]];
