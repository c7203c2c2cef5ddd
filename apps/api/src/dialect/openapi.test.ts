import { expect, test } from "vitest";
import { dialects } from "../create-app.ts";
import { dialectsDocument } from "./dialects-document.fixture.ts";
import { openApiDocument } from "./openapi.ts";

test.each(dialects.map((dialect) => ({ name: dialect.name, dialect })))(
  "the committed document of $name is what the routes say",
  async ({ name, dialect }) => {
    const document = openApiDocument(dialect, "https://hirelane.example");
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(`../../../../docs/openapi/${name}.json`);
  },
);

test("docs/dialects.md says what the routes say", async () => {
  await expect(dialectsDocument(dialects)).toMatchFileSnapshot("../../../../docs/dialects.md");
});
