import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readEnv } from '#server/env.ts';
import {
  BUILT_ORIGIN,
  startServer,
  writePrerenderManifest,
  type BuildMark,
  type RunningServer,
} from '#server/main/index.ts';
import type { MatchedRequest, RenderContext, Renderer } from '#server/main/renderer.ts';

/** A database URL where nobody listens. */
export const DEAD_DATABASE = 'mysql://nobody:nothing@127.0.0.1:9/none';

const LONG = 'Refacciones usadas con garantía. '.repeat(60);

export const BUILT_FILES: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html><title>Inicio</title><link rel="canonical" href="${BUILT_ORIGIN}/"><p>${LONG}`,
  'en/index.html': `<!doctype html><title>Home</title><p>${LONG}`,
  'tu-auto/index.html': `<!doctype html><title>Tu coche</title><p>${LONG}`,
  'refacciones/nissan/tsuru/b13/index.html': `<!doctype html><title>Tsuru construido</title><p>${LONG}`,
  '404.html': '<!doctype html><title>No encontrado</title>',
  'en/404/index.html': '<!doctype html><title>Not found</title>',
  'error-503/index.html': '<!doctype html><title>Volvemos en un momento</title>',
  '_astro/app.Bx3_9a.js': `console.log("${LONG}")`,
  'models/0a1b2c3d4e5f/inside.glb': `glTF ${LONG}`,
  '_astro/plex.woff2': 'not really a font',
  'robots.txt': `User-agent: *\nSitemap: ${BUILT_ORIGIN}/sitemap.xml`,
};

/** A built file as a site at this address sends it. */
export function builtText(name: keyof typeof BUILT_FILES, url: string): string {
  return (BUILT_FILES[name] ?? '').replaceAll(BUILT_ORIGIN, url);
}

/** A folder like that of a build, with its manifest. */
export async function makeDist(
  mark: BuildMark = { seq: 0, database: null, content: null },
): Promise<{ distDir: string; remove(): void }> {
  const distDir = mkdtempSync(join(tmpdir(), 'front-'));
  for (const [name, content] of Object.entries(BUILT_FILES)) {
    const file = join(distDir, 'client', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await writePrerenderManifest({ distDir, mark, origin: BUILT_ORIGIN });
  return { distDir, remove: () => rmSync(distDir, { recursive: true }) };
}

export type Route = (request: Request, context: RenderContext) => Response | Promise<Response>;

/** An application of a few routes: the longest listed path that the address begins with takes it. */
export function fakeRenderer(routes: Record<string, Route>): Renderer & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    match(request): MatchedRequest | undefined {
      const { pathname, search } = new URL(request.url);
      const [route] = Object.keys(routes)
        .filter((path) => pathname.startsWith(path))
        .sort((a, b) => b.length - a.length);
      if (route === undefined) return undefined;
      return {
        route,
        async render(context) {
          asked.push(`${request.method} ${pathname}${search}`);
          return await (routes[route] as Route)(request, context);
        },
      };
    },
  };
}

export interface FrontOptions {
  readonly distDir: string;
  readonly renderer: Renderer;
  readonly env?: Record<string, string>;
  readonly appUrl?: string;
  readonly uploadIdleMs?: number;
}

export function startFront({
  distDir,
  renderer,
  env = {},
  appUrl = DEAD_DATABASE,
  ...more
}: FrontOptions): Promise<RunningServer> {
  return startServer({
    env: readEnv({ LOG_LEVEL: 'silent', DATABASE_POOL: '4', ...env }),
    databaseUrls: { appUrl },
    host: '127.0.0.1',
    port: 0,
    distDir,
    renderer,
    ...more,
  });
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly text: string;
  readonly bytes: Buffer;
}

/** One request with exactly this path and these headers; nothing is normalised on the way. */
export function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = httpRequest({
      hostname,
      port,
      path,
      method: options.method ?? 'GET',
      headers: options.headers,
      agent: false,
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const bytes = Buffer.concat(chunks);
        const encoding = response.headers['content-encoding'];
        const plain =
          encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: plain.toString(),
          bytes,
        });
      });
    });
    request.end(options.body);
  });
}

/** Sends bytes as they are and answers the first line of what comes back. */
export function askRaw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n')) socket.destroy();
    });
    socket.once('close', () => resolve(text.split('\r\n')[0] ?? ''));
    socket.once('error', reject);
  });
}
