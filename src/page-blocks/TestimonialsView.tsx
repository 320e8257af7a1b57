import type { ReactNode } from 'react';
import type { ResolvedTestimonials } from '#contract/landing';
import { BlockFrame, isThere, type BlockProps } from './block-frame.tsx';

export function TestimonialsView({ block, locale }: BlockProps<ResolvedTestimonials<ReactNode>>) {
  return (
    <BlockFrame block={block} locale={locale} className="quotes">
      <ul>
        {block.quotes.map(({ text, name, note }, index) => (
          <li key={index}>
            <figure>
              <blockquote>
                <p className="pre">{text}</p>
              </blockquote>
              <figcaption>
                <b>{name}</b>
                {isThere(note) && <span className="small soft"> · {note}</span>}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </BlockFrame>
  );
}
