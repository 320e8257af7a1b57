export type Locale = 'es-MX' | 'en';

/** Texts of one namespace: flat keys; `{name}` placeholders; a plural is the pair `key_one` and `key_other`. */
export type Messages = Readonly<Record<string, string>>;
export type Namespaces = Readonly<Record<string, Messages>>;

type BaseKey<Key> = Key extends `${infer Base}_one` ? Base : Key extends `${infer Base}_other` ? Base : Key;

/** `'counter.charge'`: namespace and key; the compiler knows them all. */
export type MessageKey<Texts extends Namespaces> = {
  [Name in keyof Texts & string]: `${Name}.${BaseKey<keyof Texts[Name] & string>}`;
}[keyof Texts & string];

export type Values = Readonly<Record<string, string | number>>;

/** Looks a text up and fills it in. `count` chooses the plural form and is written with separators. */
export type Translate<Texts extends Namespaces> = (key: MessageKey<Texts>, values?: Values) => string;

export function createTranslator<Texts extends Namespaces>(locale: Locale, texts: Texts): Translate<Texts> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const [namespace, name] = split(key);
    const messages = texts[namespace] ?? {};
    const { count } = values;
    const plural = typeof count === 'number' ? messages[`${name}_${plurals.select(count)}`] : undefined;
    const text = plural ?? messages[name] ?? messages[`${name}_other`];
    if (text === undefined) return key;
    return text.replace(/\{(\w+)\}/g, (whole, placeholder: string) => {
      const value = values[placeholder];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}

function split(key: string): [string, string] {
  const dot = key.indexOf('.');
  return [key.slice(0, dot), key.slice(dot + 1)];
}
