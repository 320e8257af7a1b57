const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** `software`: WebGL is drawn by the processor, at a few frames a second. */
export type Graphics = 'hardware' | 'software' | 'none';

export function isSoftwareRenderer(name: string): boolean {
  return SOFTWARE.test(name);
}

/** Asks for a context and lets it go; some milliseconds, so not before somebody may want it. */
export function detectGraphics(): Graphics {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return 'none';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftwareRenderer(String(name)) ? 'software' : 'hardware';
}
