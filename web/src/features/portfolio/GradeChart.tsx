// Columns per grade, each a button that filters. For real companies the share that failed later stands inside the column.
import type { GradeCount, PortfolioView } from "../../shared/api/types";
import { format_percent } from "../../shared/format/number";
import { grade_colour } from "../../shared/grade/palette";
import { useTexts } from "../../shared/i18n";
import { list_of, text_of_list } from "../../shared/search";
import type { PortfolioSearch } from "./search";

interface Props {
  portfolio: PortfolioView;
  counts: GradeCount[];
  search: PortfolioSearch;
  change: (change: Partial<PortfolioSearch>) => void;
}

const tallest = 74;

function Column({
  count,
  colour,
  height,
  chosen,
  label,
  pick,
}: {
  count: GradeCount;
  colour: string;
  height: number;
  chosen: boolean;
  label: string;
  pick: () => void;
}) {
  const failed_height = count.count > 0 ? (height * count.failed) / count.count : 0;
  return (
    <button
      type="button"
      className="grade-column"
      aria-pressed={chosen}
      aria-label={label}
      title={label}
      onClick={pick}
    >
      <span className="grade-column-count num">{count.count}</span>
      <span
        className="grade-column-bar"
        style={{
          height: Math.max(height, count.count > 0 ? 3 : 1),
          backgroundColor: count.count > 0 ? colour : "#c7d2d2",
        }}
      >
        {failed_height > 0 && <span className="grade-column-failed" style={{ height: Math.max(failed_height, 2) }} />}
      </span>
      <span className="grade-column-name">{count.grade}</span>
    </button>
  );
}

export function GradeChart({ portfolio, counts, search, change }: Props) {
  const { t } = useTexts();
  const chosen = list_of(search.grade);
  const by_grade = new Map(counts.map((count) => [count.grade, count]));
  const columns = portfolio.grades.map(
    (grade) => by_grade.get(grade.code) ?? { grade: grade.code, count: 0, failed: 0 },
  );
  const most = Math.max(1, ...columns.map((column) => column.count));
  const with_fate = columns.some((column) => column.failed > 0);
  const pick = (grade: string) =>
    change({
      grade: text_of_list(chosen.includes(grade) ? chosen.filter((other) => other !== grade) : [...chosen, grade]),
    });
  const words = (column: GradeCount) =>
    with_fate
      ? t("portfolio.failed_of", {
          ...column,
          share: format_percent(column.count > 0 ? column.failed / column.count : 0),
        })
      : t("portfolio.count_of", { ...column });
  return (
    <div className="grade-chart">
      <div className="grade-chart-head">
        <span>{t("portfolio.distribution")}</span>
        <span className="muted grade-chart-hint">{t("portfolio.distribution_hint")}</span>
        {with_fate && (
          <span className="grade-chart-legend">
            <i aria-hidden="true" /> {t("portfolio.failed_share")}
          </span>
        )}
      </div>
      <div className="grade-columns" role="group" aria-label={t("portfolio.distribution")}>
        {columns.map((column, rank) => (
          <div
            key={column.grade}
            className={chosen.length > 0 && !chosen.includes(column.grade) ? "grade-cell faded" : "grade-cell"}
          >
            <Column
              count={column}
              colour={grade_colour(rank, columns.length)}
              height={(column.count / most) * tallest}
              chosen={chosen.includes(column.grade)}
              label={words(column)}
              pick={() => pick(column.grade)}
            />
            {with_fate && (
              <span className="grade-share num">
                {column.count > 0 ? format_percent(column.failed / column.count) : "—"}
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
