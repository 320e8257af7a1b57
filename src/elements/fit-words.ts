import type { Translate, AllTexts, Locale, MessageKey } from '#i18n';
import type { CarKnown } from '#shared/fit/facts.ts';
import type { FitChoice } from '#shared/fit/fit-question.ts';
import type { FitVerdict } from '#shared/fit/fit-verdict.ts';

type FitTexts = Pick<AllTexts, 'fit'>;

interface FitSpeech {
  readonly t: Translate<FitTexts>;
  readonly locale: Locale;
  /** `tu Nissan Tsuru 2005` or `Nissan Tsuru 1992–2017`. */
  readonly car: string;
}

export interface FitWords {
  readonly title: string;
  readonly why: string;
  /** Beside a row of a list. */
  readonly mini: string;
  readonly question: string | null;
  readonly choices: readonly { readonly label: string; readonly know: Omit<CarKnown, 'generation'> }[];
}

/** A verdict in the reader's language; page, counter, note and message say the same. */
export function fitWords(verdict: FitVerdict, { t, locale, car }: FitSpeech): FitWords {
  const why = t(`fit.why_${verdict.reason}` as MessageKey<FitTexts>, valuesOf(verdict));
  const mini = t(`fit.mini_${verdict.verdict}` as MessageKey<FitTexts>);
  if (verdict.verdict !== 'ask') {
    const notes =
      'notes' in verdict && verdict.notes.length > 0
        ? ` ${t('fit.notes', { notes: verdict.notes.join('; ') })}`
        : '';
    return {
      title: t(`fit.${verdict.verdict}`, { car }),
      why: why + notes,
      mini,
      question: null,
      choices: [],
    };
  }
  const { question, reason } = verdict;
  if (!question) {
    return {
      title: t(reason === 'car' ? 'fit.chooseCar' : 'fit.noTable'),
      why,
      mini,
      question: null,
      choices: [],
    };
  }
  const asked = t(`fit.ask_${question.about}`);
  return {
    title: t('fit.ask', { question: asked }),
    why,
    mini,
    question: asked,
    choices: question.choices.map(({ know }) => ({ know, label: choiceWord(know, t, locale) })),
  };
}

/** The verdict in half a sentence, for a note or a message. */
export function fitBrief(verdict: FitVerdict['verdict'], t: Translate<FitTexts>): string {
  return t(`fit.note_${verdict}`);
}

function valuesOf(verdict: FitVerdict): Record<string, string | number> {
  return 'kept' in verdict ? { count: Math.max(1, verdict.kept), group: verdict.via ?? '' } : {};
}

function choiceWord(know: FitChoice['know'], t: Translate<FitTexts>, locale: Locale): string {
  if (know.years) return know.years.join('–');
  if (know.year != null) return String(know.year);
  if (know.engine) return know.engine;
  if (know.transmission) return gearboxWord(know.transmission, t);
  if (know.drivetrain) return driveWord(know.drivetrain, t);
  if (know.doors !== undefined) return t('fit.doors', { count: know.doors });
  if (know.airConditioning !== undefined) return t(know.airConditioning ? 'fit.yes' : 'fit.not');
  if (know.months) return monthsWord(know.months, locale);
  return String(know.vehicleId ?? '');
}

function gearboxWord(transmission: string, t: Translate<FitTexts>): string {
  if (transmission === 'CVT') return t('fit.cvt');
  const [, kind, gears = ''] = /^(MT|AT|DCT)(\d+)$/.exec(transmission) ?? [];
  if (kind === 'MT') return t('fit.manual', { gears });
  if (kind === 'AT') return t('fit.automatic', { gears });
  return kind === 'DCT' ? t('fit.dual', { gears }) : transmission;
}

function driveWord(drivetrain: string, t: Translate<FitTexts>): string {
  switch (drivetrain) {
    case 'FWD':
    case 'RWD':
    case 'AWD':
    case '4WD':
      return t(`fit.${drivetrain}`);
    default:
      return drivetrain;
  }
}

function monthsWord([from, to]: readonly [number, number], locale: Locale): string {
  const name = (month: number) =>
    new Date(Date.UTC(2000, month - 1, 1)).toLocaleString(locale, { month: 'long', timeZone: 'UTC' });
  return from === to ? name(from) : `${name(from)}–${name(to)}`;
}
