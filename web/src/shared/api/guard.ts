// What every call carries and what every refusal sets off: the token against forged changes, the key that makes a repeated
// change count once, the way to log-in when the session has ended, and the proof of identity before the change is repeated.
export interface Guard {
  csrf_token: () => string;
  new_key: () => string;
  session_ended: () => void;
  // Asks the person to prove who they are; false when they would rather not.
  prove_again: () => Promise<boolean>;
}

type Send = (request: Request) => Promise<Response>;

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

// Calls that prove who someone is, or ask it: their refusal is an answer for the page that made the call.
const proofs = [
  "GET /api/v1/session",
  "POST /api/v1/session",
  "POST /api/v1/session/organisation",
  "POST /api/v1/session/organisation/link",
  "POST /api/v1/session/step_up",
  "POST /api/v1/session/password",
  "POST /api/v1/set_up",
  "POST /api/v1/invitation",
];
const is_proof = (request: Request): boolean => proofs.includes(`${request.method} ${new URL(request.url).pathname}`);

async function code_of(response: Response): Promise<string> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}

export function guarded(send: Send, guard: Guard): Send {
  return async (request) => {
    const is_change = !safe.has(request.method);
    const key = guard.new_key();
    const attempt = (): Promise<Response> => {
      const sent = request.clone(); // the original keeps its body for another attempt
      if (is_change) {
        sent.headers.set("Idempotency-Key", key);
        sent.headers.set("X-CSRF-Token", guard.csrf_token());
      }
      return send(sent);
    };
    const reply = await attempt();
    if (is_proof(request)) return reply;
    if (reply.status === 401) guard.session_ended();
    if (reply.status !== 403 || (await code_of(reply)) !== "step_up_required") return reply;
    return (await guard.prove_again()) ? attempt() : reply;
  };
}

// One dialog at a time: calls that are refused together wait for the same proof.
export function shared_proof(ask: () => Promise<boolean>): () => Promise<boolean> {
  let running: Promise<boolean> | null = null;
  return () => {
    running ??= ask().finally(() => (running = null));
    return running;
  };
}
