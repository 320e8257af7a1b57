import type { ReactNode } from 'react';
import './selector.css';
import './car-menu.css';
import { GenerationSelector } from './GenerationSelector.tsx';
import { HomeSelector } from './HomeSelector.tsx';
import type { SelectorProps } from './props.ts';
import { TextsProvider } from './texts.tsx';

/** Chooses the car on the home page, and system and part on a car's own page. See `props.ts` for where it stands. */
export default function SelectorIsland(props: SelectorProps & { readonly children?: ReactNode }) {
  const { locale, messages, children } = props;
  return (
    <TextsProvider locale={locale} messages={messages}>
      {props.variant === 'home' ? (
        <HomeSelector makes={props.makes} years={props.years} />
      ) : (
        <GenerationSelector generation={props.generation} system={props.system}>
          {children}
        </GenerationSelector>
      )}
    </TextsProvider>
  );
}
