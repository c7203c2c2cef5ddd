import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { render } from "@react-email/render";
import { Text } from "@react-email/text";
import { createElement, type CSSProperties, type ReactElement } from "react";
import type { Letter } from "./letter.ts";

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const STYLES = {
  body: { backgroundColor: "#f3f4f6", margin: "0", padding: "24px 0", fontFamily: FONT },
  card: { backgroundColor: "#ffffff", borderRadius: "8px", maxWidth: "560px", padding: "32px" },
  heading: { color: "#111827", fontSize: "22px", lineHeight: "28px", margin: "0 0 16px" },
  paragraph: { color: "#1f2937", fontSize: "16px", lineHeight: "24px", margin: "0 0 16px" },
  button: {
    backgroundColor: "#1d4ed8",
    borderRadius: "6px",
    color: "#ffffff",
    fontSize: "16px",
    fontWeight: "600",
    margin: "8px 0 24px",
    padding: "14px 24px",
  },
  small: { color: "#4b5563", fontSize: "14px", lineHeight: "20px", margin: "0 0 8px" },
  link: { color: "#1d4ed8", textDecoration: "underline", wordBreak: "break-all" },
  rule: { borderColor: "#e5e7eb", margin: "24px 0" },
} as const satisfies Record<string, CSSProperties>;

/** The letter as a complete HTML document. */
export function toHtml(letter: Letter): Promise<string> {
  return render(
    createElement(
      Html,
      { lang: letter.language, dir: "ltr" },
      head(letter.subject),
      createElement(
        Body,
        { style: STYLES.body },
        createElement(Preview, null, letter.deadline === "" ? letter.heading : letter.deadline),
        createElement(Container, { style: STYLES.card }, ...content(letter)),
      ),
    ),
  );
}

function head(title: string): ReactElement {
  return createElement(
    Head,
    null,
    createElement("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    createElement("title", null, title),
  );
}

function content(letter: Letter): ReactElement[] {
  return [
    createElement(Heading, { as: "h1", style: STYLES.heading }, letter.heading),
    ...[letter.greeting, ...letter.paragraphs].map((words) => paragraph(...withBreaks(words))),
    ...(letter.deadline === "" ? [] : [paragraph(createElement("strong", null, letter.deadline))]),
    ...(letter.link === null
      ? []
      : [createElement(Button, { href: letter.link, style: STYLES.button }, letter.button)]),
    ...letter.notes.map((note) => paragraph(note)),
    paragraph(...withBreaks(`${letter.closing}\n${letter.signature}`)),
    ...(letter.link === null ? [] : bareLink(letter.linkFallback, letter.link)),
  ];
}

function bareLink(introduction: string, link: string): ReactElement[] {
  return [
    createElement(Hr, { style: STYLES.rule }),
    createElement(Text, { style: STYLES.small }, introduction),
    createElement(Text, { style: STYLES.small }, createElement(Link, { href: link, style: STYLES.link }, link)),
  ];
}

function paragraph(...words: readonly (string | ReactElement)[]): ReactElement {
  return createElement(Text, { style: STYLES.paragraph }, ...words);
}

function withBreaks(text: string): (string | ReactElement)[] {
  return text.split("\n").flatMap((line, index) => (index === 0 ? [line] : [createElement("br"), line]));
}
