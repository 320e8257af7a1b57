const watchMs = 500;

/** Calls `end` once when the process that started this one has died: a killed parent cannot say goodbye. */
export function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, watchMs).unref();
}
