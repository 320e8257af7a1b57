/** What the 3D car weighs, draws and computes; the same check as in `npm run verify:full`. `-- viewer all`: three cars. */
export { run } from '../../scripts/viewer-check.ts';
