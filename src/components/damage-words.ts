import { translator, type AllTexts, type Locale, type MessageKey } from '#i18n';
import { parseDamage } from './view-models.ts';

const KINDS = new Set('PSDECRBGHKMTU');

/** Letter of an ARA code in words: `R` → "óxido". */
export function damageKind(kind: string, locale: Locale): string {
  const key = KINDS.has(kind) ? `catalog.damage_${kind}` : 'catalog.damageOther';
  return translator(locale)(key as MessageKey<AllTexts>);
}

/** "Óxido, zona 8; golpe, zona 4": what a list has room for. A code that is none stays as it is. */
export function damageBrief(codes: readonly string[], locale: Locale): string {
  const t = translator(locale);
  const words = codes.map((code) => {
    const mark = parseDamage(code);
    return mark
      ? t('catalog.damageBrief', { kind: damageKind(mark.kind, locale), zone: String(mark.zone) })
      : code;
  });
  const text = words.length > 0 ? words.join('; ') : t('catalog.noDamage');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
