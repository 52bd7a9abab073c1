// Texts of the verifiable log and of proofs in English; spread into en.ts.
export const en_evidence = {
  evidence: {
    title: "Evidence",
    note:
      "Every record of the audit trail goes into a log that only grows, is sealed by a signature within " +
      "seconds, and may be " +
      "cosigned by witnesses outside. From then on a record changed, removed or inserted is found out – " +
      "by anybody, on a " +
      "machine of their own, without trusting this system.",
    verify_file: "Verify a proof file",
    download: "Download checkpoint",
    state: "The log now",
    sealed: "Sealed",
    sealed_of: "of {{records}} in the store: all of them",
    waiting: "of {{records}} in the store; {{count}} wait to be sealed (seconds, as a rule)",
    records: "{{count}} records",
    newest: "Time of the last record",
    root: "Root hash",
    root_note: "One value for all sealed records: it changes when any of them does",
    copy_root: "Copy the root hash",
    profile: "Algorithms",
    profiles: { international: "International (SHA-256, Ed25519)", national: "National of China (SM3, SM2)" },
    no_log: "This system keeps no verifiable log",
    no_log_text:
      "Records are not signed; only the database tells of them. Ask the system administrator what the " +
      "program said at its start.",
    no_checkpoint: "There is no checkpoint yet",
    no_checkpoint_text:
      "A checkpoint is one signature over all records, made within seconds of the start. If none comes, " +
      "ask the system " +
      "administrator to look at the program's terminal.",
    not_sealed: "Records are not sealed",
    not_sealed_text:
      "Tell the system administrator at once to look at the program's terminal and to clear what stands " +
      "below. Records made " +
      "meanwhile are in the store and are sealed afterwards; do not remove or replace the data folder.",
    not_cosigned: "A witness has not cosigned",
    not_cosigned_text:
      "Records are sealed as ever, but nobody outside has seen them. Ask the witness whether its program " +
      "runs and whether " +
      "address and key are the same. If it says that the log is not the one it saw before, stop the " +
      "system and tell the " +
      "audit administrator.",
    witnesses: "Witnesses",
    witnesses_note:
      "keep and cosign checkpoints elsewhere, so that not even an administrator can rewrite history unseen",
    cosigned: "cosigned {{time}}",
    not_yet: "has not cosigned the newest checkpoint",
    no_witness: "There is no witness yet",
    no_witness_text:
      "Without one, whoever holds the server could make the whole log anew and nobody would notice. Ask a " +
      "bank, an authority or " +
      "an auditor to run the command below on a machine of theirs, then start this system with --witness " +
      "and the address and " +
      "key that it prints.",
    witness_help: "All options: yingzhou log witness --help",
    copy_command: "Copy the command",
    key: "Verifier key",
    key_note:
      "Signatures of proofs are checked against it. Hand it to auditors, banks and witnesses by another " +
      "way (in person, by " +
      "letter, on a web site): a key that came from this system alone does not protect against this system.",
    copy_key: "Copy the key",
    key_kept: "The same as the key you keep in this browser",
    key_differs:
      "Not the key you keep in this browser: the log was replaced, or this is not the system you know. " +
      "Ask the park before you " +
      "believe any proof.",
    compare: "Compare with a checkpoint that I kept",
    compare_note: "Open or paste one downloaded earlier: does the log of today continue it unchanged?",
    compare_label: "Earlier checkpoint",
    compare_open: "Open a file",
    compare_submit: "Compare",
    compare_empty: "Paste the whole checkpoint, or open its file",
    compare_same: "They agree: the log is exactly that of your checkpoint, {{size}} records.",
    compare_continued:
      "They agree: today's {{today}} records begin with the {{kept}} of your checkpoint; none of these " +
      "was changed or removed.",
    compare_refused: "They do not agree",
    compare_by_server:
      "Signatures were checked against this server's key. To be independent of it, keep a key of your own " +
      "on the page Verify a " +
      "proof file.",
    compare_by_yours: "Signatures were checked against the key you keep in this browser.",
    check: "Verify this record",
    check_of: "Verify record {{record}}",
    check_rating: "Verify this rating",
    check_again: "Verify again",
    soon: "Can be verified in a few seconds",
    column: "Evidence",
    sealed_line: "Sealed as record {{record}} of {{size}}",
    witnessed_line: "witnessed by {{name}}, {{time}}",
    no_witness_line: "no witness outside",
    by_server_line: "checked in this browser, with the key of this server",
    by_yours_line: "checked in this browser, with the key you keep",
    refused_line: "Not proven",
    save: "Download proof",
    reason: {
      insecure:
        "Browsers offer what verification needs only over HTTPS or on this machine (127.0.0.1). Open this " +
        "page over HTTPS, or run " +
        "yingzhou log verify on a terminal.",
      no_file:
        "This is no proof file. Proofs are JSON files (….proof.json) downloaded from the audit trail or " +
        "the page of an enterprise, or rating reports (PDF) that carry one; was another file " +
        "chosen, or the download cut short?",
      no_proof_inside:
        "This PDF carries no proof: the decision was not sealed yet when the report was made, or another " +
        "program saved the file and dropped what it carried. Download the report again.",
      decision_changed:
        "The decision inside the report is not the one that the record tells of: it was changed or replaced. " +
        "Do not rely on this report, and tell the park.",
      no_key:
        "There is no key to check against. The proof is of the log {{log}}: enter the key of that log, as " +
        "the park gave it to you.",
      national:
        "This log uses the national algorithms of China (SM2, SM3), which browsers cannot check. Use the " +
        "program, as below.",
      key_malformed: "“{{key}}” is no verifier key. A key reads name+8 digits+letters and digits; copy all of it.",
      key_id_wrong: "The key of {{name}} does not fit its own number: a character is wrong or missing. Copy it again.",
      key_is_secret:
        "This is a secret key. It must never leave the server of the log; if somebody sent it to you, " +
        "tell the park to replace it.",
      key_of_witness: "Only keys of witnesses are here; the key of the log itself is needed too.",
      key_twice: "Keys of two logs are here ({{name}} and {{other}}); leave one.",
      key_missing: "No key was entered.",
      proof_malformed: "The proof in the file is incomplete or was changed and cannot be read. Download it again.",
      note_malformed:
        "The signatures of the checkpoint are incomplete or were changed and cannot be read. Get the " +
        "whole text again.",
      checkpoint_malformed: "Name, size or root of the checkpoint are incomplete or were changed and cannot be read.",
      other_record: "The sealed record is not the one shown here: page and log differ. Tell the audit administrator.",
      other_log: "The checkpoint is of the log {{found}}, the key of {{wanted}}: not the same log.",
      not_signed: "The checkpoint is not signed by the key {{name}}+{{id}}.",
      signature_wrong:
        "The signature of the log {{name}} does not fit: the checkpoint was changed, or another key " + "signed it.",
      cosignature_wrong: "The cosignature of {{name}} does not fit: the checkpoint or the cosignature was changed.",
      witness_missing: "A witness you ask for has not cosigned: {{names}}.",
      not_included:
        "The record is not what was sealed: it is not number {{record}} of the {{size}} under the " +
        "checkpoint. Record or proof " +
        "was changed.",
      entry_malformed: "The record is no JSON that can be read.",
      opening_malformed:
        "The personal value {{field}} cannot be compared with the record: malformed, or the record " +
        "commits to none there.",
      opening_wrong: "The personal value {{field}} is not the one that the record commits to.",
      shorter:
        "Your checkpoint has {{kept}} records, today's log only {{today}}: records were removed, or an " +
        "old backup was restored. " +
        "Tell the audit administrator.",
      fork:
        "Two different root hashes for {{size}} records: history was rewritten. Keep your checkpoint and " +
        "tell the audit administrator.",
      not_continued:
        "Today's {{today}} records do not begin with the {{kept}} of your checkpoint: history was " +
        "rewritten. Keep your checkpoint " +
        "and tell the audit administrator.",
    },
  },
  verify: {
    title: "Verify a proof file",
    note:
      "No log-in, and no trust in this server: everything is computed in your browser, and the file stays " + "there.",
    back: "To the workbench",
    file: "Proof file",
    drop: "or drop a .proof.json file or a rating report (PDF) here",
    where:
      "Proofs are downloaded beside each record of the audit trail and below the rating of an enterprise, " +
      "under Verify; rating reports (PDF) carry their own.",
    key: "The key you trust",
    key_hint:
      "The key of the log as you got it by another way, like yingzhou/…+0fdf64ef+AR…; keys of witnesses " +
      "on further lines are then " +
      "asked for as well. Kept in this browser.",
    forget: "Forget the key",
    forgotten: "Forgotten",
    result: "Result",
    waiting: "Choose a file, and the result stands here",
    checking: "Checking",
    proven_by_yours:
      "Proven: this record is word for word what was sealed, number {{record}} of {{size}} in the log " + "{{log}}.",
    proven_by_yours_text: "Signatures were checked against the key you trust; this server had no say.",
    proven_by_server:
      "Agrees with the log of this server: word for word what was sealed, number {{record}} of {{size}} " +
      "in {{log}}.",
    proven_by_server_text:
      "The key came from this server, so this does not protect against it yet. Enter a key that you got " +
      "by another way.",
    refused: "Not proven",
    witnessed: "{{name}} cosigned {{time}}: the record was there by then and has not changed since.",
    strangers: "Also signed by {{names}}, whose keys are not known here; not checked.",
    not_witnessed: "No witness known here has cosigned: the time of the record is the log's own word.",
    who_vouches: "Who vouches",
    yours: "The key you trust",
    server: "The key of this server",
    vouches: "vouches",
    does_not: "does not",
    not_given: "not entered",
    no_answer: "the server did not answer, or has no log",
    decision: "The sealed decision",
    decision_note:
      "This is what was sealed. Compare it with the pages of the report: their words are not part of the proof.",
    decision_absent:
      "The record does not disclose the result. Compare the decision and the hash of the trace below with the foot " +
      "of the report's pages.",
    result_of: {
      name: "Enterprise",
      as_of: "As of",
      grade: "Grade",
      score: "Score",
      tier: "Tier",
      admission: "Admission",
      limit: "Proposed limit",
      term_days: "Proposed term, days",
      pack: "Policy pack",
    },
    decision_whole: "The report also carries the whole decision, word for word the one of the sealed trace hash.",
    record: "The record",
    document: "Check the file",
    document_drop:
      "Choose or drop the file of this record to see whether it is the one that was anchored; it is not uploaded",
    document_same: "The same: this is the file that was anchored, without one byte changed.",
    document_other: "Not the same: this is not the file that was anchored. It may have been changed or saved anew.",
    kind: "What",
    actor: "Who",
    at: "When",
    outcome: "Outcome",
    party: "Id of the enterprise",
    closed: "personal, not disclosed (sealed as a commitment)",
    checked: "checked",
    details: "Technical details",
    index: "Index (from 0)",
    checkpoint: "Checkpoint",
    entry: "The sealed text",
    your_key: "your key",
    by_program: "With the program",
    checked_at: "{{file}}, checked {{time}}",
    nobody: "nobody logged in",
  },
  documents: {
    note:
      "Only the hash of a file (SHA-256) is recorded, computed in this browser; the file itself is not uploaded. One byte " +
      "changed gives another hash. Within seconds the record stands in the verifiable log, where nobody can change or " +
      "backdate it unnoticed.",
    anchor: "Anchor a document",
    file: "File to anchor",
    drop: "or drop it here; it is not uploaded",
    title: "Name",
    kind: "Kind",
    choose_kind: "Choose a kind",
    submit: "Anchor",
    done: "Anchored: {{title}}",
    hashing: "Computing the hash",
    unreadable: "This file cannot be read: see that it was not moved and no other program holds it",
    empty_file: "This file is empty and cannot be anchored",
    compare: "Check a file you hold",
    compare_file: "File to check",
    compare_drop: "or drop it here to see whether it is the one that was anchored; it is not uploaded",
    same: "The same: this is “{{title}}”, anchored on {{at}} by {{who}}, without one byte changed.",
    other:
      "Not the same: no document anchored for this enterprise is this file. It may have been changed or saved anew, " +
      "or was never anchored.",
    list: "Anchored documents",
    hash: "Hash (SHA-256)",
    size: "Size",
    bytes: "{{count}} bytes",
    who: "By",
    at: "Anchored",
    check: "Verify",
    check_of: "Verify the record of “{{title}}”",
    none: "No document is anchored yet",
    none_text:
      "Once qualification papers, contracts or judicial documents are anchored, the enterprise, a bank or an auditor can " +
      "check for themselves whether a file is that one, and since when.",
    none_may_not: "Officers, heads and reviewers of the departments in charge anchor documents.",
  },
  body: {
    document_id: "Document",
    document_hash: "Hash of the registration",
    kind: "Kind",
    title: "Name",
    sha256: "Hash of the file (SHA-256)",
    bytes: "Bytes",
    display_name: "Name",
    login_name: "Log-in name",
    user_id: "Account",
    session_id: "Session",
    result: "Result",
    decision_id: "Decision",
    decision_hash: "Hash of the decision",
    trace_hash: "Hash of the trace",
    facts: "Facts",
    facts_hash: "Hash of the facts",
    content_hash: "Hash of the content",
    reason: "Reason",
    role: "Role",
    request_id: "Request",
    membership_id: "Grant",
    permission: "Permission",
    code: "Code",
    count: "Count",
    rule: "Rule",
    people: "People",
    body_sha256: "Hash of the content (SHA-256)",
  },
};
