import { lazy, Suspense, type ComponentProps } from "react";

const Chart = lazy(() => import("./Chart"));

// The chart library arrives after the page; the space is kept meanwhile.
export function LazyChart(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} aria-hidden="true" />}>
      <Chart {...props} />
    </Suspense>
  );
}
