import { useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";

import { useTexts } from "../../shared/i18n";
import { useRenewSession, useSession } from "../../shared/session";
import { listen_to_others, tell_others } from "../../shared/session_channel";
import { idle_stage, needs_renewal, type IdleStage } from "./idle";
import { leave } from "./leave";

const look_every_ms = 1000;
const tell_every_ms = 10_000;
const signs_of_life = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

export function IdleWatch() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { idle_minutes } = useSession();
  const renew = useRenewSession();
  const [stage, set_stage] = useState<IdleStage>({ kind: "awake" });
  const times = useRef({ active_at: 0, renewed_at: 0, told_at: 0 });
  const kind = useRef<IdleStage["kind"]>("awake");

  const wake = useCallback(() => {
    times.current.active_at = Date.now();
    if (Date.now() - times.current.told_at < tell_every_ms) return;
    times.current.told_at = Date.now();
    tell_others({ kind: "active" });
  }, []);

  useEffect(() => {
    times.current = { active_at: Date.now(), renewed_at: Date.now(), told_at: 0 };
    // Once warned, only a clear answer counts: a brushed mouse is nobody at work.
    const on_sign = () => kind.current === "awake" && wake();
    for (const sign of signs_of_life) document.addEventListener(sign, on_sign, { passive: true, capture: true });
    const unlisten = listen_to_others((news) => {
      if (news.kind === "active") times.current.active_at = Date.now();
    });
    return () => {
      unlisten();
      for (const sign of signs_of_life) document.removeEventListener(sign, on_sign, { capture: true });
    };
  }, [wake]);

  useEffect(() => {
    const look = () => {
      const now = Date.now();
      const { active_at, renewed_at } = times.current;
      const next = idle_stage(now, active_at, idle_minutes);
      kind.current = next.kind;
      set_stage((before) => (before.kind === "awake" && next.kind === "awake" ? before : next));
      if (next.kind === "over") void leave(queries, "idle");
      else if (needs_renewal(now, active_at, renewed_at, idle_minutes)) {
        times.current.renewed_at = now;
        void renew();
      }
    };
    const timer = window.setInterval(look, look_every_ms);
    return () => window.clearInterval(timer);
  }, [idle_minutes, queries, renew]);

  const stay = () => {
    times.current.told_at = 0;
    times.current.renewed_at = Date.now();
    wake();
    kind.current = "awake";
    set_stage({ kind: "awake" });
    void renew();
  };
  if (stage.kind !== "warned") return null;
  return (
    <Modal
      open
      title={t("idle.title")}
      closable={false}
      mask={{ closable: false }}
      onCancel={stay}
      width={420}
      footer={[
        <Button key="leave" onClick={() => void leave(queries, "out")}>
          {t("idle.leave")}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={stay}>
          {t("idle.stay")}
        </Button>,
      ]}
    >
      <p role="timer">{t("idle.text", { seconds: stage.seconds })}</p>
    </Modal>
  );
}
