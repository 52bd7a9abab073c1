// How good the data are, and which tags follow from them.
import type { FileView, TagView } from "../../../shared/api/types";
import { format_percent } from "../../../shared/format/number";
import { useTexts } from "../../../shared/i18n";

interface Share {
  name: "completeness" | "freshness" | "agreement";
  value: number;
  note: string;
}

export function Quality({ quality }: { quality: FileView["quality"] }) {
  const { t, say } = useTexts();
  const stale = quality.stale_facts.map((fact) => say(fact.label, fact.code)).join(t("sources.comma"));
  const shares: Share[] = [
    { name: "completeness", value: quality.completeness, note: t("file.completeness_note") },
    {
      name: "freshness",
      value: quality.freshness,
      note: t(quality.stale > 0 ? "file.freshness_note" : "file.freshness_all", {
        known: quality.known,
        stale: quality.stale,
      }),
    },
    {
      name: "agreement",
      value: quality.agreement,
      note: quality.compared
        ? t("file.agreement_note", { compared: quality.compared, disagree: quality.disagree })
        : t("file.agreement_none"),
    },
  ];
  return (
    <section className="block-section">
      <h3>{t("file.quality")}</h3>
      <div className="quality">
        <div className="quality-sum" title={t("file.product")}>
          <span>{t("file.confidence")}</span>
          <b className="num">{format_percent(quality.confidence, 0)}</b>
          <small>{t("file.product")}</small>
        </div>
        {shares.map(({ name, value, note }) => (
          <div key={name} className="quality-part">
            <span>{t(`file.${name}`)}</span>
            <b className="num">{format_percent(value, 0)}</b>
            <span className="quality-bar" aria-hidden="true">
              <span style={{ width: `${Math.round(value * 100)}%` }} />
            </span>
            <small>{note}</small>
          </div>
        ))}
      </div>
      {stale && (
        <details className="quality-stale muted">
          <summary>{t("file.stale_which")}</summary>
          {stale}
        </details>
      )}
    </section>
  );
}

export function Tags({ tags }: { tags: TagView[] }) {
  const { t, say } = useTexts();
  const held = tags.filter((tag) => tag.held === "yes");
  const unknown = tags.filter((tag) => tag.held === "unknown" && tag.missing.length > 0);
  if (tags.length === 0) return null;
  return (
    <section className="block-section">
      <h3>{t("file.tags")}</h3>
      <p className="tags">
        {held.map((tag) => (
          <span key={tag.tag} className="chip chip-strong" title={t("file.tag_why", { formula: tag.formula })}>
            {say(tag.label, tag.tag)}
          </span>
        ))}
        {held.length === 0 && <span className="muted">{t("file.no_tags")}</span>}
      </p>
      {unknown.length > 0 && (
        <ul className="tags-unknown muted">
          {unknown.map((tag) => (
            <li key={tag.tag}>
              {say(tag.label, tag.tag)}:{" "}
              {t("file.tag_unknown", {
                facts: tag.missing.map((fact) => say(fact.label, fact.code)).join(t("sources.comma")),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
