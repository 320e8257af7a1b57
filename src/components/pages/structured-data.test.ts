import { describe, expect, it } from 'vitest';
import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { Piece } from '#contract/inventory';
import { carNode, fittingCars, offerNode, pieceNode, storeNode } from './structured-data.ts';

const site = new URL('https://multipartes.example');
const branch = {
  code: 'QRO',
  slug: 'queretaro',
  name: 'Querétaro',
  city: 'Querétaro',
  state: 'Querétaro',
  address: 'Av. 5 de Febrero 1201',
  postalCode: '76120',
  latitude: 20.61,
  longitude: -100.41,
  phone: '4425550100',
  hours: { mon: ['09:00', '18:00'], tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
} as unknown as Branch;
const generation = {
  make: { name: 'Nissan' },
  model: { name: 'Tsuru' },
  code: 'B13',
  yearFrom: 1992,
  yearTo: 2017,
};

describe('structured data', () => {
  it('tells a used piece with its price, condition, branch and the car it fits', () => {
    const piece = {
      code: 'QRO-P-000017',
      kind: 'unit',
      condition: 'used',
      maker: 'Nissan',
      partNumber: '26060-60Y00',
      colour: 'Plata',
      priceCents: 285_100,
      state: 'available',
      photos: [{ id: '1', hash: 'ab'.repeat(32), width: 2400, height: 1800, alt: null }],
    } as unknown as Piece;
    const url = 'https://multipartes.example/pieza/QRO-P-000017';
    const cars = [carNode(generation as Generation)];
    expect(
      pieceNode(
        piece,
        { name: 'Faro', description: 'd', category: 'Iluminación' },
        { url, branch, site, cars },
      ),
    ).toMatchObject({
      '@type': 'Product',
      sku: 'QRO-P-000017',
      image: [`https://multipartes.example/media/${'ab'.repeat(32)}-1280.jpg`],
      mpn: '26060-60Y00',
      itemCondition: 'https://schema.org/UsedCondition',
      isAccessoryOrSparePartFor: [{ '@type': 'Car', model: 'Tsuru' }],
      offers: {
        price: '2851.00',
        priceCurrency: 'MXN',
        availability: 'https://schema.org/InStock',
        availableAtOrFrom: { '@id': 'https://multipartes.example/sucursales/queretaro#sucursal' },
      },
    });
  });

  it('names every car a new part fits, its own first and none twice', () => {
    const fit = (path: string, label: string, yearFrom: number) => ({ generation: path, label, yearFrom });
    const piece = {
      generation: 'nissan/tsuru/b13',
      fits: [
        fit('nissan/tsuru/b13', 'Nissan Tsuru 1992–2017', 1992),
        fit('nissan/sentra/b13', 'Nissan Sentra 1991–1994', 1991),
        fit('nissan/sentra/b13', 'Nissan Sentra 1991–1994', 1991),
      ],
    } as unknown as Piece;
    const cars = fittingCars(piece, generation as Generation);
    expect(cars.map(({ name }) => name)).toEqual(['Nissan Tsuru B13', 'Nissan Sentra 1991–1994']);
    expect(fittingCars({ ...piece, generation: null }, null)).toHaveLength(2);
    expect(cars[1]).toMatchObject({ '@type': 'Car', vehicleModelDate: '1991' });
    // Sold for many years, so no car of it has one date of production.
    for (const car of cars) expect(car).not.toHaveProperty('productionDate');
  });

  it('offers nothing that has no price, and says what is sold', () => {
    const at = { url: 'https://multipartes.example/pieza/x', site };
    expect(offerNode({ priceCents: null, state: 'available', condition: 'new' }, at)).toBeNull();
    expect(offerNode({ priceCents: 41_900, state: 'sold', condition: 'used' }, at)).toMatchObject({
      availability: 'https://schema.org/SoldOut',
      itemCondition: 'https://schema.org/UsedCondition',
    });
    // A new part comes again.
    expect(offerNode({ priceCents: 41_900, state: 'sold', condition: 'new' }, at)).toMatchObject({
      availability: 'https://schema.org/OutOfStock',
      itemCondition: 'https://schema.org/NewCondition',
    });
  });

  it('tells a branch with its hours, without the days it is closed', () => {
    const store = storeNode(site, branch);
    expect(store).toMatchObject({
      '@type': 'AutoPartsStore',
      telephone: '+524425550100',
      geo: { latitude: 20.61 },
    });
    expect(store['openingHoursSpecification']).toEqual([
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: 'https://schema.org/Monday',
        opens: '09:00',
        closes: '18:00',
      },
    ]);
  });
});
