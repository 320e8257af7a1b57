const secondSignalMs = 1_000;

/** Resolves at the first signal. A second one, later than its echo through npm, ends the process at once. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (firstAt !== undefined && performance.now() - firstAt > secondSignalMs) process.exit(1);
        firstAt ??= performance.now();
        resolve();
      });
    }
  });
}
