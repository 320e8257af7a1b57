import { expect, type Locator, type Page } from '@playwright/test';

/** The canvas of the car in three dimensions. */
export const canvasOf = (page: Page): Locator => page.locator('canvas.carviewer');

/** Reaches for the stage, and waits until the scene stands with everything that belongs to it. */
export async function wakeScene(page: Page): Promise<void> {
  // The stage may not listen yet; a person would reach for it again.
  await expect(async () => {
    await page.locator('.stageshell').dispatchEvent('pointerdown');
    await expect(canvasOf(page)).toBeAttached({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(canvasOf(page)).toHaveAttribute('data-3d-whole', 'true', { timeout: 60_000 });
  await restOf(page);
}

export const framesOf = (page: Page): Promise<number> =>
  canvasOf(page).evaluate((element) => (element as HTMLCanvasElement).carViewer?.frames ?? 0);

/** Waits until nothing is drawn any more. */
export async function restOf(page: Page): Promise<void> {
  await expect(page.locator('.stagelabels[data-still]')).toBeAttached({ timeout: 30_000 });
  await expect
    .poll(
      async () => {
        const before = await framesOf(page);
        await page.waitForTimeout(400);
        return (await framesOf(page)) - before;
      },
      { timeout: 45_000 },
    )
    .toBe(0);
}

/** Waits until a system is shown: its parts have their labels once the camera stands, not before. */
export async function restOfSystem(page: Page, system: string): Promise<void> {
  await expect(page.locator(`.stagelabels[data-still] [data-label^="${system}/"]`).first()).toBeAttached({
    timeout: 30_000,
  });
  await restOf(page);
}

/** Presses the part where it is seen; the scene stands still. */
export async function pressPart(page: Page, type: string, position: string): Promise<void> {
  const canvas = canvasOf(page);
  await canvas.scrollIntoViewIfNeeded();
  const locate = () =>
    canvas.evaluate(
      (element, [of, at]) =>
        (element as HTMLCanvasElement).carViewer?.locate(of as string, at as never) ?? null,
      [type, position],
    );
  await expect.poll(locate, { message: `${type} ${position} is seen`, timeout: 30_000 }).not.toBeNull();
  await canvas.click({ position: (await locate()) ?? { x: 0, y: 0 } });
}
