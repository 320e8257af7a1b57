import { describe, expect, it } from 'vitest';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { suggest } from './suggest.ts';
import type { UnderstandOptions } from './understood.ts';

const tree = carTreeOfFacts();
const options: UnderstandOptions = { lastYear: 2027 };

describe('while the person types', () => {
  it('the last word is finished to a model', () => {
    expect(suggest('tsu', tree, options).map(({ text }) => text)).toContain('Tsuru');
    expect(suggest('faro se', tree, options).map(({ text }) => text)).toContain('faro Sentra');
  });

  it('the last word is finished to a part type, by its own name first', () => {
    const [first] = suggest('tsuru bal', tree, options);
    expect(first).toMatchObject({ text: 'tsuru balatas', understood: { partType: 'balatas' } });
    expect(suggest('tsuru capo', tree, options).map(({ understood }) => understood.partType)).toContain(
      'cofre',
    );
  });

  it('a clear sentence comes first, as it stands', () => {
    const [first] = suggest('faro izquierdo tsuru 08', tree, options);
    expect(first?.text).toBeUndefined();
    expect(first?.understood).toMatchObject({ partType: 'faro', position: 'l' });
  });

  it('an open question offers its answers', () => {
    const answers = suggest('defensa tsuru', tree, options);
    expect(answers.map(({ choice }) => choice?.partType)).toEqual(['fascia-del', 'fascia-tras']);
    expect(answers.map(({ understood }) => understood.ambiguity)).toEqual([undefined, undefined]);
  });

  it('what was understood is offered although a word was not', () => {
    const [first, ...others] = suggest('faro tsuru asdf', tree, options);
    expect(first?.understood).toMatchObject({ partType: 'faro', unknownWords: ['asdf'] });
    expect(others).toEqual([]);
    expect(suggest('tsuru bal', tree, options).at(-1)?.understood.partType).toBeUndefined();
  });

  it.each(['', '  ', 'x', 'de', 'QRO-P-048817 '])('nothing is invented for %j', (text) => {
    expect(suggest(text, tree, options).filter((each) => each.text !== undefined)).toEqual([]);
  });

  it('there are never more than asked for', () => {
    expect(suggest('ca', tree, options, 5).length).toBeLessThanOrEqual(5);
  });
});
