/** Asks once for all who want to know within `milliseconds`; a failure is not remembered. */
export function rememberFor<Answer>(milliseconds: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  let askedAt = 0;
  return () => {
    if (answer !== null && performance.now() - askedAt < milliseconds) return answer;
    askedAt = performance.now();
    const asking = ask();
    answer = asking;
    asking.catch(() => {
      if (answer === asking) answer = null;
    });
    return asking;
  };
}
