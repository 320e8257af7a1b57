import { createElement, type ReactNode } from 'react';
import type { ResolvedBranch, ResolvedBranches } from '#contract/landing';
import { formatNumber, type Locale } from '#i18n';
import { BlockFrame, type BlockProps } from './block-frame.tsx';
import { branchMap, type MapBall } from './branch-map.ts';
import { hoursWords } from './hours-words.ts';
import { blockWords } from './block-words.ts';

export function BranchesView({ block, locale }: BlockProps<ResolvedBranches<ReactNode>>) {
  const t = blockWords(locale);
  const map = block.hasMap ? branchMap(block.branches) : null;
  return (
    <BlockFrame
      block={block}
      locale={locale}
      className="brs"
      text={block.text}
      beside={
        <a className="small" href={block.allHref}>
          {t('funded.allBranches')}
        </a>
      }
    >
      <div className={map ? 'brs-cols' : undefined}>
        {map && (
          <svg
            className="mex"
            viewBox={`0 0 ${map.width} ${map.height}`}
            role="img"
            aria-label={t('funded.mapLabel')}
          >
            <path d={map.outline} />
            {map.balls.map((ball) => (
              <Ball ball={ball} key={ball.number} />
            ))}
          </svg>
        )}
        <div className="scroll-x">
          <table>
            <caption className="sr">{t('funded.branchTable')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('catalog.branch')}</th>
                <th scope="col" className="num desk">
                  {t('funded.pieces')}
                </th>
                {block.hasHours && <th scope="col">{t('funded.today')}</th>}
              </tr>
            </thead>
            <tbody>
              {block.branches.map((branch, index) => (
                <BranchRow
                  branch={branch}
                  number={map ? index + 1 : null}
                  hasHours={block.hasHours}
                  locale={locale}
                  key={branch.slug}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </BlockFrame>
  );
}

function Ball({ ball }: { readonly ball: MapBall }) {
  const { number, x, y, ballX, ballY } = ball;
  return (
    <g>
      <path className="lead-line" d={`M${x} ${y}L${ballX} ${ballY}`} />
      <circle className="spot" cx={x} cy={y} r="3" />
      <circle className="disc" cx={ballX} cy={ballY} r="18" />
      <text x={ballX} y={ballY} dy="0.36em">
        {number}
      </text>
    </g>
  );
}

function BranchRow(props: {
  readonly branch: ResolvedBranch;
  readonly number: number | null;
  readonly hasHours: boolean;
  readonly locale: Locale;
}) {
  const { branch, number, hasHours, locale } = props;
  const week = hoursWords(branch.hours, locale);
  return (
    <tr>
      <th scope="row">
        <span className="place">
          {number !== null && (
            <span className="ball" aria-hidden="true">
              {number}
            </span>
          )}
          <span>
            <a href={branch.href}>{branch.name}</a>
            <small className="soft">{`${branch.address}, ${branch.city}`}</small>
            {hasHours && week !== '' && <small className="soft">{week}</small>}
          </span>
        </span>
      </th>
      <td className="num desk">{formatNumber(branch.pieces, locale)}</td>
      {hasHours && (
        <td>
          <span className="now">
            {createElement(
              'open-now',
              { 'data-hours': JSON.stringify(branch.hours), 'data-zone': branch.timeZone },
              <span className="st">
                <span> </span>
              </span>,
            )}
          </span>
        </td>
      )}
    </tr>
  );
}
