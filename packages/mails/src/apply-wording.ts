import { fillPlaceholders, type MailFacts, type MailWording } from "@hirelane/domain";
import { oneLine } from "./one-line.ts";

/** The parts of a letter that an organisation may word. */
interface WordedParts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly closing: string;
}

/** An organisation's texts with the facts filled in: a subject of one line, paragraphs of clean lines. */
export function applyWording(wording: MailWording, values: MailFacts): WordedParts {
  return {
    subject: oneLine(fillPlaceholders(wording.subject, values)),
    paragraphs: toParagraphs(fillPlaceholders(wording.opening, values)),
    closing: cleanLines(fillPlaceholders(wording.closing, values)).join("\n"),
  };
}

function toParagraphs(text: string): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (line === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
}

function cleanLines(text: string): string[] {
  return linesOf(text).filter((line) => line !== "");
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => oneLine(line));
}
