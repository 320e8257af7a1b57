import { OWN, type MakeRow } from './row.ts';

// prettier-ignore
export const MITSUBISHI: MakeRow = ['mitsubishi', 'Mitsubishi', [
  ['mitsubishi/l200-doble-cabina/kj-kl', 'L200 doble cabina', 'KJ/KL', 2016, null, 'pickup-crew', [4], 3000, 5285, 1815, 1780, OWN, 'unverified', 'l200|l 200|triton|doble cabina', [
    ['2.4 L 4G64', 2.4, 4, 'inline-longitudinal', 'gasoline', 'MT5', 'RWD', 2016, null, OWN, 'unverified'],
    ['2.5 L diésel 4D56', 2.5, 4, 'inline-longitudinal', 'diesel-turbo', 'MT5', '4WD', 2016, 2019, OWN, 'unverified'],
    ['2.4 L diésel 4N15', 2.4, 4, 'inline-longitudinal', 'diesel-turbo', 'MT6', '4WD', 2020, null, OWN, 'unverified'],
    ['2.4 L diésel 4N15', 2.4, 4, 'inline-longitudinal', 'diesel-turbo', 'AT6', '4WD', 2020, null, OWN, 'unverified'],
  ]],
]];
