import { describe, expect, it } from 'vitest';
import { coordinates, draftOfForm, NEW_HOURS, slugOf, wrongDay } from './branch-form-values.ts';

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
    });
  });

  it('has no place rather than half of one', () => {
    expect(coordinates('20.58')).toEqual([null, null]);
  });

  it('makes an address of a name', () => {
    expect(slugOf('  Ciudad Juárez, Norte ')).toBe('ciudad-juarez-norte');
  });

  it('finds the day that closes before it opens', () => {
    expect(wrongDay(NEW_HOURS)).toBeNull();
    expect(wrongDay({ ...NEW_HOURS, thu: ['18:00', '09:00'] })).toBe('thu');
  });
});
