import { startServer } from '../../../src/server/main/index.ts';

// The built site in a process of its own, so that its processor time is its own:
// `serve.ts <appUrl> <distDir>`; tells its address in one line of JSON.

const [appUrl, distDir] = process.argv.slice(2);
if (!appUrl || !distDir) throw new Error('Usage: serve.ts <appUrl> <distDir>');
const server = await startServer({ databaseUrls: { appUrl }, host: '127.0.0.1', port: 0, distDir });
console.log(JSON.stringify({ origin: server.url }));
import inspector from 'node:inspector';
import { writeFileSync } from 'node:fs';
const session = new inspector.Session();
session.connect();
let on = false;
process.on('SIGUSR2', () => {
  if (!on) { on = true; session.post('Profiler.enable'); session.post('Profiler.setSamplingInterval', { interval: 200 }); session.post('Profiler.start'); }
  else { on = false; session.post('Profiler.stop', (_e, { profile }) => { writeFileSync(`/tmp/lane-prof/${process.pid}-${Date.now()}.cpuprofile`, JSON.stringify(profile)); }); }
});
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
