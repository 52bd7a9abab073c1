// The small signs at a rule: fired, nearly met, how often it fired.
import type { NearMissView, ParameterView, TableHitsView } from "../../shared/api/types";
import { format_percent } from "../../shared/format/number";
import { useCode, useTexts } from "../../shared/i18n";
import { parameter_value, short_value, type Overlay } from "./overlay";

// Not by colour alone: a sign stands before the number of the row.
export function RowMark({ row, overlay }: { row: number; overlay: Overlay }) {
  const { t } = useTexts();
  const code = useCode();
  const found = overlay.findings.get(row) ?? []; // the most severe comes first
  const says = found
    .map((one) => `${t(`policy.severity.${one.severity}`)}${t("policy.colon")}${code("policy.finding_says", one.kind)}`)
    .join(" ");
  const state = overlay.fired.has(row)
    ? "fired"
    : overlay.matched.has(row)
      ? "matched"
      : overlay.misses.has(row)
        ? "near"
        : undefined;
  const sign = { fired: "●", matched: "○", near: "◐" };
  return (
    <>
      {state && (
        <span className={`row-sign row-${state}`} role="img" aria-label={t(`policy.row_state.${state}`)}>
          {sign[state]}
        </span>
      )}
      {found.length > 0 && (
        <span className={`row-sign row-finding-${found[0]?.severity}`} role="img" aria-label={says} title={says}>
          ▲
        </span>
      )}
      {row}
    </>
  );
}

export function MissNote({ miss, parameters }: { miss: NearMissView; parameters: ParameterView[] }) {
  const { t } = useTexts();
  const [value, nearest] = [short_value(miss.value), short_value(miss.nearest)];
  const wanted = parameter_value(miss.wanted, parameters) || miss.wanted;
  const kind = value === "" ? "miss_unknown" : nearest === "" ? "miss" : miss.beyond ? "miss_beyond" : "miss_to";
  return <div className="miss-note">{t(`policy.${kind}`, { wanted, value, nearest })}</div>;
}

export function HitCell({ row, hits }: { row: number; hits: TableHitsView }) {
  return (
    <td className="hit-column">
      <HitBar count={hits.fired[row - 1] ?? 0} asked={hits.asked} />
    </td>
  );
}

export function HitBar({ count, asked }: { count: number; asked: number }) {
  const { t } = useTexts();
  if (count === 0) return <span className="chip chip-warn">{t("policy.never_hit")}</span>;
  const share = asked > 0 ? count / asked : 0;
  return (
    <span className="hit-bar">
      <span className="meter" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <b className="num">{count}</b>
      <small className="num muted">{format_percent(share)}</small>
    </span>
  );
}
