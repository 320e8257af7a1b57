/**
 * What limits count by: an IPv4 address as it is, an IPv6 one by its first 64 bits (`2001:db8:1:2::/64`),
 * because whoever has one address has all of those. Anything else is answered as it came.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  if (groups.length !== 8) return address;
  return `${groups.slice(0, 4).map(hex).join(':')}::/64`;
}

/** An IPv4 address that came dressed as IPv6 (`::ffff:192.0.2.1`, `::ffff:c000:201`) undressed; others unchanged. */
export function unmapped(address: string): string {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  const isMapped =
    groups.length === 8 && groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (!isMapped) return address;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** The eight groups of an IPv6 address, however short it is written; fewer or more for what is none. */
function groupsOf(address: string): number[] {
  const [written = ''] = address.split('%');
  const [head = [], tail] = written
    .replace(
      /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
      (_, a: string, b: string, c: string, d: string) => `${pair(a, b)}:${pair(c, d)}`,
    )
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0') : [];
  return [...head, ...zeros, ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}

function pair(high: string, low: string): string {
  return hex(Number(high) * 256 + Number(low));
}

function hex(group: number): string {
  return group.toString(16);
}
