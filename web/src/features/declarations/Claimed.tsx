// What was written on the form, once it is handed in.
import type { DeclarationView } from "../../shared/api/types";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { ScrollX } from "../../shared/ui/ScrollX";

export function Claimed({ view }: { view: DeclarationView }) {
  const { t, say } = useTexts();
  const format = useFormat(view.currency);
  const asked = view.fields.filter((field) => !field.fetched);
  return (
    <section className="card declaration-part" aria-labelledby="claimed">
      <h2 id="claimed">{t("declarations.claimed")}</h2>
      <ScrollX>
        <table className="grid stacked" aria-label={t("declarations.claimed")}>
          <thead>
            <tr>
              <th>{t("declarations.item")}</th>
              <th className="right">{t("declarations.written")}</th>
              <th className="right">{t("declarations.last")}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((field) => (
              <tr key={field.fact}>
                <td data-label={t("declarations.item")}>{say(field.label, field.fact)}</td>
                <td className="right num" data-label={t("declarations.written")}>
                  {field.value || "—"}
                </td>
                <td className="right num" data-label={t("declarations.last")}>
                  {field.last ? `${format.shown(field.last)} (${field.last_period.slice(0, 7)})` : "—"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}
