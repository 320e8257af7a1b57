import type { StockListing } from '#contract/inventory';
import type { MessageKey, Translate } from '../../i18n/translator.ts';
import type { PieceDictionary } from './piece-dictionary.ts';
import type { StaffTexts } from './staff-context.tsx';

type Named = Pick<StockListing, 'partType' | 'position'>;
type Described = Named & Pick<StockListing, 'kind' | 'condition' | 'vehicleLabel' | 'colour' | 'maker'>;
type Words = Translate<StaffTexts>;

/** "Puerta delantera izquierda" */
export function partName(piece: Named, dictionary: PieceDictionary): string {
  return (
    dictionary.names[`${piece.partType}/${piece.position}`] ??
    dictionary.names[piece.partType] ??
    piece.partType
  );
}

/** "plata" */
export function paintName(colour: string, dictionary: PieceDictionary): string {
  return dictionary.colours[colour] ?? colour.toLowerCase();
}

/** "Puerta delantera izquierda Versa 2015–2019, plata": what the clerk calls the piece. */
export function pieceName(piece: Described, dictionary: PieceDictionary): string {
  const car = piece.vehicleLabel ? ` ${piece.vehicleLabel}` : '';
  return `${partName(piece, dictionary)}${car}${piece.colour ? `, ${paintName(piece.colour, dictionary)}` : ''}`;
}

/** "Usada · B" or "Nueva · TYC" */
export function conditionWords(piece: Pick<StockListing, 'condition' | 'grade' | 'maker'>, t: Words): string {
  if (piece.condition === 'new') return `${t('panel.new')} · ${piece.maker}`;
  return piece.grade ? `${t('panel.used')} · ${piece.grade}` : t('panel.used');
}

/** "usada, grado B": the same in running text. */
export function conditionPhrase(
  piece: Pick<StockListing, 'condition' | 'grade' | 'maker'>,
  t: Words,
): string {
  if (piece.condition === 'new') return t('panel.newOf', { maker: piece.maker });
  return piece.grade ? t('panel.usedGrade', { grade: piece.grade }) : t('panel.usedPlain');
}

const DAMAGE_KINDS: Readonly<Record<string, MessageKey<StaffTexts> | undefined>> = {
  P: 'panel.damageDing',
  S: 'panel.damageScratch',
  D: 'panel.damageDent',
  E: 'panel.damageBend',
  C: 'panel.damageCrease',
  R: 'panel.damageRust',
};

/** ARA code `5D1` in words: "abolladura de 1 tarjeta en la zona 5". An unknown letter keeps the code. */
export function damageWords(code: string, t: Words): string {
  const [, zone, letter = '', size] = /^(\d)([A-Z])(\d)$/.exec(code) ?? [];
  const kind = DAMAGE_KINDS[letter];
  if (!zone || !size || !kind) return code;
  return t('panel.damage', { what: t(kind), count: Number(size), zone });
}
