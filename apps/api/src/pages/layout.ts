import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430; }
  h1 { font-size: 1.5rem; } a { color: #1f5fbf; } table { border-collapse: collapse; width: 100%; }
  td, th { text-align: left; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #dde3ea; vertical-align: top; }
  code { background: #f1f4f8; padding: 0.1rem 0.3rem; word-break: break-all; }
  label { display: block; margin: 0.8rem 0; } input { font: inherit; padding: 0.4rem; width: 20rem; max-width: 100%; }
  button { font: inherit; padding: 0.5rem 1rem; } .error { color: #a32020; } pre { white-space: pre-wrap; }
  iframe { width: 100%; height: 32rem; border: 1px solid #dde3ea; }`;

/** A whole page around its content. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Hirelane</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        ${content}
      </body>
    </html>`;
}

/** A point in time for a reader, with its zone. */
export function inWords(date: Date, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  return `${format.format(date)} (${timeZone})`;
}

/** The field in which a form asks for a new password. */
export function passwordField(label: string): Html {
  return html`<label
    >${label}<br /><input
      type="password"
      name="password"
      minlength="10"
      maxlength="200"
      autocomplete="new-password"
      required
  /></label>`;
}
