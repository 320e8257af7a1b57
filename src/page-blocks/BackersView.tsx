import type { ReactNode } from 'react';
import type { ResolvedBackers } from '#contract/landing';
import { formatDate, formatMoney, formatNumber, formatPercent, type Locale } from '#i18n';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';
import { PageButton } from './PageButton.tsx';
import { PagePicture } from './PagePicture.tsx';
import { blockWords } from './block-words.ts';

export function BackersView({ block, locale }: BlockProps<ResolvedBackers<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="backers" text={block.text}>
      <div className="fund-cols">
        {block.goal && <Goal goal={block.goal} locale={locale} />}
        <Uses block={block} locale={locale} />
      </div>
      <Backers block={block} locale={locale} />
      {block.report && <Report report={block.report} locale={locale} />}
    </BlockFrame>
  );
}

type Filled<Field extends keyof ResolvedBackers> = NonNullable<ResolvedBackers<ReactNode>[Field]>;

function Goal({ goal, locale }: { readonly goal: Filled<'goal'>; readonly locale: Locale }) {
  const t = blockWords(locale);
  const given = goal.contributions;
  return (
    <div className="sheet pad goal">
      <h3 className="label">{goal.label}</h3>
      <p className="price">{formatMoney(goal.raisedCents, locale, { whole: true })}</p>
      <p className="small soft">
        {t('funded.ofGoal', { goal: formatMoney(goal.goalCents, locale, { whole: true }) })}
        {given !== null && ` · ${t('funded.contributions', { count: given })}`}
      </p>
      <Bar percent={goal.percent} label={t('funded.progress', { percent: goal.percent })} />
      <p className="bt small">
        <b>{formatPercent(goal.percent, locale)}</b>
        {goal.closesOn !== null && (
          <span>{t('funded.closes', { date: formatDate(goal.closesOn, locale) })}</span>
        )}
      </p>
      {goal.button && <PageButton button={goal.button} isWide />}
      {isThere(goal.note) && <p className="cap pre">{goal.note}</p>}
    </div>
  );
}

/** Drawn in SVG: its length is an attribute, so the page needs no inline style. */
function Bar({ percent, label }: { readonly percent: number; readonly label: string }) {
  return (
    <svg className="bar" role="img" aria-label={label} width="100%" height="12">
      <rect className="whole" width="100%" height="12" />
      <rect className="part" width={`${percent}%`} height="12" />
    </svg>
  );
}

function Uses({ block, locale }: BlockProps<ResolvedBackers<ReactNode>>) {
  const t = blockWords(locale);
  if (block.uses.length === 0) return null;
  return (
    <table className="uses">
      <caption className="label">{t('funded.uses')}</caption>
      <tbody>
        {block.uses.map(({ label, amountCents, percent }, index) => (
          <tr key={index}>
            <th scope="row">{label}</th>
            <td className="num">{formatMoney(amountCents, locale, { whole: true })}</td>
            <td className="num soft">{formatPercent(percent, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Backers({ block, locale }: BlockProps<ResolvedBackers<ReactNode>>) {
  if (block.backers.length === 0) return null;
  return (
    <ul className="cards backer-list">
      {block.backers.map(({ name, note, period, amountCents, logo }, index) => (
        <li key={index}>
          {logo && (
            <span className="ph logo">
              <PagePicture picture={logo} sizes="160px" />
            </span>
          )}
          <b>{name}</b>
          <span className="small soft">
            {period}
            {amountCents !== null && (
              <>
                {isThere(period) && ' · '}
                {formatMoney(amountCents, locale, { whole: true })}
              </>
            )}
          </span>
          {isThere(note) && <p className="small soft pre">{note}</p>}
        </li>
      ))}
    </ul>
  );
}

function Report({ report, locale }: { readonly report: Filled<'report'>; readonly locale: Locale }) {
  const kilobytes = formatNumber(Math.max(1, Math.round(report.file.bytes / 1_024)), locale);
  return (
    <p className="act-row">
      <a className="btn" href={report.href} download={report.file.name}>
        {report.label}
        <span className="soft"> PDF · {kilobytes} kB</span>
      </a>
    </p>
  );
}
