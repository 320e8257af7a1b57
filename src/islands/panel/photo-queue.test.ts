import { describe, expect, test } from 'vitest';
import type { Photo } from '#contract/inventory';
import { ApiRefusal, NoAnswer } from '../staff/api-client.ts';
import { createPhotoQueue, type PhotoQueueOptions } from './photo-queue.ts';

const PATH = '/branches/QRO/stock/1/photos';
const aFile = (name: string) => new File([name], name, { type: 'image/jpeg' });
const refusal = (status: number, detail: string) =>
  new ApiRefusal(new Response(null, { status }), { code: 'media.unreadable', detail });

function queueWith(send: PhotoQueueOptions['send'], isOnline = () => true) {
  const pauses: number[] = [];
  const queue = createPhotoQueue({
    send,
    isOnline,
    prepare: (file) => Promise.resolve(file),
    pause: (ms) => Promise.resolve(void pauses.push(ms)),
  });
  const settled = () =>
    expect.poll(() => queue.entries.every((one) => one.state === 'failed' || one.state === 'offline'));
  return { queue, pauses, settled };
}

describe('a burst of photographs', () => {
  test('goes one after the other, in order, and each arrival is told', async () => {
    const sent: string[] = [];
    let under = 0;
    const { queue, settled } = queueWith(async (_path, file, onProgress) => {
      under += 1;
      expect(under).toBe(1);
      onProgress(0.5);
      sent.push(await file.text());
      under -= 1;
      return [];
    });
    const heard: string[] = [];
    queue.onPhotos((path) => heard.push(path));
    queue.add(PATH, ['a', 'b', 'c'].map(aFile));
    expect(queue.entries).toHaveLength(3);
    await settled().toBe(true);
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(heard).toEqual([PATH, PATH, PATH]);
    expect(queue.entries).toEqual([]);
  });

  test('is tried again when nobody answered, with longer and longer pauses, and not for ever', async () => {
    let tries = 0;
    const { queue, pauses, settled } = queueWith(() => {
      tries += 1;
      return Promise.reject(new NoAnswer('gone'));
    });
    queue.add(PATH, [aFile('a')]);
    await settled().toBe(true);
    expect([tries, pauses]).toEqual([4, [1_000, 2_000, 4_000]]);
    expect(queue.entries[0]).toMatchObject({ state: 'failed', reason: '' });
  });

  test('goes on past one that the server cannot read, which keeps its reason and can be tried or dropped', async () => {
    let isBroken = true;
    const { queue, settled } = queueWith(async (_path, file): Promise<Photo[]> => {
      if (isBroken && (await file.text()) === 'bad') throw refusal(422, 'La foto está dañada.');
      return [];
    });
    queue.add(PATH, ['bad', 'good'].map(aFile));
    await settled().toBe(true);
    expect(queue.entries).toMatchObject([{ name: 'bad', state: 'failed', reason: 'La foto está dañada.' }]);
    isBroken = false;
    queue.retry(queue.entries[0]?.id ?? 0);
    await expect.poll(() => queue.entries.length).toBe(0);
    isBroken = true;
    queue.add(PATH, [aFile('bad')]);
    await expect.poll(() => queue.entries[0]?.state).toBe('failed');
    queue.drop(queue.entries[0]?.id ?? 0);
    expect(queue.entries).toEqual([]);
  });

  test('waits without a network and goes on when it is back', async () => {
    let isOnline = false;
    const sent: string[] = [];
    const { queue, settled } = queueWith(
      async (_path, file) => {
        sent.push(await file.text());
        return [];
      },
      () => isOnline,
    );
    queue.add(PATH, ['a', 'b'].map(aFile));
    await settled().toBe(true);
    expect(queue.entries.map(({ state }) => state)).toEqual(['offline', 'offline']);
    isOnline = true;
    queue.resume();
    await expect.poll(() => queue.entries.length).toBe(0);
    expect(sent).toEqual(['a', 'b']);
  });
});
