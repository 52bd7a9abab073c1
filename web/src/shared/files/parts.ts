import { format_number } from "../format/number";

// A file as the parts that the server takes.
export const part_bytes = 512 * 1024; // as put_import_part says

const kibibyte = 1024;
const mebibyte = 1024 * 1024;

export function size_text(bytes: number): string {
  if (bytes < mebibyte) return `${format_number(Math.ceil(bytes / kibibyte), 0)} KB`;
  return `${format_number(bytes / mebibyte, 1)} MB`;
}

export const received_bytes = (parts: number, file_bytes: number): number => Math.min(parts * part_bytes, file_bytes);

export const part_count = (bytes: number): number => Math.ceil(bytes / part_bytes);

const characters_at_once = 0x8000; // a call takes no more arguments

export function base64_of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += characters_at_once)
    text += String.fromCharCode(...bytes.subarray(at, at + characters_at_once));
  return btoa(text);
}

// The parts one after the other; undefined when it was stopped between them.
export async function send_parts<View>(
  file: File,
  put: (part: number, content: string) => Promise<View>,
  told: (share: number) => void,
  signal?: AbortSignal,
): Promise<View | undefined> {
  let view: View | undefined;
  const count = part_count(file.size);
  for (let part = 0; part < count; ++part) {
    if (signal?.aborted) return undefined;
    const bytes = await file.slice(part * part_bytes, (part + 1) * part_bytes).arrayBuffer();
    view = await put(part, base64_of(new Uint8Array(bytes)));
    told((part + 1) / count);
  }
  return view;
}
