const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const WILDCARDS = new Set(['0.0.0.0', '::', '[::]', '']);
const HOST = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,252}))(?::(\d{1,5}))?$/;
const MAX_PORT = 65_535;
const MAX_REMEMBERED = 1_000;

export interface HostNames {
  /** Address of the site, whose host is always answered. */
  readonly siteUrl?: string | undefined;
  /** Names separated by commas, as the environment has them. */
  readonly allowed: string;
  /** Where the server listens; a name or address, not a wildcard, is answered too. */
  readonly listening?: string;
}

/** Tells whether a `Host` header names this site. Every other name is somebody else's trick with DNS or a cache. */
export function createHostList(names: HostNames): (header: string | undefined) => boolean {
  const known = new Set(LOOPBACK);
  if (names.siteUrl) known.add(new URL(names.siteUrl).hostname.toLowerCase());
  for (const name of names.allowed.split(','))
    if (name.trim()) known.add(bracketed(name.trim().toLowerCase()));
  if (names.listening && !WILDCARDS.has(names.listening)) known.add(bracketed(names.listening.toLowerCase()));
  const remembered = new Map<string, boolean>();
  return (header) => {
    if (header === undefined) return false;
    let answer = remembered.get(header);
    if (answer === undefined) {
      const [, host = '', port = 0] = HOST.exec(header.toLowerCase()) ?? [];
      answer = known.has(host.endsWith('.') ? host.slice(0, -1) : host) && Number(port) <= MAX_PORT;
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(header, answer);
    }
    return answer;
  };
}

function bracketed(name: string): string {
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}
