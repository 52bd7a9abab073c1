// What a file brings, in words and figures.
import type { ImportView } from "../../shared/api/types";
import { format_number } from "../../shared/format/number";
import { useTexts } from "../../shared/i18n";

const figures = [
  "parties_new",
  "parties_known",
  "facts_new",
  "facts_changed",
  "facts_same",
  "facts_disagreeing",
] as const;

export function Figures({ one }: { one: ImportView }) {
  const { t } = useTexts();
  return (
    <dl className="import-figures">
      {figures.map((name) => (
        <div key={name}>
          <dt>{t(`imports.figure.${name}`)}</dt>
          <dd className="num">{format_number(one[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
