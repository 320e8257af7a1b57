/** To the letter as Astro writes it, which a test checks. Anything looser would also move what a visitor wrote. */
export const ISLAND_STYLE =
  '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>' as const;

/**
 * The page with the style of its islands at the end of its head. Texts of visitors stand in attributes before and
 * after it with `<` as it is, so only this one constant may ever be taken out or put in, and never read as a pattern.
 */
export function withStyleInHead(html: string): string {
  const at = html.indexOf(`${ISLAND_STYLE}<script>`);
  const head = html.indexOf('</head><body');
  if (at < 0 || head < 0 || at < head) return html;
  const end = at + ISLAND_STYLE.length;
  return html.slice(0, head) + ISLAND_STYLE + html.slice(head, at) + html.slice(end);
}
