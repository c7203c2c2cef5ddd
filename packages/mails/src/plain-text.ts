import type { Letter } from "./letter.ts";

/** The letter as plain text, with the bare link on a line of its own. */
export function toPlainText(letter: Letter): string {
  const blocks = [
    letter.greeting,
    ...letter.paragraphs,
    ...(letter.deadline === "" ? [] : [letter.deadline]),
    ...(letter.link === null ? [] : [`${letter.button}:\n${letter.link}`]),
    ...letter.notes,
    `${letter.closing}\n${letter.signature}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}
