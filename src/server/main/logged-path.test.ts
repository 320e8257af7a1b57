import { expect, it } from 'vitest';
import { loggedPath } from './logged-path.ts';

it.each([
  ['/api/v1/vin/3N1EB31S7DK104729', '/api/v1/vin/…'],
  ['/api/v1/vin/3N1EB31S7DK104729/lesson', '/api/v1/vin/…/lesson'],
  ['/vista-previa/funded.draft.es.x1.Zm9v', '/vista-previa/…'],
  ['/pieza/QRO-P-048817', '/pieza/QRO-P-048817'],
])('%s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});
