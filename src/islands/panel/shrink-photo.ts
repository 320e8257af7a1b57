import { LONGEST_EDGE, scaledTo } from '#contract/media';

const SMALL_BYTES = 1_500_000;
const QUALITY = 0.86;

/**
 * A photograph as it is worth sending: upright and no larger than the largest size that is kept. The browser decodes
 * and packs it away from the page's thread. What it cannot read is sent as it is, and the server says why not.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const whole = await createImageBitmap(file);
    const isSmall = Math.max(whole.width, whole.height) <= LONGEST_EDGE && file.size <= SMALL_BYTES;
    if (isSmall) {
      whole.close();
      return file;
    }
    const { width, height } = scaledTo(whole, Math.min(LONGEST_EDGE, Math.max(whole.width, whole.height)));
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext('2d');
    if (brush) {
      brush.imageSmoothingQuality = 'high';
      brush.drawImage(whole, 0, 0, width, height);
    }
    whole.close();
    return brush ? await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }) : file;
  } catch {
    return file;
  }
}
