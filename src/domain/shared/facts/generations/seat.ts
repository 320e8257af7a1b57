import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const SEAT: MakeRow = ['seat', 'Seat', [
  ['seat/ibiza/6j', 'Ibiza', '6J', 2009, 2017, 'hatchback', [5], 2469, 4052, 1693, 1445, OWN, 'unverified', 'ibiza quinta|ibiza mk4|ibiza cupra', [
    ['1.6 L MPI', 1.6, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2017, OWN, 'unverified'],
    ['1.6 L MPI', 1.6, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2013, 2017, OWN, 'unverified'],
    ['2.0 L MPI 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'MT5', 'FWD', 2009, 2013, OWN, 'unverified'],
    ['2.0 L MPI 8V', 2.0, 4, 'inline-transverse', 'gasoline', 'AT6', 'FWD', 2009, 2013, OWN, 'unverified'],
    ['1.2 L TSI', 1.2, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2013, 2017, OWN, 'unverified'],
    ['1.4 L TSI (Cupra)', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2010, 2016, OWN, 'unverified'],
  ]],
  ['seat/leon/5f', 'León', '5F', 2013, 2020, 'hatchback', [5], 2636, 4263, 1816, 1459, 'own knowledge, unverified; wheelbase agrees with opendbc, SEAT Leon 2014-20: 2.64 m', 'cross-checked', 'leon|león fr|cupra', [
    ['1.4 L TSI', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'MT6', 'FWD', 2013, 2020, OWN, 'unverified'],
    ['1.4 L TSI', 1.4, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2013, 2020, OWN, 'unverified'],
    ['1.8 L TSI (FR)', 1.8, 4, 'inline-transverse', 'gasoline-turbo', 'DCT7', 'FWD', 2013, 2018, OWN, 'unverified'],
    ['2.0 L TSI (Cupra)', 2.0, 4, 'inline-transverse', 'gasoline-turbo', 'DCT6', 'FWD', 2014, 2020, OWN, 'unverified'],
  ]],
]];
