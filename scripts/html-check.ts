import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../db/local/find-server.ts';
import { ScriptFailure } from './failure.ts';
import { packageProgram } from './paths.ts';
import { runProgram } from './run-program.ts';
import { samplePages, withServedSite } from './served-site.ts';

/** Reads one page of each kind with the Nu checker; its errors and warnings fail. Needs Java. */
export async function run(): Promise<number> {
  const java = findProgram(['java']);
  if (!java)
    throw new ScriptFailure(
      'El revisor Nu necesita Java (en Debian: sudo apt-get install -y default-jre-headless).',
    );
  const folder = mkdtempSync(join(tmpdir(), 'multipartes-html-'));
  try {
    const files = await withServedSite('html', async ({ origin }) => {
      const pages = Object.entries(await samplePages(origin));
      for (const [name, path] of pages) {
        const response = await fetch(origin + path);
        writeFileSync(join(folder, `${name}.html`), await response.text());
      }
      return pages.map(([name]) => join(folder, `${name}.html`));
    });
    const jar = packageProgram('vnu-jar/build/dist/vnu.jar');
    const { code, output } = await runProgram(java, ['-jar', jar, '--format', 'gnu', ...files], {
      isQuiet: true,
    });
    const told = output
      .split('\n')
      .filter((line) => line.includes(': error:') || line.includes(': info warning:'));
    for (const line of told) console.log(line.slice(line.lastIndexOf('/') + 1));
    console.log(`html: ${files.length} pages, ${told.length} errors and warnings`);
    return code === 0 && told.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
