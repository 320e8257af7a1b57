/** An address as logs may keep it: the number of somebody's car and the key of a preview are left out. */
export function loggedPath(pathname: string): string {
  return pathname.replace(/^(\/api\/v1\/vin\/|\/vista-previa\/)[^/]+/, '$1…');
}
