import { SEDAN_CITY } from './sedan-city.ts';
import { SEDAN_COMPACT } from './sedan-compact.ts';
import { SEDAN_CLASSIC } from './sedan-classic.ts';
import { HATCH } from './hatch.ts';
import { HATCH_CLASSIC } from './hatch-classic.ts';
import { SUV_FWD } from './suv-fwd.ts';
import { SUV_AWD } from './suv-awd.ts';
import { PICKUP_CREW } from './pickup-crew.ts';
import { PICKUP_FULL } from './pickup-full.ts';
import { PICKUP_COMPACT } from './pickup-compact.ts';
import { VAN } from './van.ts';
import { MPV } from './mpv.ts';
import { COUPE } from './coupe.ts';
import { COUPE_MUSCLE } from './coupe-muscle.ts';
import { BEETLE } from './beetle.ts';
import type { FamilyName, FamilySpec } from '../generator/family-spec.ts';

/** Every body there is, by name. */
export const FAMILIES: Readonly<Record<FamilyName, FamilySpec>> = {
  'sedan-city': SEDAN_CITY,
  'sedan-compact': SEDAN_COMPACT,
  'sedan-classic': SEDAN_CLASSIC,
  hatch: HATCH,
  'hatch-classic': HATCH_CLASSIC,
  'suv-fwd': SUV_FWD,
  'suv-awd': SUV_AWD,
  'pickup-crew': PICKUP_CREW,
  'pickup-full': PICKUP_FULL,
  'pickup-compact': PICKUP_COMPACT,
  van: VAN,
  mpv: MPV,
  coupe: COUPE,
  'coupe-muscle': COUPE_MUSCLE,
  beetle: BEETLE,
};
