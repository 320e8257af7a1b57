/**
 * Hands on what the source gives, while the next one is already in the making: reading a file and writing to the
 * database then take turns in the same time. Left early, it waits for what was begun and closes the source.
 */
export async function* oneAhead<Value>(
  source: AsyncGenerator<Value, unknown, unknown>,
): AsyncGenerator<Value> {
  let next = source.next();
  try {
    for (;;) {
      const at = await next;
      if (at.done === true) return;
      next = source.next();
      // Whoever asks for it hears of its failure; nobody may have asked yet.
      next.catch(() => undefined);
      yield at.value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}
