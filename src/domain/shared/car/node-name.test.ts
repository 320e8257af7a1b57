import { describe, expect, test } from 'vitest';
import { PART_TYPES } from '../facts/part-types.ts';
import { POSITIONS } from '../positions.ts';
import {
  SCENE_SYSTEMS,
  formatPartNode,
  formatSystemNode,
  parsePartNode,
  parseSystemNode,
} from './node-name.ts';

describe('names of nodes', () => {
  test('come back as they went, for every part at every place', () => {
    for (const { code } of PART_TYPES) {
      for (const position of POSITIONS) {
        for (const part of [
          { type: code, position },
          { type: code, position, twin: 4 },
        ]) {
          expect(parsePartNode(formatPartNode(part))).toEqual(part);
        }
      }
    }
    for (const system of SCENE_SYSTEMS) expect(parseSystemNode(formatSystemNode(system))).toBe(system);
  });

  test.each([
    'prt_disco_fl',
    'prt_disco__xx',
    'prt_Disco__fl',
    'prt_disco__fl_1',
    'prt_disco__fl_10',
    'prt___fl',
    'disco__fl',
    'prt_disco__fl.001',
    'ctx_floor',
  ])('%s is no part', (name) => {
    expect(parsePartNode(name)).toBeNull();
  });

  test('of unknown systems are no systems', () => {
    expect(parseSystemNode('sys_alas')).toBeNull();
    expect(parseSystemNode('frenos')).toBeNull();
  });
});
