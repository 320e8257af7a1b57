import { writeImportRules } from './architecture-doc.ts';
import { packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';

export async function run(args: string[]): Promise<number> {
  writeImportRules();
  const targets = args.length > 0 ? args : ['.'];
  const { code } = await runNode(packageProgram('prettier/bin/prettier.cjs'), [
    '--write',
    '--log-level=warn',
    ...targets,
  ]);
  return code;
}
