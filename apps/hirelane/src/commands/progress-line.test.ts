import { expect, test } from "vitest";
import { openProgressLine } from "./progress-line.ts";

function screenOf(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test("on a terminal a bar is drawn anew in place, and not more often than eyes follow", () => {
  const screen = screenOf(true);
  let now = 0;
  const line = openProgressLine(screen, () => now);
  line.show(0, 4, "begun");
  line.show(1, 4, "too soon");
  now = 150;
  line.show(2, 4, "half");
  line.show(4, 4, "done");
  line.close();
  expect(screen.written).toEqual([
    `\r\u001b[2K${"░".repeat(30)}   0 %  begun`,
    `\r\u001b[2K${"█".repeat(15)}${"░".repeat(15)}  50 %  half`,
    `\r\u001b[2K${"█".repeat(30)} 100 %  done`,
    "\n",
  ]);
});

test("elsewhere each tenth gets a line of its own, and so does the end", () => {
  const screen = screenOf(false);
  const line = openProgressLine(screen, () => 0);
  for (let done = 0; done <= 100; done += 1) line.show(done, 100, `${done} rows`);
  line.show(100, 100, "all");
  line.close();
  line.show(0, 0, "nothing to do");
  line.close();
  expect(screen.written).toHaveLength(13);
  expect(screen.written.slice(0, 2)).toEqual(["  0 %  0 rows\n", " 10 %  10 rows\n"]);
  expect(screen.written.slice(-2)).toEqual(["100 %  all\n", "100 %  nothing to do\n"]);
});
