/** Why there is no picture; each has its own words. */
export type CameraFailure = 'denied' | 'none' | 'busy' | 'unsafe';

export class CameraError extends Error {
  readonly failure: CameraFailure;

  constructor(failure: CameraFailure) {
    super(failure);
    this.failure = failure;
  }
}

export interface Camera {
  readonly stream: MediaStream;
  readonly hasTorch: boolean;
  setTorch(isOn: boolean): Promise<void>;
  close(): void;
}

type TorchTrack = MediaTrackCapabilities & { readonly torch?: boolean };

/** Opens the camera at the back where there is one. Throws `CameraError`. */
export async function openCamera(): Promise<Camera> {
  if (!isSecureContext) throw new CameraError('unsafe');
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!devices) throw new CameraError('none');
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1_920 }, height: { ideal: 1_080 } },
    });
  } catch (error) {
    throw new CameraError(failureOf(error));
  }
  const [track] = stream.getVideoTracks();
  // Not every browser can say what its camera can do.
  const able = track as { getCapabilities?: () => TorchTrack } | undefined;
  return {
    stream,
    hasTorch: able?.getCapabilities?.().torch === true,
    async setTorch(torch) {
      await track?.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });
    },
    close: () => stream.getTracks().forEach((each) => each.stop()),
  };
}

export function failureOf(error: unknown): CameraFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'none';
  }
}

/** Mean brightness of a picture, 0 black to 255 white; undefined before the first. */
export function brightnessOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): number | undefined {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || video.videoWidth === 0) return undefined;
  canvas.width = 32;
  canvas.height = 24;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let index = 0; index < data.length; index += 4) sum += data[index + 1] ?? 0;
  return sum / (data.length / 4);
}
