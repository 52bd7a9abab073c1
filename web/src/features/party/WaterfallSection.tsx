import { Segmented } from "antd";
import { useMemo, useState } from "react";

import { format_points, format_signed } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";
import { useNarrow } from "../../shared/ui/hooks";
import { LazyChart } from "../../shared/ui/LazyChart";
import { Section } from "../../shared/ui/Section";
import { ScrollX } from "../../shared/ui/ScrollX";
import { useParty } from "./context";
import { drawn_bars, type DrawnBar } from "./waterfall";
import { waterfall_option } from "./waterfallOption";

export function WaterfallTable({ bars, explain }: { bars: DrawnBar[]; explain?: (name: string) => void }) {
  const { t, say } = useTexts();
  return (
    <ScrollX>
      <table className="grid" aria-label={t("waterfall.title")}>
        <thead>
          <tr>
            <th>{t("waterfall.step")}</th>
            <th className="right">{t("waterfall.before")}</th>
            <th className="right">{t("waterfall.change")}</th>
            <th className="right">{t("waterfall.after")}</th>
            <th>{t("waterfall.grade")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ bar, change, regraded }) => (
            <tr key={bar.step}>
              <td>
                {explain ? (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => explain(bar.step)}
                    title={t("waterfall.explain")}
                  >
                    {say(bar.label, bar.step)}
                  </button>
                ) : (
                  say(bar.label, bar.step)
                )}{" "}
                <span className="chip">{t(`waterfall.kind.${bar.kind}`)}</span>
              </td>
              <td className="right num">{bar.kind === "total" ? "" : format_points(bar.before)}</td>
              <td className="right num">{bar.kind === "total" ? "" : format_signed(change)}</td>
              <td className="right num">{format_points(bar.after)}</td>
              <td>{regraded ? `${bar.grade_before} → ${bar.grade_after}` : bar.grade_after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function WaterfallSection() {
  const { assessment, scale, explain } = useParty();
  const { t, say } = useTexts();
  const narrow = useNarrow();
  const [form, set_form] = useState<"chart" | "table">("chart");
  const bars = useMemo(() => drawn_bars(assessment), [assessment]);
  const option = waterfall_option({ bars, scale, names: bars.map(({ bar }) => say(bar.label, bar.step)), narrow });
  const steps = bars.map(({ bar }) => `${say(bar.label, bar.step)} ${format_points(bar.after)}`).join("; ");
  return (
    <Section
      className="waterfall"
      title={t("waterfall.title")}
      note={t("waterfall.note")}
      extra={
        <Segmented
          size="small"
          value={form}
          onChange={set_form}
          options={[
            { value: "chart", label: t("waterfall.chart") },
            { value: "table", label: t("waterfall.table") },
          ]}
        />
      }
    >
      {form === "chart" ? (
        <LazyChart
          option={option}
          height={narrow ? 260 : 312}
          label={t("waterfall.label", { steps })}
          on_pick={(index) => {
            const picked = bars[index];
            if (picked) explain(picked.bar.step);
          }}
        />
      ) : (
        <WaterfallTable bars={bars} explain={explain} />
      )}
    </Section>
  );
}
