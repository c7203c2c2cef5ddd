/** How long one look may take, in milliseconds. */
export const PATIENCE = 10_000;

/** What an asynchronous look gives, or an error with the code ETIMEDOUT where that takes too long. */
export async function within<Result>(look: () => Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = Object.assign(new Error("no answer in 10 seconds"), { code: "ETIMEDOUT" });
  const timer = setTimeout(() => reject(late), PATIENCE);
  try {
    return await Promise.race([look(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
