import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { SetIndex } from '../models/export/manifest.ts';
import { familyOf } from '../src/domain/shared/car/family.ts';
import { generationOf, type GenerationFact } from '../src/domain/shared/facts/generations.ts';
import type { CarScene, CarSource } from '../src/viewer/contract.ts';
import { ScriptFailure } from './failure.ts';
import { chromiumArguments, requireChromium } from './find-chromium.ts';
import { serveModules } from './gallery/module-server.ts';
import type { Pose } from './gallery/stage-page.ts';
import { inProject } from './paths.ts';

/** Six body styles, two or three cars each. */
const CARS: readonly (readonly [style: string, slugs: readonly string[]])[] = [
  ['sedán', ['nissan/versa/n17', 'volkswagen/jetta/a6', 'nissan/tsuru/b13']],
  ['hatchback', ['nissan/march/k13', 'volkswagen/golf/a4', 'chevrolet/spark/m300']],
  ['SUV', ['nissan/kicks/p15', 'honda/cr-v/rm', 'nissan/x-trail/t32']],
  [
    'pickup',
    ['toyota/hilux-doble-cabina/an120', 'ford/f-150-supercrew/p552', 'chevrolet/tornado/montana-ii'],
  ],
  ['van y MPV', ['nissan/urvan-nv350/e26', 'toyota/avanza/f600']],
  ['cupé y clásico', ['ford/mustang/s550', 'volkswagen/sedan-vocho/tipo-1']],
];

const SIZE = { width: 960, height: 540 };

const whole = (view: CarScene['view']): CarScene => ({ view, spread: view === 'exploded' ? 1 : 0 });
const system = (code: 'motor' | 'suspension-direccion' | 'escape-combustible'): CarScene => ({
  view: 'xray',
  chosen: { system: code },
  spread: 0,
});

const POSES: Readonly<Record<string, Pose>> = {
  frente: { scene: whole('assembled') },
  atras: { scene: whole('assembled'), turn: 125 },
  motor: { scene: system('motor') },
  suspension: { scene: system('suspension-direccion') },
  escape: { scene: system('escape-combustible') },
  despiece: { scene: whole('exploded') },
};

/** Takes the pictures of docs/gallery: `npm run gallery`; `-- <folder of sets> <folder of pictures>` of other builds. */
export async function run([models = 'public/models', pictures = 'docs/gallery']: string[]): Promise<void> {
  const index = JSON.parse(readFileSync(inProject(models, 'index.json'), 'utf8')) as SetIndex;
  const { origin, close } = await serveModules(SIZE);
  const executablePath = requireChromium();
  const drawn = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments, ...drawn] });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    page.on('pageerror', (error) => console.error(String(error)));
    await page.goto(origin);
    await page.waitForFunction(() => window.gallery !== undefined);
    mkdirSync(inProject(pictures), { recursive: true });
    for (const slug of CARS.flatMap(([, slugs]) => slugs)) {
      const generation = generationOf(slug);
      if (generation) await takeCar(page, { generation, index, models, pictures });
    }
    writeFileSync(inProject(pictures, 'README.md'), pageOf());
  } finally {
    await browser.close();
    close();
  }
}

interface Order {
  readonly generation: GenerationFact;
  readonly index: SetIndex;
  readonly models: string;
  readonly pictures: string;
}

async function takeCar(page: Page, { generation, index, models, pictures }: Order): Promise<void> {
  const source = sourceOf(generation, index, models);
  if (!source) return;
  await page.evaluate((car: CarSource) => window.gallery?.open(car), source);
  for (const [name, pose] of Object.entries(POSES)) {
    const address = await page.evaluate(
      (wanted: Pose) => window.gallery?.shoot(wanted, 'image/webp') ?? '',
      pose,
    );
    const file = join(pictures, `${nameOf(generation.slug)}-${name}.webp`);
    writeFileSync(inProject(file), Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  }
  console.log(generation.slug);
}

const nameOf = (slug: string): string => slug.replaceAll('/', '-');

function sourceOf(generation: GenerationFact, index: SetIndex, models: string): CarSource | undefined {
  const family = familyOf(generation);
  const set = index.families[family];
  if (!set) {
    console.log(`${generation.slug}: la familia ${family} no está construida`);
    return undefined;
  }
  const { wheelbaseMm, lengthMm, widthMm, heightMm } = generation;
  return {
    exterior: `/${models}/${set.hash}/exterior.glb`,
    inside: `/${models}/${set.hash}/inside.glb`,
    paint: set.paint,
    size: { wheelbaseMm, lengthMm, widthMm, heightMm },
  };
}

function pageOf(): string {
  const rows = CARS.flatMap(([style, slugs]) => [
    `## ${style[0]?.toUpperCase() ?? ''}${style.slice(1)}`,
    '',
    ...slugs.flatMap((slug) => [
      `**${slug}**`,
      '',
      Object.keys(POSES)
        .map((pose) => `<img src="${nameOf(slug)}-${pose}.webp" width="320" alt="${slug}: ${pose}">`)
        .join('\n'),
      '',
    ]),
  ]);
  const head = [
    '# Gallery of the generated cars',
    '',
    'Taken with `npm run gallery`: the sets of `public/models`, warped to each generation and drawn with the product’s own',
    'stage in headless Chromium on the processor. Illustrative models: generic faces, no badges.',
    '',
  ];
  return [...head, ...rows].join('\n');
}

if (!CARS.every(([, slugs]) => slugs.every((slug) => generationOf(slug)))) {
  throw new ScriptFailure('La galería nombra una generación que no existe.');
}
