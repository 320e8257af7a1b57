import { describe, expect, it } from 'vitest';
import { messagesFor, type Locale } from '#i18n';
import { createTranslator } from '../../i18n/translator.ts';
import { ApiRefusal } from './api-client.ts';
import {
  digitCount,
  emailAddress,
  letters,
  optional,
  problemsOf,
  refusedFields,
  wholeNumber,
  written,
  type FieldRule,
} from './field-rules.ts';

const wordsIn = (locale: Locale) =>
  createTranslator(
    locale,
    messagesFor(locale, 'counter', 'panel', 'fit', 'fitment', 'till', 'papers', 'returns', 'labels'),
  );
const t = wordsIn('es-MX');
const phone = digitCount(10, 10, 'panel.phoneTotal');
const door = wholeNumber(2, 6);

describe('a field', () => {
  it.each<[string, FieldRule, string, string | null]>([
    ['nothing', written, '', 'Falta este dato.'],
    ['anything', written, 'x', null],
    ['a short name', letters(2), 'A', 'Escribe 2 letras o más.'],
    ['a short phone', phone, '442 18', 'Faltan 5 dígitos. Son 10 con lada.'],
    ['a phone short of one', phone, '(442) 218-330', 'Falta 1 dígito. Son 10 con lada.'],
    ['a long phone', phone, '52 442 218 3307', 'Sobran 2 dígitos. Son 10 con lada.'],
    ['a phone as people write it', phone, '(442) 218-33 07', null],
    ['half an address', emailAddress, 'rosa@', 'Escribe el correo completo: nombre@ejemplo.mx.'],
    ['a whole address', emailAddress, 'rosa@taller.com.mx', null],
    ['part of a door', door, '4.5', 'Escribe un número entero, sin decimales.'],
    ['too many doors', door, '7', 'Va de 2 a 6.'],
    ['a year, without separators', wholeNumber(1950, 2100), '197', 'Va de 1950 a 2100.'],
    ['nothing, where it may be', optional(door), '', null],
  ])('judges %s', (_what, rule, text, says) => {
    expect(rule(text, t)).toBe(says);
  });

  it('speaks English to who reads English', () => {
    expect(phone('442 18', wordsIn('en'))).toBe('5 digits are missing. There are 10 with the area code.');
  });
});

describe('a form', () => {
  it('asks only for the fields that it has, without the spaces around what is written', () => {
    const form = new FormData();
    form.set('name', '  ');
    form.set('city', ' Toluca ');
    expect(problemsOf(form, { name: letters(2), city: letters(2), code: written }, t)).toEqual({
      name: 'Falta este dato.',
    });
  });
});

describe('a refusal of the server', () => {
  const refusal = (status: number, problem: object) =>
    new ApiRefusal(new Response(null, { status }), problem as Record<string, unknown>);

  it('stands at the field that its code is about', () => {
    const taken = refusal(409, {
      code: 'identity.email_taken',
      detail: 'Ya hay una persona con ese correo.',
    });
    expect(refusedFields(taken, { 'identity.email_taken': 'email' }, t)).toEqual({
      email: 'Ya hay una persona con ese correo.',
    });
  });

  it('stands at the fields that it names, in its own sentence', () => {
    const taken = refusal(409, {
      code: 'branches.code_taken',
      detail: 'Ya hay una.',
      errors: [{ path: 'code', code: 'taken' }],
    });
    expect(refusedFields(taken, {}, t)).toEqual({ code: 'Ya hay una.' });
  });

  it('only points at fields that were not understood', () => {
    const invalid = refusal(422, {
      code: 'request.invalid',
      errors: [
        { path: 'hours.mon.0', code: 'invalid_format' },
        { path: 'name', code: 'too_small' },
        null,
        {},
      ],
    });
    expect(refusedFields(invalid, {}, t)).toEqual({ hours: 'Revisa este dato.', name: 'Revisa este dato.' });
  });

  it('may be about no field', () => {
    expect(refusedFields(refusal(403, { code: 'identity.forbidden' }), {}, t)).toEqual({});
  });
});
