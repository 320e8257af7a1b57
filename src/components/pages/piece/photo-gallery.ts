import { moveBy, WHOLE, zoomAt, type Zoom } from './zoom.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const STEP = 1.6;
const PAN_PX = 60;
const SWIPE_PX = 60;

/** Opens the photographs of a piece large: fingers, wheel and keys enlarge and move them. Without it they are links. */
export class PhotoGallery extends HTMLElement {
  #index = 0;
  #zoom: Zoom = WHOLE;
  #fingers = new Map<number, Point>();
  #swipePx = 0;

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#click(event));
    this.#strip?.addEventListener('scroll', () => this.#mark(), { passive: true });
    const { dialog, stage } = this.#parts();
    const image = document.createElement('img');
    image.draggable = false;
    image.alt = '';
    stage?.append(image);
    dialog?.addEventListener('keydown', (event) => this.#key(event));
    dialog?.addEventListener('close', () => this.#links[this.#index]?.focus());
    stage?.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    stage?.addEventListener('dblclick', (event) => this.#show(this.#turned(event)));
    stage?.addEventListener('pointerdown', (event) => this.#down(event));
    stage?.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel'] as const) {
      stage?.addEventListener(end, (event) => this.#up(event));
    }
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.shots a')];
  }

  get #strip(): HTMLElement | null {
    return this.querySelector('.shots');
  }

  #parts() {
    const dialog = this.querySelector('dialog');
    const stage = dialog?.querySelector<HTMLElement>('.stage');
    return {
      dialog,
      stage,
      image: stage?.querySelector('img'),
      caption: dialog?.querySelector<HTMLElement>('[data-caption]'),
    };
  }

  #click(event: MouseEvent): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const target = event.target as Element;
    const photo = target.closest<HTMLAnchorElement>('.shots a');
    const thumb = target.closest<HTMLAnchorElement>('.thumbs a');
    const act = target.closest<HTMLElement>('[data-do]')?.dataset['do'];
    if (photo) this.#open(Number(photo.dataset['index']));
    else if (thumb) this.#scrollTo([...this.querySelectorAll('.thumbs a')].indexOf(thumb));
    else if (act) this.#act(act);
    else return;
    event.preventDefault();
  }

  #act(act: string): void {
    if (act === 'close') this.#parts().dialog?.close();
    else if (act === 'in') this.#enlarge(STEP);
    else if (act === 'out') this.#enlarge(1 / STEP);
    else this.#turnTo(this.#index + (act === 'next' ? 1 : -1));
  }

  /** Only the strip moves, never the page. */
  #scrollTo(index: number): void {
    const strip = this.#strip;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    strip?.scrollTo({ left: index * strip.clientWidth, behavior: still ? 'instant' : 'smooth' });
  }

  #mark(): void {
    const strip = this.#strip;
    if (!strip) return;
    const shown = Math.round(strip.scrollLeft / strip.clientWidth);
    for (const [index, thumb] of this.querySelectorAll('.thumbs a').entries()) {
      thumb.classList.toggle('on', index === shown);
    }
  }

  #open(index: number): void {
    this.#parts().dialog?.showModal();
    this.#turnTo(index);
  }

  #turnTo(index: number): void {
    const links = this.#links;
    const { image, caption } = this.#parts();
    this.#index = (index + links.length) % links.length;
    const link = links[this.#index];
    const shown = link?.querySelector('img');
    if (!link || !shown || !image) return;
    image.src = link.href;
    image.alt = shown.alt;
    if (caption) {
      const words = { number: String(this.#index + 1), count: String(links.length) };
      const text = (this.dataset['of'] ?? '').replace(
        /\{(\w+)\}/g,
        (_, name: 'number' | 'count') => words[name],
      );
      caption.textContent = `${text} · ${shown.alt}`;
    }
    this.#scrollTo(this.#index);
    this.#show(WHOLE);
  }

  #show(zoom: Zoom): void {
    this.#zoom = zoom;
    const { image } = this.#parts();
    if (image) image.style.transform = `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`;
  }

  #enlarge(factor: number, at: Point = { x: 0, y: 0 }): void {
    const { stage } = this.#parts();
    if (stage) this.#show(zoomAt(this.#zoom, factor, at, sizeOf(stage)));
  }

  #shift(x: number, y: number): void {
    const { stage } = this.#parts();
    if (stage) this.#show(moveBy(this.#zoom, { x, y }, sizeOf(stage)));
  }

  #turned(event: MouseEvent): Zoom {
    const { stage } = this.#parts();
    if (!stage || this.#zoom.scale > 1) return WHOLE;
    return zoomAt(this.#zoom, 2.5, fromMiddle(stage, event), sizeOf(stage));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isLarge = this.#zoom.scale > 1;
    const does: Readonly<Record<string, (() => void) | undefined>> = {
      '+': () => this.#enlarge(STEP),
      '-': () => this.#enlarge(1 / STEP),
      '0': () => this.#show(WHOLE),
      ArrowLeft: () => (isLarge ? this.#shift(PAN_PX, 0) : this.#turnTo(this.#index - 1)),
      ArrowRight: () => (isLarge ? this.#shift(-PAN_PX, 0) : this.#turnTo(this.#index + 1)),
      ArrowUp: isLarge ? () => this.#shift(0, PAN_PX) : undefined,
      ArrowDown: isLarge ? () => this.#shift(0, -PAN_PX) : undefined,
    };
    const run = does[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { stage } = this.#parts();
    if (stage) this.#enlarge(Math.exp(-event.deltaY / 300), fromMiddle(stage, event));
  }

  #down(event: PointerEvent): void {
    const { stage } = this.#parts();
    stage?.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#swipePx = 0;
  }

  #move(event: PointerEvent): void {
    const { stage } = this.#parts();
    const before = this.#fingers.get(event.pointerId);
    if (!stage || !before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...this.#fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.#fingers.set(event.pointerId, now);
    if (other) {
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      const apart = Math.hypot(before.x - other.x, before.y - other.y);
      if (apart > 0) {
        const grown = Math.hypot(now.x - other.x, now.y - other.y) / apart;
        this.#enlarge(grown, fromMiddle(stage, middle));
      }
    } else if (this.#zoom.scale > 1) {
      this.#shift(now.x - before.x, now.y - before.y);
    } else {
      this.#swipePx += now.x - before.x;
    }
  }

  #up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const swipe = this.#swipePx;
    this.#swipePx = 0;
    if (this.#fingers.size > 0 || this.#zoom.scale > 1 || Math.abs(swipe) < SWIPE_PX) return;
    this.#turnTo(this.#index + (swipe < 0 ? 1 : -1));
  }
}

function sizeOf(stage: HTMLElement) {
  return { width: stage.clientWidth, height: stage.clientHeight };
}

function fromMiddle(stage: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
