// OUT_02 OUT_27 AMB_58: proofs made by the real program (scripts/evidence_fixtures.mjs), and every way to break them.
import { describe, expect, it } from "vitest";

import { from_base64, to_base64, utf_8, type Bytes } from "./bytes";
import { check_continuity } from "./continuity";
import { verify_by_library, verify_ed25519 } from "./ed25519";
import { canonical, plain_number, read_json } from "./json";
import { parse_key, parse_known_keys } from "./key";
import { open_checkpoint, parse_note } from "./note";
import { check_proof, read_proof_file } from "./proof";
import { reason_codes, Refused, refusal_of } from "./reason";
import { verify_consistency, verify_inclusion } from "./tree";
import { is_proven, judge } from "./verdict";
import { leaf_hash, node_hash, plain_hash } from "./hash";
import { en } from "../i18n/en";
import { zh } from "../i18n/zh";
import checkpoints from "./testdata/checkpoints.json";
import decision from "./testdata/decision.json";
import national from "./testdata/national.json";
import personal from "./testdata/personal.json";

type Proof = typeof personal;
const known = () => parse_known_keys([personal.log_key, ...personal.witness_keys].join("\n"));
const code_of = async (work: () => Promise<unknown>): Promise<string> => {
  const outcome = await refusal_of(work);
  return outcome instanceof Refused ? outcome.code : "proven";
};
const flipped = (text: string, at: number): string => {
  const other = text[at] === "A" ? "B" : "A";
  return text.slice(0, at) + other + text.slice(at + 1);
};
const replaced = (text: string, part: string | RegExp, by: string): string => {
  const after = text.replace(part, by);
  if (after === text) throw new Error(`there is no ${part} to break`);
  return after;
};
// The size stands alone on the line after the origin.
const size_line = /(?<=\n\nyingzhou\/\w+)\n\d+\n/;
// The index of the first character of a signature, after the key ID.
const signature_at = (text: string, name: string): number => text.indexOf(`— ${name} `) + name.length + 3 + 8;

