import type { ReactNode } from 'react';
import type { ResolvedNumbers } from '#contract/landing';
import { formatNumber } from '#i18n';
import { BlockFrame, DemoMark, isThere, type BlockProps } from './block-frame.tsx';
import { blockWords } from './block-words.ts';

export function NumbersView({ block, locale }: BlockProps<ResolvedNumbers<ReactNode>>) {
  const t = blockWords(locale);
  const list = (
    <ul className="nums">
      {block.items.map(({ measure, value, label }, index) => (
        <li key={index}>
          <b>{formatNumber(value, locale)}</b>
          <span>{isThere(label) ? label : t(`funded.measure_${measure}`)}</span>
        </li>
      ))}
    </ul>
  );
  if (isThere(block.heading)) {
    return (
      <BlockFrame block={block} locale={locale}>
        {list}
      </BlockFrame>
    );
  }
  return (
    <section className="wrap">
      {list}
      <DemoMark isDemo={block.isDemo} locale={locale} />
    </section>
  );
}
