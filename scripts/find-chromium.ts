import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from '../db/local/find-server.ts';
import { canInstallPackages, installPackages } from '../db/local/install-server.ts';
import { ScriptFailure } from './failure.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const macPrograms = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Parts of the browser that no test looks at. Every window would load the two popups of the address bar as pages of
 * their own: more work than our page. The others are those that Playwright turns off, because the list that comes last
 * is the one that counts.
 */
const UNWANTED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'Translate',
];

/** What every launch of a test browser gets: nothing that talks to the outside, and root in a container works. */
export const chromiumArguments: readonly string[] = [
  `--disable-features=${UNWANTED_FEATURES.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** `CHROMIUM` or an installed Chromium that runs; undefined when there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM'];
  const candidates = chosen
    ? [chosen]
    : [...names.map((name) => findProgram([name])), ...macPrograms.filter((path) => existsSync(path))];
  // Ubuntu's chromium-browser may be a stub that only tells to install a snap.
  return candidates.find((path) => path !== undefined && spawnSync(path, ['--version']).status === 0);
}

/** @throws ScriptFailure that names what to install, when there is no Chromium and it cannot be installed here. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (canInstallPackages()) {
    console.log('Instalando Chromium con apt-get (solo la primera vez)…');
    installPackages(() => ['chromium']);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new ScriptFailure(
    [
      'Las pruebas de navegador necesitan Chromium. Instálalo (en Debian: sudo apt-get install -y chromium)',
      'o di dónde está con CHROMIUM=/ruta/al/programa.',
    ].join('\n'),
  );
}
