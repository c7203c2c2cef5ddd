import sanitizeHtml from "sanitize-html";

const texts = ["p", "br", "hr", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"];
const words = ["b", "strong", "i", "em", "u", "s", "sub", "sup", "small", "mark", "a"];
const lists = ["ul", "ol", "li", "dl", "dt", "dd"];
const tables = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

const MAX_DEPTH = 100;

/**
 * HTML without anything that a browser would run, load or send: texts, lists, tables, and links to web and mail addresses.
 * Done when it is stored, so that no reader can forget it (SPEC §7).
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...texts, ...words, ...lists, ...tables],
    allowedAttributes: { a: ["href", "title", "rel"], th: ["colspan", "rowspan", "scope"], td: ["colspan", "rowspan"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
    nestingLimit: MAX_DEPTH,
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "template",
      "iframe",
      "object",
      "embed",
      "svg",
      "math",
    ],
    transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer nofollow" }) },
  });
}
