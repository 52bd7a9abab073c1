// A score curve as a small drawing: x as given, score 0 … 100 upwards; categories as bars.
import type { PackIndicatorView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";

type CurveView = PackIndicatorView["curves"][number];

const width = 132;
const height = 44;
const pad = 5;

const score_y = (score: number): number => height - pad - (score / 100) * (height - 2 * pad);

function line_path(curve: CurveView, xs: number[]): string {
  const [low = 0, high = 1] = [Math.min(...xs), Math.max(...xs)];
  const at = (x: number) => pad + ((x - low) / (high - low || 1)) * (width - 2 * pad);
  return curve.points
    .map((point, index) => {
      const x = at(xs[index] ?? 0).toFixed(1);
      const y = score_y(point.score).toFixed(1);
      if (index === 0) return `M${x} ${y}`;
      return curve.form === "step" ? `H${x}V${y}` : `L${x} ${y}`;
    })
    .join("");
}

function Bars({ curve }: { curve: CurveView }) {
  const slot = (width - 2 * pad) / curve.points.length;
  return curve.points.map((point, index) => (
    <rect
      key={point.x}
      x={pad + index * slot + slot * 0.15}
      y={score_y(point.score)}
      width={slot * 0.7}
      height={Math.max(height - pad - score_y(point.score), 1)}
      fill="#3f7f86"
    >
      <title>{`${point.x}: ${point.score}`}</title>
    </rect>
  ));
}

export function Curve({ curve }: { curve: CurveView }) {
  const { t } = useTexts();
  const xs = curve.points.map((point) => Number(point.x));
  const numeric = curve.mode !== "category" && xs.every((x) => !Number.isNaN(x));
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  const label = t("policy.curve_label", {
    count: curve.points.length,
    from: `${first?.x} → ${first?.score}`,
    to: `${last?.x} → ${last?.score}`,
  });
  const words = curve.points.map((point) => `${point.x} → ${point.score}`).join("   ");
  return (
    <figure className="curve" title={words}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <path
          d={`M${pad} ${score_y(0)}H${width - pad}M${pad} ${score_y(100)}H${width - pad}`}
          stroke="#d6dfdf"
          strokeDasharray="2 3"
          fill="none"
        />
        {numeric ? (
          <path d={line_path(curve, xs)} fill="none" stroke="#0e5a5c" strokeWidth="1.8" strokeLinejoin="round" />
        ) : (
          <Bars curve={curve} />
        )}
      </svg>
      <figcaption>
        <span className="num">{first?.x}</span>
        <span>{t(`policy.mode.${curve.mode}`, { defaultValue: curve.mode })}</span>
        <span className="num">{last?.x}</span>
      </figcaption>
    </figure>
  );
}
