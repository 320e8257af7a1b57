/** Headers of every answer, as a flat name–value list for `writeHead`. */
export const SECURITY_HEADERS: readonly string[] = [
  'x-content-type-options',
  'nosniff',
  'x-frame-options',
  'DENY',
  'referrer-policy',
  'strict-origin-when-cross-origin',
  'permissions-policy',
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy',
  'same-origin',
  'cross-origin-resource-policy',
  'same-origin',
];

/** Added where the caller's connection is encrypted; on plain http it would be ignored or do harm. */
export const TRANSPORT_SECURITY: readonly string[] = [
  'strict-transport-security',
  'max-age=31536000; includeSubDomains',
];

const FRAMES = "frame-ancestors 'none'";

/**
 * Policy of one answer. A built page carries its policy as `<meta>`, which cannot say who may frame it; a page
 * made on demand brings its own as a header; data may load nothing. A script keeps the policy of its page,
 * except as a worker, where this header would be its own.
 */
export function contentPolicy(contentType: string, own: string | null): string {
  if (own) return `${own.replace(/;\s*$/, '')}; ${FRAMES}`;
  return DATA.test(contentType) ? `default-src 'none'; ${FRAMES}` : FRAMES;
}

const DATA = /^application\/(?:json|problem\+json|xml|octet-stream)/;
