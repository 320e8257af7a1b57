import { describe, expect, it } from 'vitest';
import { messagesFor } from '#i18n';
import { createTranslator } from '../../i18n/translator.ts';
import {
  coordinates,
  draftOfForm,
  NEW_HOURS,
  slugOf,
  TIME_ZONES,
  wrongDay,
  zoneName,
} from './branch-form-values.ts';

describe('the branch form', () => {
  it('takes phones and places as people write them', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      name: ' Querétaro ',
      slug: 'queretaro',
      city: 'Querétaro',
      state: 'Querétaro',
      address: 'Av. 5 de Febrero 1301',
      postalCode: '76120',
      phone: '(442) 218-33 07',
      whatsapp: '+52 442 218 3307',
      coordinates: '20.5881, -100.3899',
      timeZone: 'America/Mexico_City',
      taxRateBp: '1600',
      clerkDiscount: '7.5 %',
    })) {
      form.set(name, value);
    }
    expect(draftOfForm(form, 'QRO', NEW_HOURS)).toMatchObject({
      code: 'QRO',
      name: 'Querétaro',
      phone: '4422183307',
      whatsapp: '524422183307',
      latitude: 20.5881,
      longitude: -100.3899,
      taxRateBp: 1_600,
      clerkDiscountBp: 750,
    });
  });

  it('has no place rather than half of one', () => {
    expect(coordinates('20.58')).toEqual([null, null]);
    expect(coordinates('91, -100')).toEqual([null, null]);
  });

  it('makes an address of a name', () => {
    expect(slugOf('  Ciudad Juárez, Norte ')).toBe('ciudad-juarez-norte');
  });

  it('finds the day that closes before it opens', () => {
    expect(wrongDay(NEW_HOURS)).toBeNull();
    expect(wrongDay({ ...NEW_HOURS, thu: ['18:00', '09:00'] })).toBe('thu');
  });
});

describe('a time zone', () => {
  const t = createTranslator(
    'es-MX',
    messagesFor('es-MX', 'counter', 'panel', 'fit', 'fitment', 'till', 'papers', 'returns', 'labels'),
  );

  it('is written as its city is', () => {
    expect(TIME_ZONES.map((zone) => zoneName(zone, t))).toEqual(
      expect.arrayContaining([
        'Ciudad de México',
        'Mérida',
        'Cancún',
        'Mazatlán',
        'Ciudad Juárez',
        'Bahía de Banderas',
      ]),
    );
    expect(zoneName('America/New_York', t)).toBe('America/New York');
  });

  it('is one that calendars know', () => {
    for (const timeZone of TIME_ZONES)
      expect(() => new Intl.DateTimeFormat('es', { timeZone })).not.toThrow();
  });
});
