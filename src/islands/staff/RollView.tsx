import { Fragment } from 'react';
import { code128Widths } from '#shared/code128.ts';
import type { Roll, RollBlock, RollLine } from '#paper/roll.ts';
import { QrCode } from './QrCode.tsx';

interface RollViewProps {
  readonly roll: Roll;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
  readonly className?: string;
}

/** A roll as it is printed. Pages render it as plain HTML; the counter prints it in place. */
export function RollView({ roll, narrow = false, className = '' }: RollViewProps) {
  return (
    <article className={`receipt ${narrow ? 'w58 ' : ''}${className}`.trim()} aria-label={roll.label}>
      {roll.blocks.map((block, index) => (
        <Block key={index} block={block} narrow={narrow} />
      ))}
    </article>
  );
}

function Block({ block, narrow }: { readonly block: RollBlock; readonly narrow: boolean }) {
  switch (block.kind) {
    case 'title':
      return <h2>{block.text}</h2>;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'rule':
      return <hr />;
    case 'text':
      return <Text {...block} />;
    case 'lines':
      return <Lines {...block} />;
    case 'total':
      return (
        <p className="total">
          <span>{block.label}</span>
          {block.value !== undefined && <span>{block.value}</span>}
        </p>
      );
    case 'facts':
      return <Facts {...block} />;
    case 'signatures':
      return (
        <p className="signatures">
          {block.names.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
      );
    case 'qr':
      return <QrCode text={block.text} label={block.label} />;
    case 'code128':
      return narrow ? null : <Code128 text={block.text} />;
  }
}

function Text({ text, isMono, isStrong, isCentred }: Extract<RollBlock, { kind: 'text' }>) {
  const names = [isMono && 'mono', isCentred && 'center'].filter(Boolean).join(' ');
  return <p className={names || undefined}>{isStrong ? <b>{text}</b> : text}</p>;
}

function Facts({ facts }: Extract<RollBlock, { kind: 'facts' }>) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, isStrong }, index) => (
        <Fragment key={index}>
          <dt>{isStrong ? <b>{label}</b> : label}</dt>
          <dd>{isStrong ? <b>{value}</b> : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Lines({ heads, lines }: Extract<RollBlock, { kind: 'lines' }>) {
  return (
    <table>
      <thead>
        <tr>
          <th>{heads[0]}</th>
          <th>{heads[1]}</th>
          <th className="num">{heads[2]}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>{line.quantity}</td>
            <td>
              {line.name}
              <Details of={line} />
            </td>
            <td className="num">{line.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Details({ of }: { readonly of: RollLine }) {
  return of.details.map((parts, index) => (
    <Fragment key={index}>
      <br />
      {parts.map(({ text, isMono }, part) =>
        isMono ? (
          <span key={part} className="mono">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </Fragment>
  ));
}

const QUIET = 10;

/** The bars say what stands above them in letters. */
function Code128({ text }: { readonly text: string }) {
  let x = QUIET;
  const bars = code128Widths(text).map((width, index) => {
    const bar = index % 2 === 0 ? `M${x} 0h${width}v1h-${width}z` : '';
    x += width;
    return bar;
  });
  return (
    <svg
      className="code128"
      viewBox={`0 0 ${x + QUIET} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <path d={bars.join('')} fill="#000" />
    </svg>
  );
}
