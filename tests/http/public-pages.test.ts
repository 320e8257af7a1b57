import { readFileSync } from 'node:fs';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

const CAR = '/refacciones/nissan/tsuru/b13';
const validator = new HtmlValidate(
  JSON.parse(readFileSync(new URL('../../.htmlvalidate.json', import.meta.url), 'utf8')) as ConfigData,
);

interface Row {
  readonly code: string;
  readonly state: string;
}

const get = (path: string) => ask(site().origin, path);

async function rows(query: string): Promise<Row[]> {
  const { text } = await get(`/api/v1/stock?generation=nissan/tsuru/b13&${query}`);
  return (JSON.parse(text) as { items: Row[] }).items;
}

const codes = { used: '', sold: '', fresh: '' };

beforeAll(async () => {
  const [used] = await rows('condition=used&limit=1');
  const [fresh] = await rows('condition=new&limit=1');
  const sold = (await rows('condition=used&show=all&limit=200')).find(({ state }) => state === 'sold');
  Object.assign(codes, { used: used?.code, fresh: fresh?.code, sold: sold?.code });
});

const PAGES = [
  '/',
  '/en',
  '/tu-auto',
  '/refacciones',
  '/refacciones/nissan',
  '/en/refacciones/nissan/tsuru',
  CAR,
  `/en${CAR}/motor`,
  `${CAR}/iluminacion/faro`,
  `${CAR}/iluminacion/faro?pos=l&cond=usada&sucursal=QRO`,
  '/pieza/{used}',
  '/pieza/{sold}',
  '/en/pieza/{fresh}',
  '/sistemas',
  '/sistemas/frenos',
  '/sucursales',
  '/en/sucursales/queretaro',
  '/funded',
  '/en/nosotros',
  '/buscar',
  '/buscar?q=puerta+izquierda+versa+2017+plata+en+queretaro',
  '/buscar?q=faro',
  '/en/buscar?q=versa',
  '/buscar?q=MALXX41C0HA104729',
  '/en/buscar?q=3N1EB31S7DK10472',
  '/api',
];

const addressOf = (path: string) => path.replace(/\{(\w+)\}/, (_, name: keyof typeof codes) => codes[name]);

describe.each(PAGES)('%s', (path) => {
  let html = '';

  beforeAll(async () => {
    const answer = await get(addressOf(path));
    expect(answer.status).toBe(200);
    html = answer.text;
  });

  it('is valid', async () => {
    const report = await validator.validateString(html, path);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
    );
    expect(found).toEqual([]);
  });

  it('says its language, title, description and address, and asks nobody else for anything', () => {
    expect(html).toMatch(path.startsWith('/en') ? /<html lang="en"/ : /<html lang="es-MX"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]{10,}<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{40,}"/);
    for (const rel of ['canonical', 'alternate']) expect(html).toContain(`<link rel="${rel}"`);
    expect(html).not.toMatch(
      /<(?:script|img|link|iframe|source)[^>]+(?:src|href)="(?:https?:)?\/\/(?!localhost|127\.)/,
    );
    for (const [, json = ''] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)) {
      expect(JSON.parse(json)).toHaveProperty('@context', 'https://schema.org');
    }
  });
});

