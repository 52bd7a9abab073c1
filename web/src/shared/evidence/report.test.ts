// OUT_27: the proof inside a rating report, taken out of the PDF in the browser, and what is refused.
import { describe, expect, it } from "vitest";

import { joined, utf_8, type Bytes } from "./bytes";
import { plain_hash } from "./hash";
import { embedded_files } from "./pdf";
import type { Proven } from "./proof";
import { Refused, refusal_of } from "./reason";
import { read_given, sealed_decision } from "./report";
import proof from "./testdata/decision.json";

const packed = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer(),
  );

// As qpdf writes it: the dictionary on one line, a direct length.
const embedded = (bytes: Bytes, more = "", length = String(bytes.length)): Bytes =>
  joined(
    utf_8(
      `7 0 obj\n<< ${more}/Params << /CheckSum <ab12> /Size ${bytes.length} >> /Subtype /application#2fjson ` +
        `/Type /EmbeddedFile /Length ${length} >>\nstream\n`,
    ),
    bytes,
    utf_8("\nendstream\nendobj\n"),
  );
const names = utf_8("5 0 obj\n<< /Names << /EmbeddedFiles << /Names [ (proof.json) 6 0 R ] >> >> >>\nendobj\n");
const pdf = (...parts: Bytes[]): Bytes => joined(utf_8("%PDF-1.7\n%¿÷¢þ\n"), names, ...parts, utf_8("%%EOF\n"));
const proof_bytes = utf_8(`${JSON.stringify(proof, null, 2)}\n`);
const decision = utf_8('{"grade":{"code":"AA","label":{"en":"AA","zh":"AA"}},"name":"潮汐海淘","score":84.60}');

const code_of = async (work: () => Promise<unknown>): Promise<string> => {
  const outcome = await refusal_of(work);
  return outcome instanceof Refused ? outcome.code : "taken";
};

describe("a report that carries its proof", () => {
  it("gives the proof and the decision beside it, byte by byte", async () => {
    const given = await read_given(pdf(embedded(decision), embedded(proof_bytes)));
    expect([given.is_report, given.proof]).toEqual([true, proof]);
    expect(given.decision).toEqual(decision);
  });

  it("gives them also when another program packed them, or tells their length elsewhere", async () => {
    const given = await read_given(
      pdf(
        embedded(await packed(proof_bytes), "/Filter /FlateDecode "),
        embedded(await packed(decision), "/Filter [/FlateDecode] ", "12 0 R"),
      ),
    );
    expect(given.proof).toEqual(proof);
    expect(given.decision).toEqual(decision);
  });

  it("is not misled by words of PDF inside a file, and leaves out what cannot be read", async () => {
    const tricky = utf_8('{"note":"endstream endobj /Type /EmbeddedFile stream"}');
    expect(await embedded_files(pdf(embedded(tricky)))).toEqual([tricky]);
    const damaged = embedded(utf_8("no deflate"), "/Filter /FlateDecode ");
    const unknown = embedded(proof_bytes, "/Filter /LZWDecode ");
    const cut = embedded(proof_bytes, "", "99999999");
    expect(await embedded_files(pdf(damaged, unknown, cut))).toEqual([]);
  });

  it("says when there is none", async () => {
    expect(await code_of(() => read_given(pdf()))).toBe("no_proof_inside");
    expect(await code_of(() => read_given(pdf(embedded(decision))))).toBe("no_proof_inside");
    expect(await code_of(() => read_given(utf_8("no file of ours")))).toBe("no_file");
  });
});

describe("the decision beside the proof", () => {
  const told = async (bytes: Bytes): Promise<Proven> => {
    const hash = Array.from(await plain_hash(bytes), (one) => one.toString(16).padStart(2, "0")).join("");
    return { event: { body: { trace_hash: hash } } } as unknown as Proven;
  };

  it("counts when the record tells of exactly it, and keeps its digits", async () => {
    const read = await sealed_decision(await told(decision), decision);
    expect(read.name).toBe("潮汐海淘");
    expect(read.score).toEqual({ text: "84.60" });
  });

  it("is refused when any of its bytes is another, or the record tells of something else", async () => {
    const proven = await told(decision);
    for (let at = 0; at < decision.length; at += 5) {
      const changed = decision.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await code_of(() => sealed_decision(proven, changed))).toBe("decision_changed");
    }
    const silent = { event: { kind: "logged_in" } } as unknown as Proven;
    expect(await code_of(() => sealed_decision(silent, decision))).toBe("decision_changed");
  });
});
