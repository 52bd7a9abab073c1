// How the waterfall is drawn. Each bar stands between its `before` and `after`; a dashed ghost shows what a full block
// would have given; a step that changes the grade without points is a flat mark that says so.
import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
  CustomSeriesRenderItemReturn,
  EChartsCoreOption,
} from "echarts";

import type { Coded } from "../../shared/api/types";
import { format_points, format_signed } from "../../shared/format/number";
import { grade_colour } from "../../shared/grade/palette";
import { colours, font_family } from "../../shared/theme";
import type { DrawnBar } from "./waterfall";

interface Drawing {
  bars: DrawnBar[];
  scale: Coded[];
  names: string[];
  narrow: boolean;
}

const flat_height = 4;

function bar_colour({ bar, change }: DrawnBar, scale: Coded[]): string {
  if (bar.kind === "total")
    return grade_colour(
      scale.findIndex((grade) => grade.code === bar.grade_after),
      scale.length,
    );
  if (bar.kind === "block") return "#3f7f86";
  if (bar.kind === "bonus" || bar.kind === "lift") return colours.favourable;
  if (bar.kind === "veto" || bar.kind === "cap" || change < 0) return colours.adverse;
  return colours.favourable;
}

function bar_text({ bar, change, regraded }: DrawnBar): string {
  if (bar.kind === "total") return `${format_points(bar.after)}  ${bar.grade_after}`;
  const grades = regraded ? `${bar.grade_before} → ${bar.grade_after}` : "";
  if (change === 0 && grades) return grades;
  return grades ? `${format_signed(change)}\n${grades}` : format_signed(change);
}

type Shape = NonNullable<CustomSeriesRenderItemReturn>;

interface Place {
  left: number;
  width: number;
  slot: number;
  // Pixel height of a value.
  at: (value: number) => number;
}

function place_of(index: number, api: CustomSeriesRenderItemAPI): Place {
  const [slot = 0] = api.size?.([1, 0]) as number[];
  const [centre = 0] = api.coord([index, 0]);
  const width = Math.min(slot * 0.62, 76);
  return { left: centre - width / 2, width, slot, at: (value) => api.coord([index, value])[1] ?? 0 };
}

// The dashed shape behind a bar: what a full block would have given, or the whole column when only the grade changed.
function ghost_of(drawn: DrawnBar, { left, width, at }: Place): Shape | undefined {
  const box = (from: number, to: number, fill: string, stroke: string): Shape => ({
    type: "rect",
    shape: { x: left + 0.5, y: at(to), width: width - 1, height: at(from) - at(to), r: [3, 3, 0, 0] },
    style: { fill, stroke, lineDash: [4, 3], lineWidth: 1 },
  });
  if (drawn.ghost != null && drawn.ghost > drawn.high)
    return box(drawn.high, drawn.ghost, "rgba(14,90,92,0.05)", "#9fb4b4");
  if (drawn.regraded && drawn.change === 0)
    return drawn.bar.kind === "lift"
      ? box(0, drawn.high, "rgba(15,109,95,0.07)", colours.favourable)
      : box(0, drawn.high, "rgba(163,53,43,0.07)", colours.adverse);
  return undefined;
}

function render_bar(drawing: Drawing, index: number, api: CustomSeriesRenderItemAPI): Shape {
  const drawn = drawing.bars[index];
  if (!drawn) return { type: "group", children: [] };
  const place = place_of(index, api);
  const { left, width, slot, at } = place;
  const top = at(drawn.high);
  const text_size = drawing.narrow ? 11 : 13;
  const ghost = ghost_of(drawn, place);
  const children: Shape[] = [
    ...(ghost ? [ghost] : []),
    {
      type: "rect",
      shape: { x: left, y: top, width, height: Math.max(at(drawn.low) - top, flat_height), r: 2 },
      style: { fill: bar_colour(drawn, drawing.scale) },
      emphasis: { style: { opacity: 0.86 } },
    },
    {
      type: "text",
      style: {
        x: left + width / 2,
        y: Math.min(top, at(Math.max(drawn.high, drawn.ghost ?? 0))) - 5,
        text: bar_text(drawn),
        align: "center",
        verticalAlign: "bottom",
        fill: colours.ink,
        font: `600 ${text_size}px ${font_family}`,
        lineHeight: text_size + 4,
      },
    },
  ];
  // The level carries over to the next bar.
  if (index < drawing.bars.length - 1) {
    const level = at(drawn.bar.after);
    children.push({
      type: "line",
      shape: { x1: left + width, y1: level, x2: left + slot, y2: level },
      style: { stroke: "#7f9496", lineWidth: 1, lineDash: [2, 2] },
      silent: true,
    });
  }
  return { type: "group", children } as Shape;
}

export function waterfall_option(drawing: Drawing): EChartsCoreOption {
  const { bars, names, narrow } = drawing;
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.high, bar.ghost ?? 0)));
  return {
    animationDuration: 250,
    grid: { left: narrow ? 30 : 40, right: 8, top: 34, bottom: narrow ? 66 : 62, containLabel: false },
    xAxis: {
      type: "category",
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "#9fb4b4" } },
      axisLabel: {
        color: colours.ink,
        fontFamily: font_family,
        fontSize: narrow ? 11 : 12.5,
        interval: 0,
        width: narrow ? 48 : Math.max(64, Math.min(150, 620 / bars.length - 12)),
        overflow: "break",
        lineHeight: 16,
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: Math.ceil(most / 20) * 20,
      splitLine: { lineStyle: { color: "#e7eded" } },
      axisLabel: { color: colours.text_secondary, fontFamily: font_family, fontSize: 12 },
    },
    series: [
      {
        type: "custom",
        cursor: "pointer",
        data: bars.map((bar, index) => [index, bar.low, bar.high]),
        encode: { x: 0, y: [1, 2] },
        renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) =>
          render_bar(drawing, params.dataIndex, api),
      },
    ],
  };
}
