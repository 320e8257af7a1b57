import type { ReactNode } from 'react';
import './selector.css';
import './car-menu.css';
import './stage/stage.css';
import { GenerationSelector } from './GenerationSelector.tsx';
import { HomeFigure } from './HomeFigure.tsx';
import { HomeSelector } from './HomeSelector.tsx';
import type { SelectorProps } from './props.ts';
import { TextsProvider } from './texts.tsx';

/** Chooses the car on the home page, and system and part on a car's own page. See `props.ts` for where it stands. */
export default function SelectorIsland(props: SelectorProps & { readonly children?: ReactNode }) {
  const { locale, messages, children } = props;
  return (
    <TextsProvider locale={locale} messages={messages}>
      {props.variant === 'home' && <HomeSelector makes={props.makes} years={props.years} />}
      {props.variant === 'figure' && (
        <HomeFigure carName={props.carName} scene={props.scene}>
          {children}
        </HomeFigure>
      )}
      {props.variant === 'generation' && (
        <GenerationSelector generation={props.generation} scene={props.scene} system={props.system}>
          {children}
        </GenerationSelector>
      )}
    </TextsProvider>
  );
}
