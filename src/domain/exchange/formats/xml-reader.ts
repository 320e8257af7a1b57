import { SaxesParser } from 'saxes';
import { DomainError } from '#shared/errors.ts';

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** `text` is what stood in an element without others, without the spaces around. */
  close(name: string, text: string): void;
}

/** Longer than any value of these files. */
const MAX_TEXT_LENGTH = 64 * 1_024;
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 100;
/** Names, values and remarks that the parser still collects; it has no limit of its own and keeps them to itself. */
const COLLECTED = ['text', 'name', 'entity'] as const;

/**
 * Feeds XML to a handler as it comes. Names come without prefix. A document type is refused, so there are no
 * entities beside the five of XML and the numbered ones: nothing expands, nothing is fetched.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #texts: string[] = [];
  #attributes = 0;

  constructor(handler: XmlHandler) {
    const texts = this.#texts;
    const addText = (text: string) => {
      const last = texts.length - 1;
      if (last < 0) return;
      const whole = (texts[last] ?? '') + text;
      if (whole.length > MAX_TEXT_LENGTH) throw this.#broken();
      texts[last] = whole;
    };
    this.#parser.on('error', (cause) => {
      throw new DomainError('exchange.xml_broken', 'invalid', { line: this.#parser.line }, { cause });
    });
    this.#parser.on('doctype', () => {
      throw new DomainError('exchange.xml_doctype', 'invalid');
    });
    this.#parser.on('opentagstart', () => {
      this.#attributes = 0;
    });
    this.#parser.on('attribute', () => {
      if (++this.#attributes > MAX_ATTRIBUTES) throw this.#broken();
    });
    this.#parser.on('opentag', ({ name, attributes }) => {
      if (texts.length >= MAX_DEPTH) throw this.#broken();
      // What stands between elements is layout: kept, it would grow with the file.
      if (texts.length > 0) texts[texts.length - 1] = '';
      texts.push('');
      handler.open(localName(name), attributes);
    });
    this.#parser.on('text', addText);
    this.#parser.on('cdata', addText);
    this.#parser.on('closetag', ({ name }) => {
      handler.close(localName(name), (texts.pop() ?? '').trim());
    });
  }

  push(text: string): void {
    this.#parser.write(text);
    const collected = this.#parser as unknown as Readonly<Record<(typeof COLLECTED)[number], string>>;
    if (COLLECTED.some((what) => collected[what].length > MAX_TEXT_LENGTH)) throw this.#broken();
  }

  end(): void {
    this.#parser.close();
  }

  #broken(): DomainError {
    return new DomainError('exchange.xml_broken', 'invalid', { line: this.#parser.line });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand in an element or an attribute; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? '');
}
