// Texts of one's own account and its API keys in English; spread into en.ts.
export const en_account = {
  account: {
    menu: "Account menu",
    title: "My account",
    acting_as: "Acting as",
    no_role: "No role yet",
    no_role_text:
      "You can log in, but hold no role and therefore see no business pages. Ask the security " +
      "administrator for a role.",
    whole_workspace: "whole workspace",
    log_out: "Log out",
    roles: "My roles",
    granted_at: "granted {{date}}",
    sessions: "My sessions",
    sessions_note: "End any that you do not know, and change your password",
    this_session: "this one",
    client: "Device and network",
    since: "Logged in",
    last_seen: "Last used",
    ends: "Ends by",
    end: "End",
    ended: "The session has ended",
    change_password: "Change password",
    change_password_note: "Your sessions on other devices end with it",
    old_password: "Present password",
    old_password_wrong: "The present password is wrong",
    password_changed: "The password has changed, other sessions have ended",
    second_factor: "Second factor",
    factor_on: "on",
    factor_off: "off",
    factor_required: "Your park asks for a second factor. Please set it up soon.",
    factor_why:
      "With it, log-in and important actions need a code of your phone besides the password: knowing the " +
      "password alone opens nothing.",
    factor_start: "Set up",
    factor_again: "Set up anew (new phone)",
    factor_scan: "Scan this with an authenticator, or enter the key by hand:",
    factor_qr: "QR code: key of the second factor",
    factor_key: "Key",
    factor_uri: "Link",
    factor_code: "The code that the authenticator shows",
    factor_submit: "Turn on",
    factor_codes: "Recovery codes",
    factor_codes_text:
      "Shown only now, and each works once. Print or copy them and lock them away; they let you in without " +
      "the phone.",
    factor_done: "I have kept the codes",
  },
  api_keys: {
    title: "API keys",
    note:
      "For programs that act for you (ERP, a bank's system, the terminal): only the permissions you choose, until a day; " +
      "each use is audited",
    none:
      "No API key yet. A program calls the API with a key, without knowing your password, and each key can be revoked " +
      "alone.",
    make: "Make a key",
    name: "Purpose",
    name_hint: "for example: daily copy of ratings to the ERP",
    name_missing: "Say what it is for",
    expires_on: "Counts until (that day included)",
    expires_on_missing: "Choose the last day",
    permissions: "What it may do",
    permissions_missing: "Choose at least one permission",
    made: "The key is made and shown only this once",
    made_text:
      "Copy it now into the program's secrets. Nobody can see it again; when it is lost, revoke it and make another.",
    kept: "I have kept it",
    created: "Made",
    ends: "Ends",
    expired: "expired",
    revoke: "Revoke",
    revoke_text: "Programs that use it are refused at once.",
    revoked: "Revoked",
  },
};
