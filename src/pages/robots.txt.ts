import type { APIRoute } from 'astro';

export const prerender = true;

const PRIVATE = ['/panel', '/caja', '/entrar', '/configurar', '/api/', '/buscar', '/en/buscar', '/twin/'];

export const GET: APIRoute = ({ site }) => {
  const lines = ['User-agent: *', ...PRIVATE.map((path) => `Disallow: ${path}`), ''];
  return new Response([...lines, `Sitemap: ${new URL('/sitemap.xml', site).href}`, ''].join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
