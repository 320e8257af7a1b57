import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../db/local/free-port.ts';
import { readBuiltSite, type BuiltSite } from '../tests/fixtures/built-site.ts';
import { ScriptFailure } from './failure.ts';
import { inProject } from './paths.ts';

/** Builds if needed, serves the demo chain in a process of its own, and ends it when the work is done. */
export async function withServedSite<Result>(
  purpose: string,
  work: (site: BuiltSite) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const script = inProject('tests', 'fixtures', 'serve-built-site.ts');
  const child = spawn(process.execPath, [script, purpose, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        if (line.startsWith('ready ')) resolve();
      });
      child.once('exit', (code) => reject(new ScriptFailure(`The site did not start (${code ?? 'killed'})`)));
    });
    return await work(readBuiltSite(port));
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}

interface Listing {
  readonly code: string;
}

/** Addresses of one page of each kind, with pieces that are in stock now. */
export async function samplePages(origin: string): Promise<Readonly<Record<string, string>>> {
  const pieceOf = async (query: string) => {
    const response = await fetch(`${origin}/api/v1/stock?generation=nissan/versa/n17&limit=1&${query}`);
    const { items } = (await response.json()) as { items: Listing[] };
    return encodeURIComponent(items[0]?.code ?? '');
  };
  const used = await pieceOf('condition=used&partType=puerta');
  const fresh = await pieceOf('condition=new');
  const car = '/refacciones/nissan/versa/n17';
  return {
    inicio: '/',
    refacciones: '/refacciones',
    marca: '/refacciones/nissan',
    modelo: '/refacciones/nissan/versa',
    generacion: car,
    sistema: `${car}/suspension-direccion`,
    tipo: `${car}/puertas-cristales/puerta`,
    pieza: `/pieza/${used}`,
    'pieza-nueva': `/pieza/${fresh}`,
    sistemas: '/sistemas',
    frenos: '/sistemas/frenos',
    sucursales: '/sucursales',
    sucursal: '/sucursales/queretaro',
    funded: '/funded',
    buscar: '/buscar?q=puerta+izquierda+versa+2017',
    entrar: '/entrar',
    api: '/api',
    'no-existe': '/no-existe',
    'en-inicio': '/en',
    'en-generacion': `/en${car}`,
    'en-pieza': `/en/pieza/${used}`,
  };
}
