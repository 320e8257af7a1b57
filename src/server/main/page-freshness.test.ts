import { describe, expect, it } from 'vitest';
import { createFreshness } from './page-freshness.ts';
import { plainBody } from './stored-body.ts';

function siteOf(...urls: string[]) {
  const answer = { status: 200, body: plainBody(Buffer.from('x')), hash: 'x', headers: [] };
  const pages = urls.map((url) => ({ url, answer, isPage: true, isStale: false }));
  return {
    pages,
    mark: { seq: 41, database: 'first', content: 'first cars' },
    stale: () => pages.filter((page) => page.isStale).map((page) => page.url),
  };
}

describe('the freshness of built pages', () => {
  it('follows changes after the build, and only those', () => {
    const site = siteOf(
      '/refacciones',
      '/refacciones/nissan/tsuru/b13',
      '/en/refacciones/nissan/tsuru/b13',
      '/404',
    );
    const freshness = createFreshness(site);
    freshness.begin([{ tag: 'generation:nissan/tsuru/b13', seq: 41 }], {
      seq: 43,
      database: 'first',
      content: 'x',
    });
    expect(site.stale()).toEqual([]);

    freshness.changed('generation:nissan/tsuru/b13', 47);
    expect(site.stale()).toEqual(['/refacciones/nissan/tsuru/b13', '/en/refacciones/nissan/tsuru/b13']);
    freshness.changed('catalog', 53);
    expect(freshness.staleCount).toBe(3);
  });

  it('knows what changed while the process was down', () => {
    const site = siteOf('/refacciones/nissan/tsuru/b13', '/refacciones');
    createFreshness(site).begin([{ tag: 'catalog', seq: 59 }], {
      seq: 61,
      database: 'first',
      content: 'new',
    });
    expect(site.stale()).toEqual(['/refacciones']);
  });

  it('is over for the home, whatever the build is of, once the chain chose another page for it', () => {
    for (const mark of [
      { seq: 41, database: 'first', content: 'first cars' },
      { seq: 2, database: 'second', content: 'first cars' },
    ]) {
      const site = siteOf('/', '/en', '/tu-auto', '/refacciones');
      const freshness = createFreshness(site);
      freshness.begin([{ tag: 'home', seq: Number.POSITIVE_INFINITY }], mark);
      expect(site.stale()).toEqual(['/', '/en', '/tu-auto']);
      freshness.begin([], mark);
      expect(site.stale()).toEqual([]);
      freshness.changed('home', 43);
      expect(site.stale()).toEqual(['/', '/en', '/tu-auto']);
    }
  });

  it('takes no page for fresh that was built from another database, or from a later state of this one', () => {
    const other = siteOf('/refacciones', '/404');
    createFreshness(other).begin([], { seq: 83, database: 'second', content: 'other cars' });
    expect(other.stale()).toEqual(['/refacciones']);

    const restored = siteOf('/refacciones', '/404');
    createFreshness(restored).begin([], { seq: 23, database: 'first', content: 'fewer cars' });
    expect(restored.stale()).toEqual(['/refacciones']);
  });

  it('goes by the content where it cannot tell which database it is', () => {
    const site = siteOf('/refacciones');
    site.mark.database = null as never;
    createFreshness(site).begin([], { seq: 103, database: null, content: 'other cars' });
    expect(site.stale()).toEqual(['/refacciones']);
  });

  it('takes them for fresh where another database says the same, until it changes', () => {
    const site = siteOf('/refacciones');
    const freshness = createFreshness(site);
    freshness.begin([{ tag: 'catalog', seq: 89 }], { seq: 97, database: 'second', content: 'first cars' });
    expect(site.stale()).toEqual([]);
    freshness.changed('catalog', 101);
    expect(site.stale()).toEqual(['/refacciones']);
  });
});