describe("a proof made by the program", () => {
  it("OUT_02 is proven, with its witness, time and the personal values that were opened", async () => {
    const proven = await check_proof(read_proof_file(JSON.stringify(personal)), await known(), true);
    expect(proven.index).toBe(Number(/index (\d+)/.exec(personal.proof)?.[1]));
    expect(proven.size).toBeGreaterThan(proven.index);
    expect(proven.cosignatures.map(({ name }) => name)).toEqual(["bank.example"]);
    expect(proven.time?.toISOString().slice(0, 10)).toBe(JSON.parse(personal.entry).at.slice(0, 10));
    expect(proven.event.kind).toBe("user_invited");
    expect(proven.event.body).toMatchObject({ display_name: "王秀英", login_name: "wangxiuying" });
    const plain = await check_proof(decision, await known(), true);
    expect(plain.event).toMatchObject({ kind: "decision_made", party_id: "demo-rat-16" });
  });

  it("keeps a value that was not opened as its commitment, and counts a witness unknown here", async () => {
    const { event } = await check_proof({ ...personal, openings: [] }, await known(), true);
    expect(event.body).toMatchObject({ display_name: { $commitment: expect.any(String) } });
    const proven = await check_proof(personal, await parse_known_keys(personal.log_key), true);
    expect([proven.time, proven.cosignatures, proven.strangers]).toEqual([undefined, [], ["bank.example"]]);
  });

  const ways: [string, string, (proof: Proof) => Proof][] = [
    ["another entry", "not_included", (p) => ({ ...p, entry: replaced(p.entry, "user_invited", "user_enabled") })],
    ["one blank more in the entry", "not_included", (p) => ({ ...p, entry: `${p.entry} ` })],
    ["another place", "not_included", (p) => ({ ...p, proof: replaced(p.proof, /index \d+/, "index 3") })],
    [
      "a place outside the tree",
      "not_included",
      (p) => ({ ...p, proof: replaced(p.proof, /index \d+/, "index 9999") }),
    ],
    [
      "a hash changed on the way to the root",
      "not_included",
      (p) => ({ ...p, proof: flipped(p.proof, p.proof.indexOf("\n", p.proof.indexOf("index")) + 5) }),
    ],
    [
      "a hash missing on the way",
      "not_included",
      (p) => ({ ...p, proof: replaced(p.proof, /(index \d+\n)[^\n]+\n/, "$1") }),
    ],
    [
      "a hash more on the way",
      "not_included",
      (p) => ({ ...p, proof: replaced(p.proof, /(index \d+\n)([^\n]+\n)/, "$1$2$2") }),
    ],
    [
      "another size under the signature",
      "signature_wrong",
      (p) => ({ ...p, proof: replaced(p.proof, size_line, "\n9999\n") }),
    ],
    [
      "a signature of the log that is wrong",
      "signature_wrong",
      (p) => ({ ...p, proof: flipped(p.proof, signature_at(p.proof, p.log_key.split("+")[0] ?? "")) }),
    ],
    [
      "a cosignature that is wrong",
      "cosignature_wrong",
      (p) => ({ ...p, proof: flipped(p.proof, signature_at(p.proof, "bank.example") + 20) }),
    ],
    [
      "a cosignature with another time",
      "cosignature_wrong",
      (p) => ({ ...p, proof: flipped(p.proof, signature_at(p.proof, "bank.example") + 5) }),
    ],
    ["no cosignature", "witness_missing", (p) => ({ ...p, proof: replaced(p.proof, /— bank[^\n]+\n/, "") })],
    ["no signature of the log", "not_signed", (p) => ({ ...p, proof: replaced(p.proof, /— yingzhou[^\n]+\n/, "") })],
    ["no signature at all", "note_malformed", (p) => ({ ...p, proof: replaced(p.proof, /— [^]+$/, "") })],
    ["a signature line cut off", "note_malformed", (p) => ({ ...p, proof: p.proof.slice(0, -20) })],
    [
      "another log",
      "other_log",
      (p) => ({ ...p, proof: replaced(p.proof, /\n\nyingzhou\/\w+/, "\n\nyingzhou/other") }),
    ],
    ["a root that is none", "checkpoint_malformed", (p) => ({ ...p, proof: replaced(p.proof, /(\n\d+\n)./, "$1") })],
    ["no header", "proof_malformed", (p) => ({ ...p, proof: p.proof.slice(p.proof.indexOf("\n") + 1) })],
    ["a hash that is none", "proof_malformed", (p) => ({ ...p, proof: replaced(p.proof, /(index \d+\n)./, "$1") })],
    ["nothing for a proof", "proof_malformed", (p) => ({ ...p, proof: "" })],
    [
      "another personal value",
      "opening_wrong",
      (p) => ({ ...p, openings: p.openings.map((o) => ({ ...o, value: replaced(o.value, /.$/, '2"') })) }),
    ],
    [
      "a personal value moved to another field",
      "opening_wrong",
      ({ openings: [a, b], ...p }) => ({ ...p, openings: [{ ...a!, field: b!.field }] }),
    ],
    [
      "a salt that is wrong",
      "opening_wrong",
      (p) => ({ ...p, openings: p.openings.map((o) => ({ ...o, salt: flipped(o.salt, 3) })) }),
    ],
    [
      "a value for a field without a commitment",
      "opening_malformed",
      (p) => ({ ...p, openings: p.openings.map((o) => ({ ...o, field: "/kind" })) }),
    ],
    [
      "a value that is no JSON",
      "opening_malformed",
      (p) => ({ ...p, openings: p.openings.map((o) => ({ ...o, value: "王秀英" })) }),
    ],
  ];
  it.each(ways)("OUT_27 with %s is refused: %s", async (_, code, broken) => {
    expect(await code_of(async () => check_proof(broken(personal), await known(), true))).toBe(code);
  });

  it("OUT_27 of every 7th character of entry and proof flipped none passes", async () => {
    for (const part of ["entry", "proof"] as const)
      for (let at = 0; at < personal[part].length; at += 7) {
        const broken = { ...personal, [part]: flipped(personal[part], at) };
        expect(await code_of(async () => check_proof(broken, await known(), true)), `${part} ${at}`).not.toBe("proven");
      }
  });

  it("is refused as a file when it is none", () => {
    for (const file of ["", "null", "[]", "{}", '{"entry":1}', JSON.stringify({ ...personal, openings: [1] })])
      expect(() => read_proof_file(file), file).toThrow(new Refused("no_file"));
  });

  it("AMB_58 of the national profile is left to the program", async () => {
    const keys = await parse_known_keys(national.log_key);
    expect(await code_of(() => check_proof(national, keys, false))).toBe("national");
  });
});

