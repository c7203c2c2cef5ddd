import { registerHooks } from "node:module";
import { text } from "node:stream/consumers";

// openapi-typescript writes types through the compiler's JavaScript API, which TypeScript 7 has not.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === "typescript" ? import.meta.resolve("typescript-5.9") : specifier, context),
});

const { default: generate, astToString } = await import("openapi-typescript");

// The types of the OpenAPI document that comes in.
process.stdout.write(astToString(await generate(JSON.parse(await text(process.stdin)))));
