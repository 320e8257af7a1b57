import { expect, test } from 'vitest';
import { hashPassword, isWeakPassword, passwordMatches } from './password.ts';

test('a hash is argon2id at the floor of the field and only its password matches', async () => {
  const hash = await hashPassword('caballo azul sin prisa');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(hash, 'caballo azul sin prisa')).toBe(true);
  expect(await passwordMatches(hash, 'Caballo azul sin prisa')).toBe(false);
  expect(await passwordMatches(null, 'caballo azul sin prisa')).toBe(false);
});

test.each(['corta', 'aaaaaaaaaaaa', 'multipartes1', 'Contraseña123', '123456123456', 'lupita2026lu'])(
  '%s is weak',
  (password) => {
    expect(isWeakPassword(password, ['lupita'])).toBe(true);
  },
);

test.each(['caballo azul sin prisa', 'Tsuru#blanco-del-97'])('%s is not', (password) => {
  expect(isWeakPassword(password, ['lupita'])).toBe(false);
});
