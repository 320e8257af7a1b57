export { checkBranch, reconcileBranch } from './reconcile.ts';
export { RESERVATIONS } from './reservations.ts';
export { readBranchTrail, readChainTrail } from './trail.ts';
