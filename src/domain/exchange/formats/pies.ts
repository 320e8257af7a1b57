import type { XmlHandler } from './xml-reader.ts';
import { xmlText } from './xml-reader.ts';

/** Columns that an item of a PIES file gives. */
export const PIES_COLUMNS = [
  'action',
  'partNumber',
  'maker',
  'partType',
  'position',
  'price',
  'description',
] as const;

type PiesColumn = (typeof PIES_COLUMNS)[number];

/**
 * Prices that customers pay, the surest first: retail, the maker's list, and one without a type. What workshops,
 * shops and distributors pay stands in the same files and must never become a price of ours.
 */
const PUBLIC_PRICES: readonly (string | undefined)[] = ['RET', 'LST', undefined];

interface Price {
  readonly rank: number;
  readonly text: string;
}

/** Collects items: `take` hands over those that are whole. Of the prices in pesos the best public one counts. */
export class PiesHandler implements XmlHandler {
  #item: Partial<Record<PiesColumn, string>> | undefined;
  #currency = '';
  #rank = -1;
  #price: Price | undefined;
  #isSpanish = false;
  #rows: string[][] = [];

  take(): string[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'Item') {
      this.#item = { action: attributes['MaintenanceType'] ?? 'A' };
      this.#price = undefined;
      this.#isSpanish = false;
    } else if (name === 'Pricing') {
      this.#currency = '';
      this.#rank =
        attributes['MaintenanceType'] === 'D' ? -1 : PUBLIC_PRICES.indexOf(attributes['PriceType']);
    } else if (name === 'Description') this.#language = attributes['LanguageCode'] ?? '';
    else if (name === 'ProductAttribute' && this.#item)
      this.#isPosition = attributes['AttributeID'] === 'Position';
  }

  #isPosition = false;
  #language = '';

  close(name: string, text: string): void {
    const item = this.#item;
    if (!item) return;
    switch (name) {
      case 'PartNumber':
        item.partNumber ??= text;
        break;
      case 'BrandLabel':
        item.maker = text;
        break;
      case 'BrandAAIAID':
        item.maker ??= text;
        break;
      case 'PartTerminologyID':
        item.partType = text;
        break;
      case 'Description':
        this.#describe(item, text);
        break;
      case 'ProductAttribute':
        if (this.#isPosition) item.position = text;
        break;
      case 'CurrencyCode':
        this.#currency = text;
        break;
      case 'Price':
        this.#offer(text);
        break;
      case 'Item':
        if (this.#price) item.price = this.#price.text;
        // A number of the licensed table says nothing here; the description may name a type of ours.
        if (/^\d+$/.test(item.partType ?? '')) item.partType = item.description ?? item.partType ?? '';
        this.#rows.push(PIES_COLUMNS.map((column) => item[column] ?? ''));
        this.#item = undefined;
        break;
    }
  }

  #offer(text: string): void {
    const rank = this.#rank;
    if (rank < 0 || (this.#currency !== '' && this.#currency !== 'MXN')) return;
    if (!this.#price || rank < this.#price.rank) this.#price = { rank, text };
  }

  /** The first one in Spanish, else the first. */
  #describe(item: Partial<Record<PiesColumn, string>>, text: string): void {
    const isSpanish = /^es/i.test(this.#language);
    if (item.description !== undefined && (this.#isSpanish || !isSpanish)) return;
    item.description = text;
    this.#isSpanish = isSpanish;
  }
}

export interface PiesItem {
  readonly partNumber: string;
  readonly maker: string;
  readonly partType: string;
  readonly position: string;
  readonly description: string;
  /** With IVA; null: not in the export. */
  readonly priceText: string | null;
}

export function piesHead(date: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<PIES xmlns="http://www.autocare.org">
<Header><PIESVersion>7.2</PIESVersion><SubmissionType>FULL</SubmissionType><BlanketEffectiveDate>${date}</BlanketEffectiveDate><LanguageCode>ES</LanguageCode><CurrencyCode>MXN</CurrencyCode></Header>
<Items>
`;
}

/** One item; brand and part type carry our names, since the licensed code tables are not ours. */
export function piesItem({
  partNumber,
  maker,
  partType,
  position,
  description,
  priceText,
}: PiesItem): string {
  return (
    `<Item MaintenanceType="A"><PartNumber>${xmlText(partNumber)}</PartNumber><BrandAAIAID>${xmlText(maker)}</BrandAAIAID>` +
    `<BrandLabel>${xmlText(maker)}</BrandLabel><PartTerminologyID>${xmlText(partType)}</PartTerminologyID>` +
    `<Descriptions><Description MaintenanceType="A" DescriptionCode="DES" LanguageCode="ES">${xmlText(description)}</Description></Descriptions>` +
    (priceText === null
      ? ''
      : `<Prices><Pricing MaintenanceType="A" PriceType="RET"><CurrencyCode>MXN</CurrencyCode><Price UOM="PE">${priceText}</Price></Pricing></Prices>`) +
    `<ProductAttributes><ProductAttribute MaintenanceType="A" AttributeID="Position">${xmlText(position)}</ProductAttribute></ProductAttributes></Item>\n`
  );
}

export function piesFoot(count: number, date: string): string {
  return `</Items>\n<Trailer><ItemCount>${count}</ItemCount><TransactionDate>${date}</TransactionDate></Trailer>\n</PIES>\n`;
}
