/** Where progress is shown. */
interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a piece of work is. */
export interface ProgressLine {
  /** `done` of `total` units, with words beside the bar. */
  show(done: number, total: number, words: string): void;
  /** Leaves the line, so that text may follow. */
  close(): void;
}

const BAR = 30;
const REDRAW_EVERY = 100;
const TENTHS = 10;

/** A bar that is drawn anew on a terminal; elsewhere a plain line for each tenth. */
export function openProgressLine(screen: Screen, now: () => number): ProgressLine {
  return screen.isTTY === true ? barOn(screen, now) : linesOn(screen);
}

function barOn(screen: Screen, now: () => number): ProgressLine {
  let drawnAt = -REDRAW_EVERY;
  let last = "";
  const draw = (): void => {
    if (last !== "") screen.write(`\r\u001b[2K${last}`);
    drawnAt = now();
  };
  return {
    show(done, total, words) {
      const filled = Math.round(share(done, total) * BAR);
      last = `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${percent(done, total)}  ${words}`;
      if (now() - drawnAt >= REDRAW_EVERY) draw();
    },
    close() {
      draw();
      if (last !== "") screen.write("\n");
      last = "";
    },
  };
}

function linesOn(screen: Screen): ProgressLine {
  let tenth = -1;
  let unwritten = "";
  return {
    show(done, total, words) {
      const line = `${percent(done, total)}  ${words}\n`;
      const current = Math.floor(share(done, total) * TENTHS);
      unwritten = current > tenth ? "" : line;
      if (current > tenth) screen.write(line);
      tenth = Math.max(tenth, current);
    },
    close() {
      if (unwritten !== "") screen.write(unwritten);
      unwritten = "";
      tenth = -1;
    },
  };
}

function share(done: number, total: number): number {
  return total <= 0 ? 1 : Math.min(1, done / total);
}

function percent(done: number, total: number): string {
  return `${Math.floor(share(done, total) * 100)} %`.padStart(5);
}
