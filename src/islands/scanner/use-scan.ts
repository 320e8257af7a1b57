import { useEffect, useRef, useState } from 'react';
import { brightnessOf, CameraError, openCamera, type Camera, type CameraFailure } from './camera.ts';
import { openCodeReader } from './code-reader.ts';
import { codeAmong, hintFor, type ScanHint, type ScanWish } from './scan-state.ts';

const EVERY_MS = 160;

export type ScanStatus =
  | { readonly kind: 'starting' }
  | { readonly kind: 'reading'; readonly hint: ScanHint; readonly other?: string | undefined }
  | { readonly kind: 'failed'; readonly failure: CameraFailure | 'reader' };

/** Camera and reader while the dialog is open; the camera's light goes out with it. `attempt` starts it anew. */
export function useScan(attempt: number, reads: ScanWish, onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [status, setStatus] = useState<ScanStatus>({ kind: 'starting' });
  const [camera, setCamera] = useState<Camera | null>(null);

  useEffect(() => {
    const closed = new AbortController();
    const isOpen = () => !closed.signal.aborted;
    let opened: Camera | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setStatus({ kind: 'starting' });

    const start = async () => {
      opened = await openCamera();
      if (!isOpen() || !video.current) {
        opened.close();
        return;
      }
      setCamera(opened);
      video.current.srcObject = opened.stream;
      await video.current.play();
      const reader = await openCodeReader();
      const beganMs = performance.now();
      const canvas = document.createElement('canvas');
      setStatus({ kind: 'reading', hint: 'looking' });
      const look = async () => {
        if (!isOpen() || !video.current) return;
        const { code, other } = codeAmong(reads, await reader.read(video.current).catch(() => []));
        if (!isOpen()) return;
        if (code !== undefined) {
          found.current(code);
          return;
        }
        const brightness = brightnessOf(video.current, canvas);
        const hint = hintFor({ brightness, waitedMs: performance.now() - beganMs, other });
        setStatus((before) =>
          before.kind === 'reading' && before.hint === hint && before.other === other
            ? before
            : { kind: 'reading', hint, other },
        );
        timer = setTimeout(() => void look(), EVERY_MS);
      };
      await look();
    };

    start().catch((error: unknown) => {
      opened?.close();
      if (isOpen())
        setStatus({ kind: 'failed', failure: error instanceof CameraError ? error.failure : 'reader' });
    });
    return () => {
      closed.abort();
      clearTimeout(timer);
      opened?.close();
      setCamera(null);
    };
  }, [attempt, reads]);

  return { video, status, camera };
}
