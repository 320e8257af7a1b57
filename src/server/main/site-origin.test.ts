import { expect, it } from 'vitest';
import { originRewrite } from './site-origin.ts';

const rewrite = originRewrite('http://localhost:4321', 'https://multipartes.example');

it.each([
  [
    '<link rel="canonical" href="http://localhost:4321/en">',
    '<link rel="canonical" href="https://multipartes.example/en">',
  ],
  ['{"url":"http://localhost:4321"}', '{"url":"https://multipartes.example"}'],
  [
    'https://wa.me/52442?text=Vi%20http%3A%2F%2Flocalhost%3A4321%2Fpieza%2FQRO-P-048817',
    'https://wa.me/52442?text=Vi%20https%3A%2F%2Fmultipartes.example%2Fpieza%2FQRO-P-048817',
  ],
  ['Visita http://localhost:4321. Gracias', 'Visita https://multipartes.example. Gracias'],
])('%s', (built, served) => {
  expect(rewrite?.(built)).toBe(served);
});

it.each([
  'http://localhost:43210/',
  'http://localhost:4321.example/',
  'http%3A%2F%2Flocalhost%3A43210',
  '/refacciones',
])('leaves %s alone', (text) => {
  expect(rewrite?.(text)).toBe(text);
});

it('tells a name from a longer one and from another port', () => {
  const moved = originRewrite('https://a.mx', 'https://b.mx');
  expect(moved?.('https://a.mx/ https://a.mx.example/ https://a.mx:8443/ https%3A%2F%2Fa.mx%3A8443')).toBe(
    'https://b.mx/ https://a.mx.example/ https://a.mx:8443/ https%3A%2F%2Fa.mx%3A8443',
  );
});

it('has nothing to do where the site is served as it was built', () => {
  expect(originRewrite('https://a.mx', 'https://a.mx')).toBeUndefined();
});
