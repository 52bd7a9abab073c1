// An ECharts drawing as SVG, sized by its box, disposed with its component. Import lazily: the library is heavy.
import { BarChart, CustomChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use as register, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

register([BarChart, CustomChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Props {
  option: EChartsCoreOption;
  height: number;
  label: string;
  // The index of the bar that was clicked.
  on_pick?: (index: number) => void;
}

export default function Chart({ option, height, label, on_pick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(on_pick);
  useEffect(() => {
    pick.current = on_pick;
  });

  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current, undefined, { renderer: "svg" });
    drawn.on("click", (event) => pick.current?.(event.dataIndex));
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={box} role="img" aria-label={label} style={{ height: "100%", minHeight: height, width: "100%" }} />;
}
