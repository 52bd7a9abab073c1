import type { PackView } from "../../shared/api/types";
import type { TabName } from "./search";

// How much stands behind each tab; a tab without anything is not shown.
export const size_of: Record<TabName, (pack: PackView) => number> = {
  overview: () => 0,
  graph: (pack) => new Set(pack.tables.map((table) => table.file)).size,
  parameters: (pack) => pack.parameters.length,
  indicators: (pack) => pack.indicators.length,
  tables: (pack) => pack.tables.length,
  steps: (pack) => pack.steps.length,
  ahp: (pack) => pack.ahp.length,
  sources: (pack) => pack.sources.length,
};
