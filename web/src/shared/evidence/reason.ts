// Why something is not proven, as a code with the text `evidence.reason.<code>`.
export const reason_codes = [
  "insecure",
  "no_file",
  "no_proof_inside",
  "decision_changed",
  "no_key",
  "national",
  "key_malformed",
  "key_id_wrong",
  "key_is_secret",
  "key_of_witness",
  "key_twice",
  "key_missing",
  "proof_malformed",
  "note_malformed",
  "checkpoint_malformed",
  "other_log",
  "other_record",
  "not_signed",
  "signature_wrong",
  "cosignature_wrong",
  "witness_missing",
  "not_included",
  "entry_malformed",
  "opening_malformed",
  "opening_wrong",
  "shorter",
  "fork",
  "not_continued",
] as const;
export type ReasonCode = (typeof reason_codes)[number];

export class Refused extends Error {
  constructor(
    readonly code: ReasonCode,
    readonly values: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = "Refused";
  }
}

// The value, or why there is none; what is no refusal is a bug and goes on.
export async function refusal_of<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
