// Where an industry mean or park standard comes from: the pack, the park's own enterprises, or somebody's statistics.
import type { BenchmarkOrigin, Label } from "../api/types";
import { useTexts } from "../i18n";

export function Origin({ origin, basis }: { origin: BenchmarkOrigin; basis?: Label }) {
  const { t, say } = useTexts();
  const { method, period, parties } = origin;
  const source = origin.source === "seed" ? t("benchmarks.seed") : origin.source;
  return (
    <>
      <span className={method === "pack" ? "chip" : "chip chip-good"}>{t(`benchmarks.methods.${method}`)}</span>
      <div className="cell-note">
        {t(`benchmarks.origins.${method}`, { period, parties, source, basis: say(basis, origin.basis) })}
      </div>
    </>
  );
}
