export { buildInWorker } from './build-in-worker.ts';
export { startLiveIndex, type LiveIndex } from './live-index.ts';
