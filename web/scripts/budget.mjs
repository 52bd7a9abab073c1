// Fails when a page of the built workbench outgrows its share of the wire (gzip -9 bytes).
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
// The editor is a route of its own: nobody loads it who does not edit a model, and it loads no charts.
const limits = { first: 480_000, route: 850_000, editor: 380_000, own_chunk: 60_000 };

const size = async (name) => gzipSync(await readFile(new URL(name, dist)), { level: 9 }).length;
const assets = (await readdir(new URL("assets/", dist))).filter((name) => /\.(js|css)$/.test(name));
const sizes = new Map(await Promise.all(assets.map(async (name) => [name, await size(`assets/${name}`)])));
const html = await readFile(new URL("index.html", dist), "utf8");

// What the first page loads: everything index.html names.
const first = assets.filter((name) => html.includes(name));
const first_bytes = first.reduce((sum, name) => sum + sizes.get(name), 0);
const vendor = /^(react|antd|lib|charts|editor)-/;
const own = [...sizes].filter(([name]) => name.endsWith(".js") && !vendor.test(name) && !first.includes(name));
const largest_route =
  first_bytes +
  Math.max(0, ...own.map(([, bytes]) => bytes)) +
  [...sizes].filter(([name]) => name.startsWith("charts-")).reduce((sum, [, bytes]) => sum + bytes, 0);

const editor_bytes = [...sizes]
  .filter(([name]) => name.startsWith("editor-"))
  .reduce((sum, [, bytes]) => sum + bytes, 0);

const faults = [];
if (first.some((name) => name.startsWith("editor-"))) faults.push("the first page loads the editor");
if (editor_bytes > limits.editor) faults.push(`editor: ${editor_bytes} bytes, limit ${limits.editor}`);
if (first_bytes > limits.first) faults.push(`first page: ${first_bytes} bytes, limit ${limits.first}`);
if (largest_route > limits.route) faults.push(`largest route: ${largest_route} bytes, limit ${limits.route}`);
for (const [name, bytes] of own)
  if (bytes > limits.own_chunk) faults.push(`${name}: ${bytes} bytes, limit ${limits.own_chunk}`);

for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1]))
  console.log(`${String(bytes).padStart(8)}  ${name}`);
console.log(
  `first page ${first_bytes}, largest route ${largest_route}, editor ${editor_bytes}, files ${assets.length}`,
);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
