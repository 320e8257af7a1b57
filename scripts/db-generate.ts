import { packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';

/** `npm run db:generate -- --name <what>`: writes the SQL of what changed in db/schema, for review. */
export async function run(args: string[]): Promise<number> {
  const { code } = await runNode(packageProgram('drizzle-kit/bin.cjs'), ['generate', ...args]);
  return code;
}
