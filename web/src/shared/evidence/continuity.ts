// Whether a log of today continues the one that somebody kept a checkpoint of.
import { from_base64, is_same, to_base64, type Bytes } from "./bytes";
import { hash_size } from "./hash";
import type { KnownKeys } from "./key";
import { open_checkpoint, type OpenedCheckpoint } from "./note";
import { Refused } from "./reason";
import { verify_consistency } from "./tree";

export interface Continued {
  kept: OpenedCheckpoint;
  today: OpenedCheckpoint;
}

// `prove` asks the log for the proof from one size to the other. Throws Refused.
export async function check_continuity(
  kept_note: string,
  today_note: string,
  keys: KnownKeys,
  prove: (old_size: number) => Promise<string[]>,
): Promise<Continued> {
  const kept = await open_checkpoint(kept_note, keys);
  const today = await open_checkpoint(today_note, keys);
  if (kept.size > today.size) throw new Refused("shorter", { kept: kept.size, today: today.size });
  if (kept.size === today.size) {
    if (is_same(kept.root, today.root)) return { kept, today };
    throw new Refused("fork", { size: kept.size, kept: to_base64(kept.root), today: to_base64(today.root) });
  }
  const hashes = (await prove(kept.size)).map(from_base64).filter((hash) => hash?.length === hash_size) as Bytes[];
  if (!(await verify_consistency(hashes, kept.size, kept.root, today.size, today.root)))
    throw new Refused("not_continued", { kept: kept.size, today: today.size });
  return { kept, today };
}
