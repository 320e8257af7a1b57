import { WEEKDAYS, type Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { Piece, StockListing } from '#contract/inventory';
import { pictureAtLeast } from '#contract/media';

/** A schema.org node, ready for `<script type="application/ld+json">`. */
export type JsonLd = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://schema.org';
const DAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

/** A name and the address of its page. */
export interface NamedLink {
  readonly name: string;
  readonly href: string;
}

/**
 * A car that was sold for years. `vehicleModelDate` is the release of the model; `productionDate` is the day one very
 * car was made, takes no range (schema.org/productionDate), and so is left out.
 */
export function carNode(
  generation: Pick<Generation, 'make' | 'model' | 'code' | 'yearFrom' | 'yearTo'>,
): JsonLd {
  return {
    '@type': 'Car',
    name: `${generation.make.name} ${generation.model.name} ${generation.code}`,
    brand: { '@type': 'Brand', name: generation.make.name },
    model: generation.model.name,
    vehicleModelDate: String(generation.yearFrom),
  };
}

/** More would make the page heavier than what they tell. */
const MOST_CARS = 30;

/** The cars a piece is for: the one it came from or was catalogued for, then what the table of fits says. */
export function fittingCars(
  piece: Pick<Piece, 'generation' | 'fits'>,
  generation: Parameters<typeof carNode>[0] | null,
): JsonLd[] {
  const own = generation ? [carNode(generation)] : [];
  const seen = new Set([piece.generation]);
  const others = piece.fits.flatMap((fit) => {
    if (seen.has(fit.generation)) return [];
    seen.add(fit.generation);
    return [{ '@type': 'Car', name: fit.label, vehicleModelDate: String(fit.yearFrom) }];
  });
  return [...own, ...others].slice(0, MOST_CARS);
}

const AVAILABILITY = {
  available: 'InStock',
  last: 'InStock',
  held: 'OutOfStock',
  transit: 'OutOfStock',
  sold: 'SoldOut',
  review: 'OutOfStock',
} as const satisfies Record<StockListing['state'], string>;

/** What is gone for good is sold out; a new part comes again. */
function availabilityOf({ state, condition }: Pick<StockListing, 'state' | 'condition'>): string {
  return state === 'sold' && condition === 'new' ? 'OutOfStock' : AVAILABILITY[state];
}

export function offerNode(
  listing: Pick<StockListing, 'priceCents' | 'state' | 'condition'>,
  at: { readonly url: string; readonly branch?: Branch | undefined; readonly site: URL },
): JsonLd | null {
  if (listing.priceCents === null) return null;
  return {
    '@type': 'Offer',
    url: at.url,
    price: (listing.priceCents / 100).toFixed(2),
    priceCurrency: 'MXN',
    availability: `${CONTEXT}/${availabilityOf(listing)}`,
    itemCondition: `${CONTEXT}/${listing.condition === 'used' ? 'UsedCondition' : 'NewCondition'}`,
    ...(at.branch && {
      availableAtOrFrom: storeReference(at.site, at.branch),
      seller: { '@type': 'Organization', name: 'Multipartes' },
    }),
  };
}

export interface PieceWords {
  readonly name: string;
  readonly description: string;
  readonly category: string;
}

export function pieceNode(
  piece: Piece,
  words: PieceWords,
  at: {
    readonly url: string;
    readonly branch?: Branch | undefined;
    readonly site: URL;
    readonly cars: readonly JsonLd[];
  },
): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'Product',
    name: words.name,
    description: words.description,
    category: words.category,
    url: at.url,
    sku: piece.code,
    ...(piece.photos.length > 0 && {
      image: piece.photos.map((photo) => new URL(pictureAtLeast(photo, 1280, 'jpg'), at.site).href),
    }),
    brand: { '@type': 'Brand', name: piece.maker },
    ...(piece.partNumber !== piece.code && { mpn: piece.partNumber }),
    ...(piece.kind === 'bulk' && { mpn: piece.partNumber }),
    ...(piece.colour && { color: piece.colour }),
    itemCondition: `${CONTEXT}/${piece.condition === 'used' ? 'UsedCondition' : 'NewCondition'}`,
    ...(at.cars.length > 0 && { isAccessoryOrSparePartFor: at.cars }),
    offers: offerNode(piece, at) ?? undefined,
  };
}

function storeReference(site: URL, branch: Branch): JsonLd {
  return { '@id': new URL(`/sucursales/${branch.slug}#sucursal`, site).href };
}

export function storeNode(site: URL, branch: Branch): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'AutoPartsStore',
    '@id': new URL(`/sucursales/${branch.slug}#sucursal`, site).href,
    name: `Multipartes ${branch.name}`,
    url: new URL(`/sucursales/${branch.slug}`, site).href,
    telephone: `+52${branch.phone}`,
    currenciesAccepted: 'MXN',
    address: {
      '@type': 'PostalAddress',
      streetAddress: branch.address,
      addressLocality: branch.city,
      addressRegion: branch.state,
      postalCode: branch.postalCode,
      addressCountry: 'MX',
    },
    ...(branch.latitude !== null &&
      branch.longitude !== null && {
        geo: { '@type': 'GeoCoordinates', latitude: branch.latitude, longitude: branch.longitude },
      }),
    openingHoursSpecification: WEEKDAYS.flatMap((day) => {
      const hours = branch.hours[day];
      return hours
        ? [
            {
              '@type': 'OpeningHoursSpecification',
              dayOfWeek: `${CONTEXT}/${DAYS[day]}`,
              opens: hours[0],
              closes: hours[1],
            },
          ]
        : [];
    }),
  };
}

export function itemList(site: URL, items: readonly NamedLink[]): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'ItemList',
    numberOfItems: items.length,
    itemListElement: items.map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      url: new URL(href, site).href,
    })),
  };
}

export function organization(site: URL): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'Organization',
    name: 'Multipartes',
    url: site.href,
  };
}

export function website(site: URL): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: 'Multipartes',
    url: site.href,
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${new URL('/buscar', site).href}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  };
}

export function faqPage(
  questions: readonly { readonly question: string; readonly answer: string }[],
): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}
