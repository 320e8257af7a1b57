import type { AllTexts, MessageKey } from './index.ts';

/** Paint as staff write it → its name in the reader's language. */
export const COLOUR_NAMES: Readonly<Record<string, MessageKey<AllTexts>>> = {
  Blanco: 'catalog.colourWhite',
  Plata: 'catalog.colourSilver',
  Gris: 'catalog.colourGray',
  'Gris Oxford': 'catalog.colourOxford',
  Negro: 'catalog.colourBlack',
  Rojo: 'catalog.colourRed',
  Azul: 'catalog.colourBlue',
  Arena: 'catalog.colourSand',
  Vino: 'catalog.colourWine',
  Verde: 'catalog.colourGreen',
};