describe("keys", () => {
  it("are read by their kind, and a wrong one says what is wrong", async () => {
    expect((await parse_key(personal.log_key)).kind).toBe("log");
    expect((await parse_key(personal.witness_keys[0] ?? "")).kind).toBe("witness");
    const codes: [string, string][] = [
      ["", "key_missing"],
      ["yingzhou/abc", "key_malformed"],
      [personal.log_key.slice(0, -4), "key_malformed"],
      [flipped(personal.log_key, personal.log_key.length - 9), "key_id_wrong"],
      [`x${personal.log_key}`, "key_id_wrong"],
      [`PRIVATE+KEY+${personal.log_key}`, "key_is_secret"],
      [personal.witness_keys[0] ?? "", "key_of_witness"],
    ];
    for (const [text, code] of codes) expect(await code_of(() => parse_known_keys(text)), text).toBe(code);
  });

  it("of two logs are one too many", async () => {
    const bytes = from_base64(personal.log_key.split("+").slice(2).join("+"))!;
    const id = (await plain_hash(new Uint8Array([...utf_8("other\n"), ...bytes]))).slice(0, 4);
    const other = `other+${[...id].map((b) => b.toString(16).padStart(2, "0")).join("")}+${to_base64(bytes)}`;
    expect(await code_of(() => parse_known_keys(`${personal.log_key}\n${other}`))).toBe("key_twice");
    // Its own name, the same bytes: the checkpoint is of another log.
    expect(await code_of(async () => check_proof(personal, await parse_known_keys(other), false))).toBe("other_log");
  });
});

describe("the verdict", () => {
  it("OUT_02 rests on the reader's keys before the server's, and on none without any", async () => {
    const keys = await known();
    const of_national = await parse_known_keys(national.log_key);
    expect((await judge(personal, { yours: keys, server: undefined })).by).toBe("yours");
    const weak = await judge(personal, { yours: undefined, server: keys });
    expect([weak.by, is_proven(weak.outcome)]).toEqual(["server", true]);
    const none = await judge(personal, { yours: undefined, server: undefined });
    expect(none.outcome).toMatchObject({ code: "no_key", values: { log: keys.log.name } });
    // A server that keeps another log has no say; the national log is named as such whatever keys are at hand.
    const elsewhere = await judge(personal, { yours: undefined, server: of_national });
    expect(elsewhere.outcome).toMatchObject({ code: "no_key", values: { log: keys.log.name } });
    expect((await judge(national, { yours: undefined, server: keys })).outcome).toMatchObject({ code: "national" });
    expect((await judge(national, { yours: keys, server: undefined })).outcome).toMatchObject({ code: "national" });
    // A server that vouches for what the reader's key does not is not believed.
    const against = await judge(personal, { yours: of_national, server: keys });
    expect([against.by, is_proven(against.outcome)]).toEqual(["yours", false]);
    expect(against.vouching.map(({ outcome }) => is_proven(outcome))).toEqual([false, true]);
  });
  it("has a text in both languages for every reason", () => {
    for (const texts of [zh, en]) expect(Object.keys(texts.evidence.reason).sort()).toEqual([...reason_codes].sort());
  });
});

describe("a checkpoint that somebody kept", () => {
  const { before, after, hashes } = checkpoints;
  const asked = () => Promise.resolve(hashes);
  it("OUT_27 is continued by the log of today", async () => {
    const { kept, today } = await check_continuity(before, after, await known(), asked);
    expect(today.size).toBeGreaterThan(kept.size);
    expect((await check_continuity(after, after, await known(), asked)).kept.size).toBe(today.size);
  });
  it("OUT_27 tells a log that was cut or rewritten, and a checkpoint that was", async () => {
    const code = (kept: string, today: string, given: string[]) =>
      code_of(async () => check_continuity(kept, today, await known(), () => Promise.resolve(given)));
    expect(await code(after, before, hashes)).toBe("shorter");
    expect(await code(before, after, hashes.slice(1))).toBe("not_continued");
    expect(await code(before, after, [...hashes, hashes[0]!])).toBe("not_continued");
    expect(await code(before, after, [flipped(hashes[0]!, 2), ...hashes.slice(1)])).toBe("not_continued");
    expect(await code(replaced(before, /\n\d+\n/, "\n700\n"), after, hashes)).toBe("signature_wrong");
    expect(await code("my notes", after, hashes)).toBe("note_malformed");
  });
  it("is opened by its key alone", async () => {
    const opened = await open_checkpoint(after, await known());
    expect(opened.cosignatures).toHaveLength(1);
    expect(parse_note(after).signatures).toHaveLength(2);
  });
});

