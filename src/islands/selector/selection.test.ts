import { describe, expect, it } from 'vitest';
import { addressOf, selectionOf, systemOfPath, type Selection, type SelectionBase } from './selection.ts';

const generation: SelectionBase = { path: '/refacciones/nissan/tsuru/b13' };
const system: SelectionBase = { ...generation, pageSystem: 'motor' };
const read = (address: string, base: SelectionBase) => selectionOf(new URL(address, 'http://x'), base);

describe('what is open on a car', () => {
  it.each<[string, SelectionBase, Selection]>([
    ['/refacciones/nissan/tsuru/b13', generation, {}],
    ['/refacciones/nissan/tsuru/b13?sistema=frenos', generation, { system: 'frenos' }],
    [
      '/refacciones/nissan/tsuru/b13?sistema=frenos&parte=balatas&pos=f',
      generation,
      { system: 'frenos', partType: 'balatas', position: 'f' },
    ],
    ['/refacciones/nissan/tsuru/b13/motor', system, { system: 'motor' }],
    ['/refacciones/nissan/tsuru/b13/motor?parte=turbo', system, { system: 'motor', partType: 'turbo' }],
    ['/refacciones/nissan/tsuru/b13?sistema=frenos', system, { system: 'frenos' }],
  ])('%s', (address, base, selection) => {
    expect(read(address, base)).toEqual(selection);
    expect(addressOf(selection, base)).toBe(address);
  });

  it.each<[string, Selection]>([
    ['/refacciones/nissan/tsuru/b13?sistema=nada', {}],
    ['/refacciones/nissan/tsuru/b13?parte=balatas', {}],
    ['/refacciones/nissan/tsuru/b13?sistema=frenos&parte=%3Cscript%3E', { system: 'frenos' }],
    [
      '/refacciones/nissan/tsuru/b13?sistema=frenos&parte=balatas&pos=zz',
      { system: 'frenos', partType: 'balatas' },
    ],
  ])('what an address invents is ignored: %s', (address, selection) => {
    expect(read(address, generation)).toEqual(selection);
  });

  it('knows the links to its own systems', () => {
    expect(systemOfPath('/refacciones/nissan/tsuru/b13/frenos', generation)).toBe('frenos');
    expect(systemOfPath('/refacciones/nissan/tsuru/b13/frenos/balatas', generation)).toBeNull();
    expect(systemOfPath('/refacciones/nissan/versa/n17/frenos', generation)).toBeNull();
    expect(systemOfPath('/refacciones/nissan/tsuru/b13', generation)).toBeNull();
  });
});