describe('what is not there', () => {
  it.each([
    '/refacciones/yugo',
    '/refacciones/nissan/tsuru/zz99',
    `${CAR}/turbinas`,
    `${CAR}/frenos/faro`,
    '/pieza/QRO-P-99999999',
    '/sucursales/atlantida',
    '/sitemap/yugo.xml',
  ])('%s is a page that says so, in its language', async (path) => {
    const spanish = await get(path);
    expect(spanish.status).toBe(404);
    expect(spanish.text).toContain('Esta página no existe');
    if (path.startsWith('/sitemap')) return;
    const english = await get(`/en${path}`);
    expect(english.status).toBe(404);
    expect(english.text).toContain('This page does not exist');
  });

  it.each([`' OR 1=1 --`, `"><script>alert(1)</script>`, '../../etc/passwd', '\u0000', '%'.repeat(20)])(
    'takes %j as a word to look for',
    async (text) => {
      const encoded = encodeURIComponent(text);
      for (const path of [
        `/buscar?q=${encoded}`,
        `${CAR}/iluminacion/faro?pos=${encoded}&sucursal=${encoded}&desde=${encoded}`,
      ]) {
        const answer = await get(path);
        expect(answer.status).toBeLessThan(500);
        // In an attribute it is only text.
        expect(answer.text.replace(/="[^"]*"/g, '')).not.toContain('<script>alert');
      }
    },
  );
});

describe('a piece that was sold', () => {
  it('says so, shows what is left and asks not to be listed', async () => {
    const { status, text } = await get(`/pieza/${codes.sold}`);
    expect(status).toBe(200);
    expect(text).toMatch(/Esta pieza ya se vendió \(\d+ [a-z]+\)\./);
    expect(text).toContain('<meta name="robots" content="noindex"');
    expect(text).toContain('https://schema.org/SoldOut');
  });
});

describe('the pieces of a part type', () => {
  it('are judged for the car of the page as long as nobody said which one is theirs', async () => {
    const { text } = await get(`${CAR}/puertas-cristales/puerta`);
    expect(text).toContain('title="Confirmado: salió de un coche de la misma generación."');
    expect(text).toContain('Compatibilidad');
    expect(text).not.toMatch(/<th[^>]*>Tu coche/);
  });

  it('are those of half a place', async () => {
    const { text } = await get(`${CAR}/puertas-cristales/puerta?pos=f`);
    expect(text).toContain('Puerta delantera para');
    expect(text).not.toContain('id="p-rl"');
  });
});

describe('the home page', () => {
  it.each(['/', '/en'])('%s promises no number that nobody has, and the VIN that it reads', async (path) => {
    const shown = (await get(path)).text.replace(/="[^"]*"/g, '');
    expect(shown).not.toContain('26060-60Y00');
    expect(shown).toMatch(/\bNIV\b|\bVINs?\b/);
  });
});

describe('the search', () => {
  it.each([
    ['tsuru', CAR],
    ['tsuru 2005', CAR],
    ['frenos tsuru', `${CAR}/frenos`],
  ])('leads from "%s" straight to %s', async (sentence, path) => {
    const { status, headers } = await get(`/buscar?q=${encodeURIComponent(sentence)}`);
    expect(status).toBe(302);
    expect(headers.location).toBe(path);
  });

  it.each(['frenos tsuru 2005', 'frenos tsuru 1.6 2005', 'luces derechas tsuru', 'frenos suspension tsuru'])(
    'stays with "%s", of which the page of the car would lose a word',
    async (sentence) => {
      const { status } = await get(`/buscar?q=${encodeURIComponent(sentence)}`);
      expect(status).toBe(200);
    },
  );

  it('leads from the code of a piece to the piece, however it is typed', async () => {
    const { headers } = await get(`/buscar?q=${codes.used.toLowerCase().replaceAll('-', '+')}`);
    expect(headers.location).toBe(`/pieza/${codes.used}`);
  });

  it('shows what it understood as chips that can be taken away', async () => {
    const { text } = await get('/buscar?q=puerta+izquierda+versa+2017+plata+en+queretaro');
    for (const word of ['Puerta', 'Nissan Versa 2012–2019', '2017', 'plata', 'Querétaro']) {
      expect(text).toMatch(new RegExp(`<b>${word}</b>`));
    }
  });

  it('asks which car and offers both part types where a name fits several', async () => {
    const { text } = await get('/buscar?q=defensa+aveo');
    expect(text).toContain('¿De qué años es?');
    expect(text).toMatch(/<b>Fascia delantera \/ Fascia trasera<\/b>/);
    const { text: ofTsuru } = await get('/buscar?q=defensa+tsuru');
    expect(ofTsuru).toContain('¿Cuál de estas piezas?');
  });

  it('shows where a complaint may come from, for the car that was said', async () => {
    const { text } = await get('/buscar?q=hace+ruido+al+frenar+mi+tsuru');
    expect(text).toContain('Posible sistema: Frenos');
    expect(text).toContain('No es un diagnóstico');
    expect(text).toContain(`href="/buscar?q=balatas&amp;vehiculo=nissan%2Ftsuru%2Fb13"`);
    expect(text).not.toContain('Hiace');
    expect((await get('/en/buscar?q=my+car+won%27t+start')).text).toContain('Possible system: Electrical');
  });

  it('counts in its filters what it understood', async () => {
    const { text } = await get('/buscar?q=puerta+delantera+tsuru+2005');
    const heading = Number(/data-found[^>]*>\s*(\d+) resultados?/.exec(text)?.[1]);
    expect(heading).toBeGreaterThan(0);
    const countsOf = (name: string, page: string) =>
      [
        ...page.matchAll(
          new RegExp(`name="${name}" value="([^"]+)"[^>]*>.*?<span class="num"[^>]*>(\\d+)<`, 'gs'),
        ),
      ].map(([, value, count]) => ({ value, count: Number(count) }));
    const places = countsOf('pos', text);
    expect(places.map(({ value }) => value).toSorted()).toEqual(['fl', 'fr']);
    expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(heading);
    // An answer leaves as many as stand beside it.
    const [left] = places;
    const { text: narrowed } = await get(`/buscar?q=puerta+delantera+tsuru+2005&pos=${left?.value}`);
    expect(Number(/data-found[^>]*>\s*(\d+) resultados?/.exec(narrowed)?.[1])).toBe(left?.count);
    expect(
      countsOf('pos', narrowed).toSorted((a, b) => String(a.value).localeCompare(String(b.value))),
    ).toEqual(places.toSorted((a, b) => String(a.value).localeCompare(String(b.value))));
    expect(text).toMatch(/<small>Posición<\/small>\s*<b>Delantera<\/b>/);
    expect(text).not.toContain('línea punteada');
  });

  it('takes two years for a span, which can be taken away', async () => {
    const countOf = (text: string) => Number(/data-found[^>]*>\s*(\d+) resultados?/.exec(text)?.[1]);
    const { text } = await get('/buscar?q=faro+jetta+05+a+08');
    expect(text).toMatch(/<small>Años<\/small>\s*<b>2005–2008<\/b>/);
    expect(text).toContain('/buscar?q=faro&amp;vehiculo=volkswagen%2Fjetta-clasico%2Fa4');
    expect(countOf(text)).toBeGreaterThanOrEqual(countOf((await get('/buscar?q=faro+jetta+2005')).text));
  });

  it('vouches for no year in which the car was not sold', async () => {
    const { text } = await get('/buscar?q=tsuru+1980+puerta');
    expect(text).toContain('El Tsuru que tenemos es 1992–2017.');
    expect(text).not.toContain('fit mini yes');
    expect((await get('/buscar?q=tsuru+2005+puerta')).text).toContain('fit mini yes');
    expect((await get('/buscar?q=tsuru+1980')).status).toBe(200);
  });
});

describe('the sitemap', () => {
  it('lists the pages of every make, and they are there', async () => {
    const index = (await get('/sitemap.xml')).text;
    const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    expect(files).toContain('/sitemap/nissan.xml');
    const { text } = await get('/sitemap/nissan.xml');
    const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    expect(pages).toContain(`/en${CAR}/frenos`);
    expect((await get(pages.at(-1) ?? '')).status).toBe(200);
    expect((await get('/robots.txt')).text).toMatch(/Sitemap: http.*\/sitemap\.xml/);
  });
});
