import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { contentTypeOf } from '../../src/server/main/content-types.ts';
import { projectRoot } from '../paths.ts';

// Bare names as a browser finds them; the same packages that the site is built with.
const IMPORTS = {
  three: '/node_modules/three/build/three.module.js',
  'three/addons/': '/node_modules/three/examples/jsm/',
  'camera-controls': '/node_modules/camera-controls/dist/camera-controls.module.js',
  'meshoptimizer/decoder': '/node_modules/meshoptimizer/meshopt_decoder.mjs',
  '#shared/': '/src/domain/shared/',
};

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const page = ({
  width,
  height,
}: PageSize) => `<!doctype html><html lang="es"><meta charset="utf-8"><title>Gallery</title>
<style>body{margin:0;--stage:#e9e8e5}canvas{display:block;width:${width}px;height:${height}px}</style>
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<canvas></canvas><script type="module" src="/scripts/gallery/stage-page.ts"></script></html>`;

/** Serves the checkout to a browser on this machine, TypeScript with its types taken out. */
export async function serveModules(size: PageSize): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(size));
      return;
    }
    const file = join(projectRoot, path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const isTypeScript = extname(file) === '.ts';
    const content = readFileSync(file);
    response.writeHead(200, { 'content-type': isTypeScript ? 'text/javascript' : contentTypeOf(file) });
    response.end(isTypeScript ? stripTypeScriptTypes(content.toString('utf8')) : content);
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
