import { stopLocalDatabase } from '../db/local/stop.ts';

/** Stops the embedded databases of this checkout that nobody uses at this moment. */
export async function run(): Promise<number> {
  let inUse = 0;
  for (const kind of ['dev', 'test', 'bench'] as const) {
    const outcome = await stopLocalDatabase(kind);
    if (outcome === 'stopped') console.log(`${kind}: detenida.`);
    if (outcome === 'in-use') {
      inUse += 1;
      console.log(`${kind}: la usa otro proceso; detén primero npm start o npm test.`);
    }
  }
  return inUse === 0 ? 0 : 1;
}
