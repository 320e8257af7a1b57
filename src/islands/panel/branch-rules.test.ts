import { describe, expect, it } from 'vitest';
import { messagesFor } from '#i18n';
import { createTranslator } from '../../i18n/translator.ts';
import { problemsOf } from '../staff/field-rules.ts';
import { BRANCH_RULES } from './branch-rules.ts';

const t = createTranslator(
  'es-MX',
  messagesFor('es-MX', 'counter', 'panel', 'fit', 'fitment', 'till', 'papers', 'returns', 'labels'),
);
const GOOD = {
  name: 'Toluca',
  code: 'tol',
  slug: 'toluca-centro',
  city: 'Toluca',
  state: 'México',
  address: 'Paseo Tollocan 1301',
  postalCode: '50 120',
  coordinates: '19.2826, -99.6557',
  phone: '722 218 3307',
  whatsapp: '+52 722 218 3307',
};

function judged(change: Partial<typeof GOOD>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...GOOD, ...change })) form.set(name, value);
  return problemsOf(form, BRANCH_RULES, t);
}

describe('a branch', () => {
  it('is taken as people write it', () => {
    expect(judged({})).toEqual({});
    expect(judged({ coordinates: '' })).toEqual({});
  });

  it.each([
    [{ code: 'QÑ1' }, { code: 'Son tres letras sin acento, como QRO.' }],
    [{ slug: 'Toluca Centro' }, { slug: 'Minúsculas sin acento, números y guiones: ciudad-juarez.' }],
    [{ postalCode: '501' }, { postalCode: 'Faltan 2 dígitos. Son 5.' }],
    [{ coordinates: '99.1, -99.6' }, { coordinates: 'Cópialas del mapa así: 20.588, -100.389.' }],
    [{ whatsapp: '722 218' }, { whatsapp: 'Faltan 4 dígitos. Van de 10 a 15, con la lada del país.' }],
  ])('with %j says how to correct it', (change, says) => {
    expect(judged(change)).toEqual(says);
  });
});
