import { describe, expect, it } from 'vitest';
import { pieceDictionary } from './piece-dictionary.ts';
import { shortCar, shortPieceName } from './short-names.ts';

const door = {
  partType: 'puerta',
  position: 'fl',
  vehicleLabel: 'Nissan Versa 2015–2019',
  generation: 'nissan/versa/n17',
  colour: 'Plata',
} as const;

describe('a piece on one line', () => {
  it('keeps what tells it apart', () => {
    const dictionary = pieceDictionary('es-MX');
    expect(shortPieceName(door, dictionary, 'es-MX')).toBe('Puerta del. izq. Versa 15–19, plata');
    const pads = { ...door, partType: 'balatas', position: 'f', colour: null } as const;
    expect(shortPieceName(pads, dictionary, 'es-MX')).toBe('Balatas del. Versa 15–19');
    expect(
      shortPieceName({ ...door, vehicleLabel: null, generation: null, colour: null }, dictionary, 'es-MX'),
    ).toBe('Puerta del. izq.');
  });

  it('is short in English too', () => {
    expect(shortPieceName(door, pieceDictionary('en'), 'en')).toBe('Front LH door Versa 15–19, silver');
  });
});

describe('a car on one line', () => {
  it.each([
    ['Nissan Versa 2020–', 'nissan/versa/n18', 'Versa 20–'],
    ['Volkswagen Jetta Clásico 1999–2015', 'volkswagen/jetta-clasico/a4', 'Jetta Clásico 99–15'],
    ['Chevrolet Silverado 1500 2014–2018', 'chevrolet/silverado-1500/k2xx', 'Silverado 1500 14–18'],
    ['RAM 700 club cab 2015–2020', 'ram/700-club-cab/strada-i', 'RAM 700 club cab 15–20'],
    ['Land Rover Defender 2003–2011', 'land-rover/defender/l316', 'Defender 03–11'],
    ['Marca rara 1997–2003', 'otra/marca/g1', 'Marca rara 97–03'],
  ])('%s of %s is %s', (label, generation, short) => {
    expect(shortCar(label, generation)).toBe(short);
  });
});
