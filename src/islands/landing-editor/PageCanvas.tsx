import { Puck } from '@puckeditor/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useEditorTexts } from './editor-texts.tsx';
import { useBlockKeys } from './use-block-keys.ts';
import { withoutPressed } from './use-drag-words.ts';

export const VIEWPORTS = [
  { name: 'phone', width: 390, text: 'pageEditor.viewportPhone' },
  { name: 'tablet', width: 820, text: 'pageEditor.viewportTablet' },
  { name: 'desktop', width: 1440, text: 'pageEditor.viewportDesktop' },
] as const;

export type Viewport = (typeof VIEWPORTS)[number];

/** The page as wide as on the chosen screen, made smaller to fit here. */
export function PageCanvas({ viewport }: { readonly viewport: Viewport }) {
  const x = useEditorTexts();
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = size.width > 0 ? Math.min(1, size.width / viewport.width) : 1;
  return (
    <section
      className="page-room"
      ref={room}
      aria-label={x('pageEditor.canvas')}
      data-viewport={viewport.name}
    >
      <div
        className="page-frame"
        style={{
          width: viewport.width,
          height: size.height / scale,
          transform: scale < 1 ? `scale(${scale})` : undefined,
          marginLeft: Math.max(0, (size.width - viewport.width * scale) / 2),
        }}
      >
        <Puck.Preview />
      </div>
    </section>
  );
}

interface CanvasDocumentProps {
  readonly children: ReactNode;
  readonly document?: Document | undefined;
}

/**
 * The document inside the canvas: it has the sheets and faces of the public page and none of the panel's, and its name
 * and language for who does not see it.
 */
export function canvasDocument(sheet: string, title: string) {
  return function CanvasDocument({ children, document: inner }: CanvasDocumentProps) {
    useBlockKeys(inner);
    useEffect(() => {
      if (!inner) return;
      inner.documentElement.lang = 'es-MX';
      inner.documentElement.dataset['theme'] = 'light';
      inner.title = title;
      inner.defaultView?.frameElement?.setAttribute('title', title);
      const added = [...facesOfHost(inner), sheetLink(inner, sheet)];
      // Before what Puck writes: its own rules stand last.
      inner.head.prepend(...added);
      const stop = withoutPressed(inner);
      return () => {
        stop();
        added.forEach((node) => node.remove());
      };
    }, [inner]);
    return children;
  };
}

function sheetLink(inner: Document, href: string): HTMLElement {
  const link = inner.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return link;
}

/** The faces of the page are declared in its head, not in a sheet. */
function facesOfHost(inner: Document): HTMLElement[] {
  return [...document.head.querySelectorAll('style')]
    .filter(({ textContent }) => textContent.includes('@font-face'))
    .map((style) => {
      const copy = inner.createElement('style');
      copy.textContent = style.textContent;
      return copy;
    });
}
