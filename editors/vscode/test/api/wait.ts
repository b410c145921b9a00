// Waits for what comes in its own time: an editor never answers at once.

/** The value of `read` as soon as it is one; fails with `what` after some seconds. */
export async function eventually<T>(what: string, read: () => T | undefined | false | PromiseLike<T | undefined | false>, seconds = 12): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`not seen within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
