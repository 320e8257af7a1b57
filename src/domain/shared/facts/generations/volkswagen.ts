import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const VOLKSWAGEN: MakeRow = ['volkswagen', 'Volkswagen', [
  ['volkswagen/sedan-vocho/tipo-1', 'Sedan (Vocho)', 'Tipo 1', 1971, 2003, 'coupe', [2], 2400, 4060, 1550, 1500, OWN, 'unverified', 'vocho|vochito|vw sedan|escarabajo|beetle|bocho', [
    ['1.5 L bóxer (carburador)', 1.5, 4, 'boxer-rear-longitudinal', 'gasoline', 'MT4', 'RWD', 1971, 1973, OWN, 'unverified'],
    ['1.6 L bóxer (carburador)', 1.6, 4, 'boxer-rear-longitudinal', 'gasoline', 'MT4', 'RWD', 1974, 1992, OWN, 'unverified'],
    ['1.6 L bóxer (inyección)', 1.6, 4, 'boxer-rear-longitudinal', 'gasoline', 'MT4', 'RWD', 1993, 2003, OWN, 'unverified'],
  ]],
  ['volkswagen/gol/g5-g6', 'Gol', 'G5/G6', 2009, 2019, 'hatchback', [5], 2465, 3895, 1656, 1467, OWN, 'unverified', 'gol trend|gol sedán', [
    ['1.6 L EA111 8V', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2019, OWN, 'unverified'],
  ]],
  ['volkswagen/jetta-clasico/a4', 'Jetta Clásico', 'A4', 1999, 2015, 'sedan', [4], 2513, 4376, 1735, 1446, OWN, 'unverified', 'jetta a4|jetta cuarta|jetta 4|clásico|bora', [
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1999, 2015, 'epa:15050+15864+16720+17651+4 more (Volkswagen Jetta, 1999-2005)', 'verified'],
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 1999, 2007, 'epa:15049+15863+16719+17650+4 more (Volkswagen Jetta, 1999-2005)', 'verified'],
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2008, 2015, OWN, 'unverified'],
    ['1.8 L turbo 20V', 1.8, 4, 'inline-transverse', 'gasoline-turbo', 'MT5', 'FWD', 2000, 2007, 'epa:15860+16716+17646+19316+2 more (Volkswagen Jetta, 2000-2005)', 'verified'],
    ['1.8 L turbo 20V', 1.8, 4, 'inline-transverse', 'gasoline-turbo', 'AT5', 'FWD', 2002, 2007, 'epa:17647+19317+19688+20810 (Volkswagen Jetta, 2002-2005)', 'verified'],
    ['2.8 L VR6', 2.8, 6, 'v-transverse', 'gasoline', 'MT5', 'FWD', 1999, 2003, 'epa:15052+15866+16722+17653+1 more (Volkswagen Jetta, 1999-2002)', 'verified'],
    ['1.9 L TDI', 1.9, 4, 'inline-transverse', 'diesel-turbo', 'MT5', 'FWD', 2004, 2010, 'epa:19689+20811+21598+21892 (Volkswagen Jetta, 2004-2006)', 'verified'],
  ]],
  ['volkswagen/jetta/a6', 'Jetta', 'A6', 2011, 2018, 'sedan', [4], 2651, 4644, 1778, 1453, 'own knowledge, unverified; wheelbase agrees with opendbc, Jetta 2015-18: 2.65 m', 'cross-checked', 'jetta mk6|jetta sexta|jetta 6|gli', [
    ['2.5 L 5 cilindros 20V', 2.5, 5, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2015, 'epa:30346+31205+32992 (Volkswagen Jetta, 2011-2013)', 'verified'],
    ['2.5 L 5 cilindros 20V', 2.5, 5, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2011, 2015, 'epa:30344+31204+32991 (Volkswagen Jetta, 2011-2013)', 'verified'],
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2011, 2018, 'epa:30351+31580+32721+33932 (Volkswagen Jetta, 2011-2014)', 'verified'],
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2011, 2018, 'epa:30350+31202+31579+32720+1 more (Volkswagen Jetta, 2011-2014)', 'verified'],
    ['2.0 L TSI (GLI)', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'DCT6', 'FWD', 2012, 2018, 'epa:32613+33929 (Volkswagen Jetta, 2013-2014)', 'verified'],
    ['2.0 L TDI', 2.0, 4, 'inline-transverse', 'diesel-turbo', 'DCT6', 'FWD', 2011, 2015, 'epa:32716+33817 (Volkswagen Jetta, 2013-2014)', 'verified'],
    ['1.4 L TSI', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2016, 2018, 'vpic: 3VW AJ Jetta 2016-18; gearbox and years own knowledge, unverified', 'cross-checked'],
  ]],
  ['volkswagen/vento/polo-6r-sedan', 'Vento', 'Polo 6R sedan', 2014, 2022, 'sedan', [4], 2552, 4384, 1699, 1467, OWN, 'unverified', 'polo sedán|polo classic', [
    ['1.6 L CFNA', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2014, 2022, OWN, 'unverified'],
    ['1.6 L CFNA', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2014, 2022, OWN, 'unverified'],
    ['1.6 L TDI', 1.6, 4, 'inline-transverse', 'diesel-turbo', 'MT5', 'FWD', 2014, 2016, OWN, 'unverified'],
  ]],
  ['volkswagen/polo/6r', 'Polo', '6R', 2013, 2021, 'hatchback', [5], 2470, 3970, 1682, 1462, OWN, 'unverified', 'polo hatchback|cross polo', [
    ['1.6 L CFNA', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2013, 2021, OWN, 'unverified'],
    ['1.6 L CFNA', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2021, OWN, 'unverified'],
    ['1.2 L TSI', 1.2, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2013, 2017, OWN, 'unverified'],
  ]],
  ['volkswagen/tiguan/mk1-5n', 'Tiguan', 'Mk1 (5N)', 2008, 2017, 'suv', [5], 2604, 4427, 1809, 1686, OWN, 'unverified', '', [
    ['2.0 L TSI', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'FWD', 2008, 2017, 'epa:25343+28784+30536+31601+2 more (Volkswagen Tiguan, 2009-2014)', 'verified'],
    ['2.0 L TSI', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'AT6', 'AWD', 2009, 2017, 'epa:25371+28822+30585+31614+2 more (Volkswagen Tiguan 4motion, 2009-2014)', 'verified'],
    ['1.4 L TSI', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2012, 2017, OWN, 'unverified'],
  ]],
  ['volkswagen/golf/a4', 'Golf', 'A4', 1999, 2007, 'hatchback', [5], 2513, 4149, 1735, 1444, OWN, 'unverified', 'golf 4|golf mk4|gti|golf cuarta', [
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 1999, 2007, 'epa:15044+15853+16711+17638+5 more (Volkswagen Golf, 1999-2006)', 'verified'],
    ['2.0 L 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'AT4', 'FWD', 1999, 2007, 'epa:15043+15852+16710+17637+5 more (Volkswagen Golf, 1999-2006)', 'verified'],
    ['1.8 L turbo 20V (GTI)', 1.8, 4, 'inline-transverse', 'gasoline-turbo', 'MT5', 'FWD', 2000, 2007, 'epa:15855+16713+17641+19313+3 more (Volkswagen GTI, 2000-2006)', 'verified'],
    ['2.8 L VR6 (GTI)', 2.8, 6, 'v-transverse', 'gasoline', 'MT5', 'FWD', 1999, 2002, 'epa:15047+15858+16714+17643+1 more (Volkswagen GTI, 1999-2002)', 'verified'],
  ]],
]];
