// Files about the log as people keep them.
import type { EventProof } from "../api/types";
import { save_file } from "../ui/save_file";

export const save_proof = (name: string, proof: EventProof): void =>
  save_file(`${name}.proof.json`, new Blob([JSON.stringify(proof, null, 2), "\n"], { type: "application/json" }));

export const save_checkpoint = (size: number, note: string): void =>
  save_file(`checkpoint-${size}.txt`, new Blob([note], { type: "text/plain;charset=utf-8" }));
