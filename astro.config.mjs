import node from '@astrojs/node';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, fontProviders, passthroughImageService } from 'astro/config';

/** A latin face of a fontsource package, as a local file: nothing is fetched at build or run time. */
function face(family, weight) {
  const file = `${family}-latin-${weight}-normal.woff2`;
  return { src: [`@fontsource/${family}/files/${file}`], weight: String(weight), style: 'normal' };
}

function localFont(name, family, cssVariable, weights, fallbacks) {
  return {
    provider: fontProviders.local(),
    name,
    cssVariable,
    display: 'swap',
    fallbacks,
    // Astro derives one set of metrics per family; src/styles/fonts.css has them per weight and system font.
    optimizedFallbacks: false,
    options: { variants: weights.map((weight) => face(family, weight)) },
  };
}

const textFallbacks = ['Barlow on Arial', 'Barlow on Roboto', 'Barlow on DejaVu', 'sans-serif'];
const plateFallbacks = ['Condensed on Arial', 'Condensed on Roboto', 'Condensed on DejaVu', 'sans-serif'];
const monoFallbacks = ['Plex on Courier', 'Plex on DejaVu', 'monospace'];

/** The adapter with our own server entry: src/server/main is the HTTP server and renders through it. */
function withOwnEntry(adapter, serverEntrypoint) {
  const { 'astro:config:done': done, ...hooks } = adapter.hooks;
  const withEntry = (setAdapter) => (settings) => setAdapter({ ...settings, serverEntrypoint });
  return {
    ...adapter,
    hooks: {
      ...hooks,
      'astro:config:done': (context) => done({ ...context, setAdapter: withEntry(context.setAdapter) }),
    },
  };
}

const serverEntry = new URL('./src/server/main/astro-entry.ts', import.meta.url);

export default defineConfig({
  // A build says its own (scripts/build-site.ts), and the server puts the address it is served at in its place.
  site: process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? 4321}`,
  output: 'static',
  trailingSlash: 'never',
  compressHTML: 'jsx',
  // Linked, one file per surface: pre-compressed it costs a first visit 30 ms and spares every next page 11 kB.
  build: { inlineStylesheets: 'never' },
  adapter: withOwnEntry(node({ mode: 'standalone', bodySizeLimit: 1024 * 1024 }), serverEntry),
  integrations: [react()],
  i18n: { defaultLocale: 'es', locales: ['es', 'en'], routing: { prefixDefaultLocale: false } },
  session: false,
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  fonts: [
    localFont('Barlow', 'barlow', '--font-barlow', [400, 500, 600], textFallbacks),
    localFont('Barlow Condensed', 'barlow-condensed', '--font-barlow-condensed', [600, 700], plateFallbacks),
    localFont('IBM Plex Mono', 'ibm-plex-mono', '--font-plex-mono', [500], monoFallbacks),
  ],
  security: {
    // src/middleware/own-origin.ts and endpoint() check every unsafe method, JSON too, and refuse in words.
    checkOrigin: false,
    csp: {
      // The decoder of the 3D models is WebAssembly; nothing else may be made from text.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      // Prerendered pages carry this as <meta>; what a meta cannot carry (frame-ancestors) the front sends.
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  vite: { plugins: [tailwindcss()] },
});
