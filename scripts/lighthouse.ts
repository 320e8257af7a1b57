import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishFullPage } from '../tests/fixtures/a-full-page.ts';
import { freePort } from '../db/local/free-port.ts';
import { chromiumArguments, requireChromium } from './find-chromium.ts';
import { packageProgram } from './paths.ts';
import { runNode } from './run-program.ts';
import { samplePages, withServedSite } from './served-site.ts';

const RUNS = 5;
const BAR = 0.98;
const PAGES = ['inicio', 'generacion', 'sistema', 'pieza', 'funded'] as const;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Report {
  readonly categories: Record<string, { readonly score: number | null }>;
  readonly audits: Record<
    string,
    { readonly numericValue?: number; readonly score: number | null; readonly title: string }
  >;
}

interface PageResult {
  readonly page: string;
  readonly scores: Record<string, number>;
  readonly cls: number;
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly failing: readonly string[];
}

/**
 * Lighthouse mobile, the median of five, on one page of each main kind and on the owners' page with twelve blocks: 98 in
 * all four categories, CLS 0. Arguments: how often, and names of pages when not all of them are wanted.
 */
export async function run([runsText, ...only]: string[] = []): Promise<number> {
  const runs = Number(runsText ?? RUNS);
  const wanted = PAGES.filter((name) => only.length === 0 || only.includes(name));
  const chromium = requireChromium();
  const folder = mkdtempSync(join(tmpdir(), 'multipartes-lighthouse-'));
  const port = await freePort();
  const flags = [
    '--headless=new',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${join(folder, 'profile')}`,
  ];
  const browser = spawn(chromium, [...flags, '--disable-gpu', ...chromiumArguments, 'about:blank'], {
    stdio: 'ignore',
  });
  try {
    const results = await withServedSite('lighthouse', async (site) => {
      const { origin } = site;
      await publishFullPage(site);
      const pages = await samplePages(origin);
      const all: PageResult[] = [];
      for (const name of wanted)
        all.push(await measure(name, origin + (pages[name] ?? '/'), { port, runs, folder }));
      return all;
    });
    const ok = results.every(isGood);
    console.log(JSON.stringify({ check: 'lighthouse', ok, runs, results }));
    return ok ? 0 : 1;
  } finally {
    browser.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function isGood({ scores, cls }: PageResult): boolean {
  return CATEGORIES.every((category) => (scores[category] ?? 0) >= BAR) && cls < 0.001;
}

/** The tool's own codes for a trace without its first marks. */
const TRACE_LOST = /\((NO_NAVSTART|NO_FCP|NO_TRACING_STARTED)\)/;

async function measure(
  page: string,
  url: string,
  options: { port: number; runs: number; folder: string },
): Promise<PageResult> {
  const reports: Report[] = [];
  for (let turn = 0; turn < options.runs; turn++) reports.push(await audit(url, options));
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [
      category,
      median(reports.map((report) => report.categories[category]?.score ?? 0)),
    ]),
  );
  const figure = (audit: string) =>
    median(reports.map((report) => report.audits[audit]?.numericValue ?? Number.NaN));
  const failing = Object.values(reports[0]?.audits ?? {})
    .filter((entry) => entry.score !== null && entry.score < 0.9)
    .map((entry) => entry.title);
  const result: PageResult = {
    page,
    scores,
    cls: figure('cumulative-layout-shift'),
    lcpMs: Math.round(figure('largest-contentful-paint')),
    tbtMs: Math.round(figure('total-blocking-time')),
    failing,
  };
  const shown = CATEGORIES.map((category) => `${category} ${Math.round((scores[category] ?? 0) * 100)}`).join(
    ' · ',
  );
  console.log(
    `${page.padEnd(12)} ${shown} · LCP ${result.lcpMs} ms · TBT ${result.tbtMs} ms · CLS ${result.cls.toFixed(4)}`,
  );
  return result;
}

/** One report. A trace the browser failed to record says nothing about the page: it is taken again. */
async function audit(url: string, options: { port: number; folder: string }, tries = 3): Promise<Report> {
  const { port, folder } = options;
  const file = join(folder, 'report.json');
  const { code, output } = await runNode(
    packageProgram('lighthouse/cli/index.js'),
    [
      url,
      `--port=${port}`,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
    ],
    { isQuiet: true },
  );
  if (code !== 0 && tries > 1 && TRACE_LOST.test(output)) return await audit(url, options, tries - 1);
  if (code !== 0) throw new Error(`Lighthouse failed on ${url}: ${output.slice(-500)}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
