const TEXT_INPUTS = new Set(['text', 'search', 'email', 'password', 'tel', 'number', 'time', 'url']);

/** Is the key going into a field? Then it is text and not a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

export function isPrintable(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}
