// What the windows of one browser tell each other, since they share one session.
export type SessionNews =
  | { kind: "active" }
  | { kind: "logged_in"; session_id: string }
  | { kind: "logged_out"; why: "ended" | "idle" | "out" };

const channel = new BroadcastChannel("yingzhou.session");

export const tell_others = (news: SessionNews): void => channel.postMessage(news);

export function listen_to_others(heard: (news: SessionNews) => void): () => void {
  const listener = (event: MessageEvent<SessionNews>) => heard(event.data);
  channel.addEventListener("message", listener);
  return () => channel.removeEventListener("message", listener);
}
