// That a value is not known in clear: how it is held, what was told, which part of it counts, or how it was predicted.
import type { FactUse } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";

export function HeldMark({ held }: { held: NonNullable<FactUse["held"]> }) {
  const { t, say } = useTexts();
  const parts = [
    held.stated && held.form !== "hash" && t("held.stated", { stated: held.stated }),
    held.method.code && say(held.method.label, held.method.code),
    held.periods > 0 && t("held.periods", { count: held.periods }),
  ].filter(Boolean);
  return (
    <div className="held-mark">
      <span className={held.form === "predicted" ? "chip chip-warn" : "chip"}>{t(`held.${held.form}`)}</span>{" "}
      <small className="muted">{parts.join(" · ")}</small>
    </div>
  );
}
