/** The room that a canvas has; nothing while it has none. */
export function watchSize(
  canvas: HTMLCanvasElement,
  onSize: (width: number, height: number) => void,
): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
    if (width > 0 && height > 0) onSize(width, height);
  });
  if (canvas.parentElement) observer.observe(canvas.parentElement);
  return () => observer.disconnect();
}

/** The page went from light to dark or back. */
export function watchTheme(onTheme: () => void): () => void {
  const observer = new MutationObserver(onTheme);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
