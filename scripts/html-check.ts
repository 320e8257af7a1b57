import { findProgram } from '../db/local/find-server.ts';
import { ScriptFailure } from './failure.ts';
import { packageProgram } from './paths.ts';
import { runProgram } from './run-program.ts';
import { samplePages, withServedSite } from './served-site.ts';

/** Reads one page of each kind with the Nu checker, as served; its errors and warnings fail. Needs Java. */
export async function run(): Promise<number> {
  const java = findProgram(['java']);
  if (!java) {
    const line = 'sudo apt-get install -y default-jre-headless';
    throw new ScriptFailure(`El revisor Nu necesita Java (en Debian: ${line}).`);
  }
  return withServedSite('html', async ({ origin }) => {
    // The checker reads only pages that answer 200.
    const pages = Object.entries(await samplePages(origin)).filter(([name]) => name !== 'no-existe');
    const jar = packageProgram('vnu-jar/build/dist/vnu.jar');
    const addresses = pages.map(([, path]) => origin + path);
    const { code, output } = await runProgram(java, ['-jar', jar, '--format', 'gnu', ...addresses], {
      isQuiet: true,
    });
    const told = output.split('\n').filter((line) => /: (error|info warning|non-document-error):/.test(line));
    for (const line of told) console.log(line.replaceAll(origin, ''));
    console.log(`html: ${pages.length} pages, ${told.length} errors and warnings`);
    return code === 0 && told.length === 0 ? 0 : 1;
  });
}
