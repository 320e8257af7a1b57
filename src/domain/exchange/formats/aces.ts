import type { XmlHandler } from './xml-reader.ts';
import { xmlText } from './xml-reader.ts';

/** Columns that an application of an ACES file gives. */
export const ACES_COLUMNS = [
  'action',
  'partNumber',
  'maker',
  'partType',
  'position',
  'make',
  'model',
  'generation',
  'yearFrom',
  'yearTo',
  'engine',
  'note',
] as const;

type AcesColumn = (typeof ACES_COLUMNS)[number];

/** Collects applications: `take` hands over those that are whole. */
export class AcesHandler implements XmlHandler {
  #app: Partial<Record<AcesColumn, string>> | undefined;
  #rows: string[][] = [];

  take(): string[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'App') {
      this.#app = { action: attributes['action'] ?? 'A' };
      return;
    }
    const app = this.#app;
    if (!app) return;
    const id = attributes['id'] ?? '';
    switch (name) {
      case 'Years':
        app.yearFrom = attributes['from'] ?? '';
        app.yearTo = attributes['to'] ?? '';
        break;
      case 'Make':
        app.make = id;
        break;
      case 'Model':
        app.model = id;
        break;
      case 'BaseVehicle':
      case 'SubModel':
        app.generation = id;
        break;
      case 'EngineBase':
        app.engine = id;
        break;
      case 'PartType':
        app.partType = id;
        break;
      case 'Position':
        app.position = id;
        break;
      case 'Part':
        app.maker = attributes['BrandAAIAID'] ?? '';
        break;
    }
  }

  close(name: string, text: string): void {
    const app = this.#app;
    if (!app) return;
    if (name === 'Part') app.partNumber = text;
    else if (name === 'Note') app.note = [app.note, text].filter(Boolean).join('; ');
    else if (name === 'App') {
      this.#rows.push(ACES_COLUMNS.map((column) => app[column] ?? ''));
      this.#app = undefined;
    }
  }
}

export interface AcesApp {
  readonly partNumber: string;
  readonly maker: string;
  readonly partType: string;
  readonly position: string;
  readonly make: string;
  readonly model: string;
  readonly generation: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly engine: string | null;
  readonly note: string | null;
}

export function acesHead(title: string, date: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ACES version="4.2">
<Header><Company>Multipartes</Company><SenderName>Multipartes</SenderName><TransferDate>${date}</TransferDate><DocumentTitle>${xmlText(title)}</DocumentTitle><EffectiveDate>${date}</EffectiveDate><SubmissionType>FULL</SubmissionType></Header>
`;
}

/** One application, ids being ours; a car still made has no last year. */
export function acesApp(app: AcesApp, id: number): string {
  const { yearFrom, yearTo, engine, note } = app;
  const to = yearTo === null ? '' : ` to="${yearTo}"`;
  return (
    `<App action="A" id="${id}"><Years from="${yearFrom}"${to}/><Make id="${xmlText(app.make)}"/>` +
    `<Model id="${xmlText(app.model)}"/><SubModel id="${xmlText(app.generation)}"/>` +
    (engine === null ? '' : `<EngineBase id="${xmlText(engine)}"/>`) +
    (note === null ? '' : `<Note>${xmlText(note)}</Note>`) +
    `<Qty>1</Qty><PartType id="${xmlText(app.partType)}"/><Position id="${xmlText(app.position)}"/>` +
    `<Part BrandAAIAID="${xmlText(app.maker)}">${xmlText(app.partNumber)}</Part></App>\n`
  );
}

export function acesFoot(count: number): string {
  return `<Footer><RecordCount>${count}</RecordCount></Footer>\n</ACES>\n`;
}
