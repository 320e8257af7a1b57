import type { Database } from '#db/client.ts';
import type { Placement } from '#db/placement/index.ts';
import { publicChainScope } from '#domain/identity';

/** Every database where jobs stand, each once; the same order in every process of a site. */
export function jobDatabases(placement: Placement): readonly Database[] {
  return [...new Set([placement.central(), ...placement.branchDatabases(publicChainScope())])];
}
