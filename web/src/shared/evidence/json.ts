// JSON as the log writes it: numbers keep their digits, a key stands once, and one value has one spelling (RFC 8785 with
// exact decimals in plain notation). JSON.parse would round the numbers and drop the double keys.
export class JsonNumber {
  constructor(readonly text: string) {}
}
export type Json = null | boolean | string | JsonNumber | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const depth_max = 64;
const exponent_max = 100; // not policy: more than any number of the program has
const blank = /[\t\n\r ]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

export const is_object = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  whole(): Json {
    const value = this.value(0);
    if (this.at !== this.source.length) throw new SyntaxError("more follows");
    return value;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private is_next(mark: string): boolean {
    this.take(blank);
    if (!this.source.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    this.take(blank);
    return true;
  }

  private need(mark: string): void {
    if (!this.is_next(mark)) throw new SyntaxError(`\`${mark}\` is missing`);
  }

  private string(): string {
    const found = this.take(text);
    if (found === undefined) throw new SyntaxError("a text is missing");
    return JSON.parse(found) as string;
  }

  private value(depth: number): Json {
    if (depth > depth_max) throw new SyntaxError("too deep");
    if (this.is_next("{")) return this.object(depth);
    if (this.is_next("[")) return this.array(depth);
    for (const [word, value] of [["null", null] as const, ["true", true] as const, ["false", false] as const])
      if (this.is_next(word)) return value;
    const digits = this.take(number);
    const found = digits === undefined ? this.string() : new JsonNumber(digits);
    this.take(blank);
    return found;
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, Json>();
    if (!this.is_next("}")) {
      do {
        const key = this.string();
        this.need(":");
        if (members.has(key)) throw new SyntaxError("a key stands twice");
        members.set(key, this.value(depth + 1));
      } while (this.is_next(","));
      this.need("}");
    }
    return Object.fromEntries(members);
  }

  private array(depth: number): Json[] {
    const items: Json[] = [];
    if (this.is_next("]")) return items;
    do items.push(this.value(depth + 1));
    while (this.is_next(","));
    this.need("]");
    return items;
  }
}

// Throws SyntaxError.
export const read_json = (source: string): Json => new Reader(source).whole();

// 1.50e3 is 1500: every digit kept, no exponent, no empty zero. Throws SyntaxError.
export function plain_number(spelling: string): string {
  const [, sign = "", whole = "", part = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(spelling) ?? [];
  if (Math.abs(Number(exponent)) > exponent_max) throw new SyntaxError("a number too long to be written out");
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  const padded = digits.padEnd(point, "0").padStart(digits.length - Math.min(point, 0), "0");
  const before = padded.slice(0, Math.max(point, 0)).replace(/^0+/, "") || "0";
  const after = padded.slice(Math.max(point, 0)).replace(/0+$/, "");
  const value = after ? `${before}.${after}` : before;
  return value === "0" ? value : sign + value;
}

export function canonical(value: Json): string {
  if (value instanceof JsonNumber) return plain_number(value.text);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!is_object(value)) return JSON.stringify(value);
  // The order of UTF-16 code units, which is that of sort().
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
}

// RFC 6901. Undefined where there is nothing.
export function at_pointer(root: Json, pointer: string): Json | undefined {
  const [first, ...tokens] = pointer.split("/");
  if (first !== "" || tokens.length === 0 || /~(?![01])/.test(pointer)) return undefined;
  let value: Json | undefined = root;
  for (const token of tokens) {
    const name = token.replace(/~1/g, "/").replace(/~0/g, "~");
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    else value = is_object(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
