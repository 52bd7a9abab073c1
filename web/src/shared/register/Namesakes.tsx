// Enterprises that may be the one being written down, each with what speaks for it and against it.
import type { NamesakeView } from "../api/types";
import { useTexts } from "../i18n";
import "./register.css";

function Findings({ candidate }: { candidate: NamesakeView }) {
  const { t, say } = useTexts();
  return (
    <ul className="findings">
      {candidate.findings.map((one, at) => (
        <li key={at} className={one.factor_permille < 1000 ? "finding finding-less" : "finding"}>
          <b>{say(one.part)}</b> {say(one.outcome)}
          {one.asked !== one.known && (
            <span>
              {one.asked || t("register.absent")} / {one.known || t("register.absent")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Namesakes({ candidates }: { candidates: NamesakeView[] }) {
  const { t, say } = useTexts();
  if (candidates.length === 0) return null;
  return (
    <section className="namesakes" aria-label={t("register.likely")}>
      <p className="namesakes-title">{t("register.likely")}</p>
      <ul>
        {candidates.map((one) => (
          <li key={one.party_id}>
            <div className="namesake-head">
              <a href={`/parties/${encodeURIComponent(one.party_id)}`} target="_blank" rel="noreferrer">
                {one.name}
              </a>
              <span className={one.verdict === "same" ? "chip chip-warn" : "chip"}>
                {one.same_code ? t("register.same_code") : say(one.verdict_label, one.verdict)}
              </span>
              {!one.same_code && <span className="num muted">{t("register.score", { score: one.score_percent })}</span>}
            </div>
            <div className="hit-more">
              {one.uscc && <span className="num">{one.uscc}</span>}
              {one.known_as !== one.name && <span>{t("register.known_as", { name: one.known_as })}</span>}
            </div>
            <Findings candidate={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
