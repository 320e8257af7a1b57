/**
 * The address to return to after login: only a path of this site. Anything that a browser could read as
 * another origin (`//host`, `/\host`, `https:`) falls back to `/panel`.
 */
export function sameSitePath(wanted: string | null, fallback = '/panel'): string {
  if (!wanted || !/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return fallback;
  const base = 'http://own.invalid';
  try {
    const url = new URL(wanted, base);
    return url.origin === base && url.pathname !== '/entrar' ? url.pathname + url.search : fallback;
  } catch {
    return fallback;
  }
}