describe("the tree", () => {
  // Trees of up to 33 leaves, every proof made here by the definition.
  const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));
  const root = async (leaves: Bytes[]): Promise<Bytes> =>
    leaves.length === 1
      ? leaves[0]!
      : node_hash(await root(leaves.slice(0, split(leaves.length))), await root(leaves.slice(split(leaves.length))));
  const path = async (index: number, leaves: Bytes[]): Promise<Bytes[]> => {
    if (leaves.length === 1) return [];
    const cut = split(leaves.length);
    const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)];
    return index < cut
      ? [...(await path(index, left)), await root(right)]
      : [...(await path(index - cut, right)), await root(left)];
  };
  const continuing = async (old: number, leaves: Bytes[], is_whole: boolean): Promise<Bytes[]> => {
    if (old === leaves.length) return is_whole ? [] : [await root(leaves)];
    const cut = split(leaves.length);
    const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)];
    return old <= cut
      ? [...(await continuing(old, left, is_whole)), await root(right)]
      : [...(await continuing(old - cut, right, false)), await root(left)];
  };

  it("takes every right proof and no other", async () => {
    const all = await Promise.all(Array.from({ length: 33 }, (_, at) => leaf_hash(utf_8(`entry ${at}`))));
    for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33]) {
      const leaves = all.slice(0, size);
      const top = await root(leaves);
      for (let at = 0; at < size; at += 1) {
        const proof = await path(at, leaves);
        expect(await verify_inclusion(proof, at, leaves[at]!, size, top), `${at} of ${size}`).toBe(true);
        expect(await verify_inclusion(proof, (at + 1) % (size + 1), leaves[at]!, size, top)).toBe(false);
      }
      for (let old = 1; old <= size; old += 1) {
        const proof = await continuing(old, leaves, true);
        const begun = await root(leaves.slice(0, old));
        expect(await verify_consistency(proof, old, begun, size, top), `${old} to ${size}`).toBe(true);
        if (old < size) expect(await verify_consistency(proof, old, top, size, top)).toBe(false);
      }
    }
  });
});

describe("below", () => {
  it("Ed25519 is judged alike by the browser and by the library", async () => {
    const { text, signatures } = parse_note(checkpoints.before);
    const { public_key } = await parse_key(personal.log_key);
    for (const verify of [verify_ed25519, verify_by_library]) {
      expect(await verify(public_key, utf_8(text), signatures[0]!.bytes)).toBe(true);
      expect(await verify(public_key, utf_8(`${text} `), signatures[0]!.bytes)).toBe(false);
      expect(await verify(public_key, utf_8(text), signatures[0]!.bytes.slice(1))).toBe(false);
    }
  });
  it("JSON keeps digits, refuses what is none, and has one spelling", () => {
    expect(canonical(read_json(' {"b":[1.50e3,-0.0,"\\u4e2d\\n"],"a":{"é":1,"\\ud83d\\ude00":2,"\\ufb33":3}} '))).toBe(
      '{"a":{"é":1,"😀":2,"\ufb33":3},"b":[1500,0,"中\\n"]}',
    );
    expect(canonical(read_json("123456789012345678901234567890.10"))).toBe("123456789012345678901234567890.1");
    expect([plain_number("15e-3"), plain_number("0.0100"), plain_number("-100")]).toEqual(["0.015", "0.01", "-100"]);
    for (const bad of ["", "{", '{"a":1,"a":2}', "01", "[1,]", "nul", '"\u0001"', "1 2", "[".repeat(99), "1e1000"])
      expect(() => canonical(read_json(bad)), bad).toThrow(SyntaxError);
  });
  it("base64 has one spelling", () => {
    expect([from_base64("AAE="), from_base64("AAF=")]).toEqual([new Uint8Array([0, 1]), null]);
    for (const bad of ["A", "AA", "AAE", "A-E=", " AAE="]) expect(from_base64(bad), bad).toBeNull();
  });
});
