import { createServer } from 'node:net';
import { ScriptFailure } from './failure.ts';

/** @throws ScriptFailure that tells how to choose another port or address. */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw friendlyListenError(error, host, port);
  }
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

/** A failure for people when an address could not be listened on; any other error as it is. */
export function friendlyListenError(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1;
    return new ScriptFailure(
      `El puerto ${port} está ocupado por otro programa. Elige otro, por ejemplo:\n\n  PORT=${other} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new ScriptFailure(
      `Este usuario no puede abrir el puerto ${port}. Elige uno mayor:\n\n  PORT=4321 npm start`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ScriptFailure(`HOST=${host} no es una dirección de este equipo.`);
  }
  return error;
}
