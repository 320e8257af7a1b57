import type { ReactNode } from 'react';
import type { ResolvedButton } from '#contract/landing';

/** A link that asks to act. `kind`: `act` is the one orange of a view. */
export function PageButton(props: {
  readonly button: ResolvedButton<ReactNode>;
  readonly kind?: 'act' | 'plain';
  readonly isWide?: boolean;
}) {
  const { button, kind = 'plain', isWide = false } = props;
  const className = ['btn', kind === 'act' && 'act', 'big', isWide && 'wide'].filter(Boolean).join(' ');
  return (
    <a className={className} href={button.href} rel={button.isOutside ? 'noopener noreferrer' : undefined}>
      {button.label}
    </a>
  );
}
