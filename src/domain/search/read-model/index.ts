// The door for the worker that builds: behind the area's own door stands the whole site, which takes it a second to read.
export { buffersOf } from './index-data.ts';
export { loadIndex } from './load-index.ts';
