import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { freePort } from '../../db/local/free-port.ts';
import { readBuiltSite } from '../fixtures/built-site.ts';
import '../fixtures/http-site.ts';

const program = fileURLToPath(new URL('../fixtures/serve-built-site.ts', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const server = spawn(process.execPath, [program, 'http', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const lines = createInterface({ input: server.stdout });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) =>
      reject(new Error(`The built server ended with ${code ?? 'a signal'} at its start`)),
    );
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve();
      else process.stdout.write(`${line}\n`);
    });
  });
  project.provide('site', readBuiltSite(port));
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
