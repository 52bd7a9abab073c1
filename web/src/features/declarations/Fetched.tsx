// What is known from registers and authorities already: shown with its source, and not asked again (DAT-11).
import type { DeclarationView } from "../../shared/api/types";
import { is_veiled } from "../../shared/format/shown";
import { useFormat } from "../../shared/format/useFormat";
import { useTexts } from "../../shared/i18n";
import { Veiled } from "../../shared/ui/Veiled";

export function Fetched({ view }: { view: DeclarationView }) {
  const { t, say } = useTexts();
  const format = useFormat(view.currency);
  const known = view.fields.flatMap((field) => (field.fetched ? [{ field, fact: field.fetched }] : []));
  if (known.length === 0) return null;
  return (
    <section className="card declaration-part" aria-labelledby="fetched">
      <h2 id="fetched">{t("declarations.fetched", { count: known.length })}</h2>
      <p className="muted">{t("declarations.fetched_text")}</p>
      <dl className="fetched">
        {known.map(({ field, fact }) => (
          <div key={field.fact}>
            <dt>{say(field.label, field.fact)}</dt>
            <dd>
              <b className="num">
                {is_veiled(fact.value) ? (
                  <Veiled
                    value={fact.value}
                    name={say(field.label, field.fact)}
                    ask={undefined}
                    currency={view.currency}
                  />
                ) : (
                  format.shown(fact.value)
                )}
              </b>
              <small className="muted">
                {say(fact.source_label, fact.source)} · {fact.known_at}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
