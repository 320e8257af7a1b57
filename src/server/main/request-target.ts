/** What an address line asks for, once it is known to be harmless. */
export interface Target {
  readonly pathname: string;
  /** With its `?`; empty when there is none. */
  readonly search: string;
}

const MAX_LENGTH = 2_048;

// Encoded slashes, backslashes, NUL and percent signs mean one path to this check and another to whoever
// decodes once more, so no address of ours has them.
const DOUBTFUL = /\/\/|[^\x21-\x7e]|[\\"<>^`{|}#]|%(?:2f|5c|25|7f|0.|1.)/i;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
const UNRESERVED = /%(?:2[de]|5f|7e|3\d|[46][1-9a-f]|[57][\da])/gi;
const CONTROL = /[^\x21-\x7e]|%(?:00|0a|0d)/i;

/** The target of a request line, or the HTTP status that refuses it. */
export function readTarget(url: string): Target | 400 | 414 {
  if (url.length > MAX_LENGTH) return 414;
  if (!url.startsWith('/')) return 400;
  const queryAt = url.indexOf('?');
  const pathname = withoutNeedlessEscapes(queryAt < 0 ? url : url.slice(0, queryAt));
  const search = queryAt < 0 ? '' : url.slice(queryAt);
  if (DOUBTFUL.test(pathname) || DOT_SEGMENT.test(pathname) || CONTROL.test(search)) return 400;
  if (pathname.includes('%') && !isDecodable(pathname)) return 400;
  return { pathname, search };
}

/** `/%70anel` is `/panel`: letters, digits and `-._~` mean the same escaped, so nothing may tell them apart. */
function withoutNeedlessEscapes(pathname: string): string {
  return pathname.includes('%')
    ? pathname.replace(UNRESERVED, (escape) => decodeURIComponent(escape))
    : pathname;
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
