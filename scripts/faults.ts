import { runMatrix } from '../tests/faults/matrix.ts';
import { ScriptFailure } from './failure.ts';

const USAGE = `Uso: npm run faults -- quick|full [F1 F2 …] [--seconds N] [--seed N]
     npm run faults -- days [--seeds N] [--operations N] [--seed N] [--seconds N]`;

/**
 * `npm run faults -- quick` makes faults in the number that `npm test` has time for, `full` those of a night; both say
 * in one last line of JSON what came of it. `days` plays random days against a slow oracle.
 */
export async function run(args: string[]): Promise<number> {
  const [size = '', ...rest] = args;
  const seed = numberOf(rest, '--seed') ?? 7;
  const seconds = numberOf(rest, '--seconds') ?? Number.POSITIVE_INFINITY;
  if (size === 'days') {
    const { runDays } = await import('../tests/faults/days/run-days.ts');
    const seeds = numberOf(rest, '--seeds') ?? 5_000;
    const operations = numberOf(rest, '--operations') ?? 2_000;
    return runDays({ firstSeed: seed, seeds, operations, seconds });
  }
  if (size !== 'quick' && size !== 'full') throw new ScriptFailure(USAGE);
  const only = rest.filter((arg) => /^(F\d+|N[CD])$/.test(arg));
  const rows = await runMatrix({ size, only, seed, seconds });
  const ok = rows.every((row) => row.ok);
  const told = rows.map(({ id, count, ok: isFine, breaks, failures, seconds: took }) => {
    return {
      id,
      count,
      ok: isFine,
      breaks: breaks.length,
      failures: failures.length,
      seconds: Math.round(took),
    };
  });
  console.log(JSON.stringify({ faults: size, ok, seed, cases: told }));
  return ok ? 0 : 1;
}

function numberOf(args: readonly string[], name: string): number | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const value = Number(args[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new ScriptFailure(USAGE);
  return value;
}
