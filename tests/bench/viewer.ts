/** What the 3D car weighs, draws and computes; the same check as in `npm run verify:full`. */
export { run } from '../../scripts/viewer-check.ts';
