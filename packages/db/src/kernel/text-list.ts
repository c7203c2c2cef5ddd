import { ArrayType, p } from "@mikro-orm/core";

/**
 * Writes each text of a list in quotes. The type that MikroORM has writes the text `null` as a missing element, and loses
 * line breaks and blanks at the ends.
 */
class TextListType extends ArrayType {
  override convertToDatabaseValue(texts: string[] | null): string | null {
    if (texts === null) return null;
    return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(",")}}`;
  }
}

/** A column of texts: any text comes back as it went in. */
export const textList = () => p.type(TextListType);
