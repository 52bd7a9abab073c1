// Writes src/shared/api/schema.d.ts from docs/openapi.json; with --check fails when the committed file differs.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../docs/openapi.json", import.meta.url);
const target = new URL("../src/shared/api/schema.d.ts", import.meta.url);

// The client gives every change its key (src/shared/api/guard.ts): no call has to name it.
const given_by_client = "Idempotency-Key";
const description = JSON.parse(await readFile(source, "utf8"));
for (const operations of Object.values(description.paths))
  for (const operation of Object.values(operations))
    operation.parameters = operation.parameters?.filter((parameter) => parameter.name !== given_by_client);

const text =
  "// Generated from docs/openapi.json by `npm run types`; do not edit.\n" +
  astToString(await openapiTS(JSON.parse(JSON.stringify(description)), { alphabetize: true }));

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== text) {
    console.error("web/src/shared/api/schema.d.ts differs from docs/openapi.json: run `npm run types` and commit");
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
