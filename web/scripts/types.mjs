// Writes src/shared/api/schema.d.ts from docs/openapi.json; with --check fails when the committed file differs.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../docs/openapi.json", import.meta.url);
const target = new URL("../src/shared/api/schema.d.ts", import.meta.url);
const text =
  "// Generated from docs/openapi.json by `npm run types`; do not edit.\n" +
  astToString(await openapiTS(source, { alphabetize: true }));

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== text) {
    console.error("web/src/shared/api/schema.d.ts differs from docs/openapi.json: run `npm run types` and commit");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
