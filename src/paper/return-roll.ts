import type { ReturnReceipt } from '#contract/sales';
import { creditCodeWords, creditQrOf } from '#shared/credit-code.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import { paperHead } from './paper-head.ts';
import { centred, when, type PaperSetting, type Roll, type RollBlock } from './roll.ts';

/** The note of a return, with the vale that it gave. */
export function returnRoll(receipt: ReturnReceipt, setting: PaperSetting): Roll {
  const { branch, locale, t } = setting;
  const day = formatDate(receipt.madeAt, locale, 'day', branch.timeZone);
  const time = formatDate(receipt.madeAt, locale, 'time', branch.timeZone);
  return {
    label: receipt.folio,
    blocks: [
      ...paperHead(setting),
      { kind: 'title', text: t('returns.noteReturn') },
      { kind: 'text', text: receipt.folio, isMono: true, isCentred: true },
      centred(t('returns.noteOf', { folio: receipt.saleFolio })),
      centred(`${day} · ${time}`),
      centred(t('counter.noteCashier', { name: receipt.clerk })),
      ...when(receipt.approver, centred(t('returns.noteApproved', { name: receipt.approver ?? '' }))),
      ...when(receipt.customerName, centred(t('counter.noteCustomer', { name: receipt.customerName ?? '' }))),
      returnedLines(receipt, setting),
      ...when(receipt.note, { kind: 'text', text: receipt.note ?? '' }),
      { kind: 'rule' },
      ...moneyBlocks(receipt, setting),
      ...(receipt.credit ? creditBlocks(receipt.credit, setting) : signature(setting)),
    ],
  };
}

function returnedLines({ lines }: ReturnReceipt, { locale, t }: PaperSetting): RollBlock {
  return {
    kind: 'lines',
    heads: [t('counter.colQuantityShort'), t('counter.colConcept'), t('counter.colAmount')],
    lines: lines.map((line) => ({
      quantity: String(line.quantity),
      name: line.description,
      details: [[{ text: line.code, isMono: true }], [{ text: t(`returns.reason.${line.reason}`) }]],
      amount: formatMoney(line.goodsCents, locale),
    })),
  };
}

/** What is kept and what is given back, and how. */
function moneyBlocks(receipt: ReturnReceipt, { locale, t }: PaperSetting): RollBlock[] {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const { feeCents, coreCents } = receipt;
  return [
    {
      kind: 'facts',
      facts: [
        ...(feeCents > 0 ? [{ label: t('returns.fee'), value: money(-feeCents) }] : []),
        ...(coreCents > 0 ? [{ label: t('returns.coreBack'), value: money(coreCents) }] : []),
      ],
    },
    { kind: 'total', label: t('returns.noteBack'), value: money(receipt.refundCents) },
    {
      kind: 'facts',
      facts: receipt.refunds.map(({ method, amountCents, reference }) => ({
        label: reference ? `${t(`returns.${method}`)} ${reference}` : t(`returns.${method}`),
        value: money(amountCents),
      })),
    },
  ];
}

function creditBlocks(
  { code, issuedCents }: NonNullable<ReturnReceipt['credit']>,
  { branch, locale, t }: PaperSetting,
): RollBlock[] {
  const words = creditCodeWords(code);
  return [
    { kind: 'rule' },
    { kind: 'title', text: t('returns.noteCreditTitle') },
    { kind: 'text', text: words, isMono: true, isCentred: true },
    { kind: 'qr', text: creditQrOf(code), label: t('returns.qrCredit', { code: words }) },
    centred(t('returns.noteCreditTerms', { amount: formatMoney(issuedCents, locale), branch: branch.name })),
    centred(t('returns.noteCreditScan')),
  ];
}

function signature({ t }: PaperSetting): RollBlock[] {
  return [{ kind: 'signatures', names: [t('till.signGet')] }];
}
