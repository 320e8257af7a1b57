import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { translator } from '#i18n';
import { HOLD } from '#paper/papers.fixture.ts';
import { PaperSheet } from './PaperSheet.tsx';

test('the printed hold says what was paid where, what is missing, until when, and can be scanned', () => {
  const html = renderToStaticMarkup(
    <PaperSheet
      of={{ document: 'hold', paper: HOLD }}
      branch={{ name: 'Querétaro', address: 'Calle 1', phone: '4421112233', timeZone: 'America/Mexico_City' }}
      locale="es-MX"
      t={translator('es-MX')}
    />,
  );
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('APARTADO APA-QRO-20261122-2-000137');
  expect(text).toContain('442 218 3307');
  expect(text).toMatch(/22 nov 2026 · Efectivo \$500\.00 22 nov 2026 · Efectivo · TOL \$300\.00/);
  expect(text).toContain('Falta $2,050.07');
  expect(text).toContain('Recoger antes del 7 dic 2026');
  expect(text).toContain('se retiene 15 % de lo pagado');
  expect(html).toMatch(/<svg class="qr"[^>]*aria-label="Código QR de APA-QRO-20261122-2-000137"/);
  // Dark modules in the thousands would be no QR of 35 characters.
  expect(html.match(/h1v1h-1z/g)?.length).toBeGreaterThan(200);
});
