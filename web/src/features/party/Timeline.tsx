import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import type { TimelineEntry } from "../../shared/api/types";
import { useCode, useTexts } from "../../shared/i18n";
import { ErrorState, Loading } from "../../shared/ui/States";
import { useParty } from "./context";
import { timeline_query } from "./queries";

function Entry({ entry }: { entry: TimelineEntry }) {
  const { say } = useTexts();
  const code = useCode();
  const detail = say(entry.detail);
  return (
    <li className={`timeline-entry ${entry.kind}`}>
      <span className="chip">{code("timeline.kind", entry.kind)}</span>
      <div>
        <b>{say(entry.title)}</b>
        {detail && (
          <div className="muted" title={detail}>
            {detail}
          </div>
        )}
      </div>
    </li>
  );
}

export function TimelineTab() {
  const { party, assessment } = useParty();
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(timeline_query(party.party_id));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <p className="muted">{t("timeline.none")}</p>;
  // Newest first; entries of one day keep the order they came in.
  const days = [...Map.groupBy(data, (entry) => entry.date)].sort(([a], [b]) => b.localeCompare(a));
  return (
    <ol className="timeline">
      {days.map(([date, entries]) => (
        <li key={date} className={date > assessment.as_of ? "timeline-day later" : "timeline-day"}>
          <div className="timeline-date">
            <b className="num">{date}</b>
            <Link
              to="/parties/$party_id"
              params={{ party_id: party.party_id }}
              search={{ as_of: date, tab: "timeline" }}
              replace
              resetScroll={false}
            >
              {t("timeline.replay")}
            </Link>
          </div>
          <ul>
            {entries.map((entry, at) => (
              <Entry key={`${entry.kind} ${entry.reference} ${at}`} entry={entry} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
