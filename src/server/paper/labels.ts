import type { LabelOrder } from '#contract/inventory';
import type { OrderedLabel } from '#domain/inventory';
import { formatMoney, translator } from '#i18n';
import { invariant } from '#shared/errors.ts';
import { LABEL_FORMATS } from '#shared/facts/label-formats.ts';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { FileAnswer } from '../endpoint/index.ts';
import { labelPdf } from './label-pdf.ts';
import { labelZpl } from './label-zpl.ts';
import type { Label } from './label-plan.ts';
import { PAPER_TYPES, pdfFile } from './paper-files.ts';

interface LabelSetting {
  readonly branch: { readonly code: string; readonly name: string };
  /** Where the pages of pieces are. */
  readonly site: URL;
  readonly madeAt: Date;
}

/** The labels of an order as a file. */
export async function labelFile(
  ordered: readonly OrderedLabel[],
  order: LabelOrder,
  setting: LabelSetting,
): Promise<FileAnswer> {
  const labels = ordered.flatMap((one) =>
    Array.from({ length: one.kind === 'piece' ? one.copies : 1 }, () => labelOf(one, order, setting)),
  );
  const name = `etiquetas-${setting.branch.code}-${labels.length}`;
  const size = LABEL_FORMATS[order.format];
  if (order.output === 'pdf') {
    const { format, start, lang: language } = order;
    const title = translator(language)('labels.title');
    return pdfFile(await labelPdf(labels, { format, start, title, language, madeAt: setting.madeAt }), name);
  }
  invariant(size.kind === 'roll', 'the contract asks ZPL of rolls only');
  const content = [new TextEncoder().encode(labelZpl(labels, size))];
  return new FileAnswer({ name: `${name}.zpl`, contentType: PAPER_TYPES.zpl, content });
}

function labelOf(one: OrderedLabel, { lang, showPrice }: LabelOrder, { branch, site }: LabelSetting): Label {
  if (one.kind === 'bin')
    return {
      code: one.bin,
      link: one.bin,
      isBin: true,
      name: '',
      car: '',
      details: `Multipartes ${branch.name}`,
    };
  const { piece } = one;
  const t = translator(lang);
  const type = partTypeOf(piece.partType);
  const condition =
    piece.condition === 'new'
      ? piece.maker
      : piece.grade
        ? t('labels.grade', { grade: piece.grade })
        : t('labels.used');
  const price =
    showPrice && piece.priceCents !== null ? formatMoney(piece.priceCents, lang, { whole: true }) : '';
  return {
    code: piece.code,
    link: new URL(`/pieza/${encodeURIComponent(piece.code)}`, site).href,
    isBin: false,
    name: type ? nameOf(type, piece.position, lang === 'en' ? 'en' : 'es') : piece.partType,
    car: piece.vehicleLabel ?? '',
    details: [price, condition, piece.bin].filter(Boolean).join(' · '),
  };
}
