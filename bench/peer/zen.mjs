// The policies of ../policies.py in gorules zen: node zen.mjs FOLDER SECONDS. Prints one JSON line per policy with decisions
// per second of wall time, process CPU per decision, and the engine's own clock; the answers are checked first.
import { readFileSync } from "node:fs";
import { ZenEngine } from "@gorules/zen-engine";

const [folder, seconds] = [process.argv[2], Number(process.argv[3] ?? 3)];
const lines = (name) => readFileSync(`${folder}/${name}`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const rows = lines("rows.jsonl");
const expected = lines("expected.jsonl");
const engine = new ZenEngine();

const inputOf = (policy, row) => {
  const { grade, ...rest } = row;
  return policy === "a" ? row : rest;
};
const isRight = (policy, result, want) => {
  if (policy === "a") return Number(result.limit) === want.limit_a;
  if (policy === "b") return Math.abs(Number(result.score) - Number(want.score)) < 1e-6;
  return Number(result.limit) === want.limit_c;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const policy of ["a", "b", "c"]) {
  const decision = engine.createDecision(readFileSync(`${folder}/${policy}.jdm.json`));
  const inputs = rows.map((row) => inputOf(policy, row));
  let right = 0;
  for (let i = 0; i < inputs.length; ++i)
    if (isRight(policy, (await decision.evaluate(inputs[i])).result, expected[i])) ++right;
  const own = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1000) {
    const { performance: text } = await decision.evaluate(inputs[count % inputs.length]);
    const [, value, unit] = /([\d.]+)\s*(ns|µs|μs|ms|s)/.exec(text ?? "") ?? [];
    if (value) own.push(Number(value) * { ns: 1e-3, "µs": 1, "μs": 1, ms: 1e3, s: 1e6 }[unit]);
    ++count;
  }
  const wall = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  // From text to text, as a service would be asked.
  const texts = inputs.map((input) => JSON.stringify(input));
  const times = [];
  for (let i = 0; i < Math.min(1500, count); ++i) {
    const from = performance.now();
    JSON.stringify((await decision.evaluate(JSON.parse(texts[i % texts.length]))).result);
    times.push((performance.now() - from) * 1000);
  }
  console.log(JSON.stringify({ policy, right, of: inputs.length, per_second: count / wall,
    cpu_us: (used.user + used.system) / count, own_clock_p50_us: own.length ? median(own) : null,
    text_to_text_p50_us: median(times) }));
}
