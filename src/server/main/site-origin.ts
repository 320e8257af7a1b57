/** Puts one origin in the place of another, wherever a text names an address of the site. */
export type Rewrite = (text: string) => string;

/**
 * From the origin that pages were built with to the one they are served at; undefined when it is the same. Also
 * finds it inside a query, as a message to WhatsApp has it. Names that only begin alike are others' and stay.
 */
export function originRewrite(built: string, served: string): Rewrite | undefined {
  if (built === served) return undefined;
  const inQuery = encodeURIComponent(built);
  const pattern = new RegExp(`${literal(built)}(?![.:-]?\\w)|${literal(inQuery)}(?!%3A|[.-]?\\w)`, 'g');
  const servedInQuery = encodeURIComponent(served);
  return (text) => text.replace(pattern, (found) => (found === built ? served : servedInQuery));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
