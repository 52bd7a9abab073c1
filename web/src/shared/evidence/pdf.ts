// The files that a PDF carries (ISO 32000-2, 7.11.4), enough to take the proof out of a rating report: the program stores
// them as they are; other programs that save the report anew pack them with Deflate. Found by their dictionary, so the
// rest of the PDF is neither read nor trusted, and what is found is judged like any proof file.
import type { Bytes } from "./bytes";

const file_bytes_max = 16 * 2 ** 20; // not policy: a few bytes may unpack to very many
const header_within = 1024; // where readers look for it

// One character per byte, so that places in the text are places in the bytes.
const byte_text = (bytes: Bytes): string => new TextDecoder("windows-1252").decode(bytes);

export const is_pdf = (bytes: Bytes): boolean => byte_text(bytes.slice(0, header_within)).includes("%PDF-");

async function unpacked(bytes: Bytes): Promise<Bytes | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      size += value.length;
      if (size > file_bytes_max) break;
      parts.push(value);
    }
  } catch {
    return undefined; // damaged
  }
  await reader.cancel();
  return undefined;
}

// What cannot be read is left out.
export async function embedded_files(bytes: Bytes): Promise<Bytes[]> {
  const text = byte_text(bytes);
  const mark = /\/EmbeddedFile(?![A-Za-z])/g;
  const found: Bytes[] = [];
  for (let at = mark.exec(text); at; at = mark.exec(text)) {
    const begin = /stream\r?\n/g;
    begin.lastIndex = at.index;
    const keyword = begin.exec(text);
    if (!keyword) break;
    const dictionary = text.slice(text.lastIndexOf(" obj", at.index), keyword.index);
    const told = /\/Length\s+(\d+)(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1];
    const closing = text.indexOf("endstream", begin.lastIndex);
    const end = told === undefined ? closing : begin.lastIndex + Number(told);
    if (end < begin.lastIndex || end > bytes.length || end - begin.lastIndex > file_bytes_max) continue;
    const stored = bytes.slice(begin.lastIndex, end);
    const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1];
    const file = filter === undefined ? stored : filter === "FlateDecode" ? await unpacked(stored) : undefined;
    if (file) found.push(file);
    mark.lastIndex = end;
  }
  return found;
}
