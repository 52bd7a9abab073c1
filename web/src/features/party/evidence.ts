// Which stored facts a text of the policy speaks of: names of facts directly, names of indicators by way of their formulas.
// The page only looks names up; what the rule made of the values is in the assessment.
import type { FactView, PackView } from "../../shared/api/types";

const name_pattern = /[A-Za-z_][A-Za-z0-9_]*/g;

const names_in = (text: string): string[] => text.match(name_pattern) ?? [];

function formula_of(name: string, indicators: PackView["indicators"]): string | undefined {
  // `x_benchmark` is the mean an indicator is held against: it speaks of no fact of the company.
  return indicators.find((indicator) => indicator.name === name)?.formula;
}

export function facts_behind(texts: string[], indicators: PackView["indicators"], facts: FactView[]): FactView[] {
  const current = new Map(facts.filter((fact) => fact.current).map((fact) => [fact.name, fact]));
  const seen = new Set<string>();
  const found: FactView[] = [];
  const waiting = texts.flatMap(names_in);
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const fact = current.get(name);
    if (fact) found.push(fact);
    const formula = formula_of(name, indicators);
    if (formula && formula !== name) waiting.push(...names_in(formula));
  }
  return found;
}
