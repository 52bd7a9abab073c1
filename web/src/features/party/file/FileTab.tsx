// The panorama of an enterprise (ENT-02): everything that every department knows, by subject, with where it comes from; what
// follows from it, and whether it holds together.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { DatasetView, EntryView } from "../../../shared/api/types";
import { Checks } from "../../../shared/checks/Checks";
import { gather } from "../../../shared/gather";
import { useTexts } from "../../../shared/i18n";
import { EmptyState, ErrorState, Loading } from "../../../shared/ui/States";
import { useParty } from "../context";
import { Dataset, EmptyDatasets, is_empty, type Acts } from "./Dataset";
import { EntryDialog, HistoryDialog, RemoveDialog } from "./EntryDialog";
import { FactDialog } from "./FactDialog";
import { Quality, Tags } from "./Quality";
import { file_query } from "./queries";
import { Relations } from "./Relations";
import { Size } from "./Size";
import "./file.css";

type Open =
  | { what: "add"; dataset: DatasetView }
  | { what: "correct" | "remove" | "history"; dataset: DatasetView; entry: EntryView };

export function FileTab() {
  const { party, as_of } = useParty();
  const is_today = as_of === undefined;
  const { t, say } = useTexts();
  const [open, set_open] = useState<Open | null>(null);
  const { data, error, refetch } = useQuery(file_query(party.party_id, as_of));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  if (data.datasets.length === 0) return <EmptyState title={t("file.no_datasets")} text={t("file.no_datasets_text")} />;
  const may_write = is_today && data.sources.length > 0;
  const acts: Acts & { may_write: boolean } = {
    may_write,
    add: (dataset) => set_open({ what: "add", dataset }),
    correct: (dataset, entry) => set_open({ what: "correct", dataset, entry }),
    remove: (dataset, entry) => set_open({ what: "remove", dataset, entry }),
    look_back: (dataset, entry) => set_open({ what: "history", dataset, entry }),
  };
  const close = () => set_open(null);
  const groups = gather(data.datasets, (dataset) => dataset.group.code);
  return (
    <div className="file">
      {!is_today && <p className="muted no-print">{t("file.past", { day: data.as_of })}</p>}
      {is_today && data.sources.length === 0 && <p className="muted no-print">{t("file.may_not")}</p>}
      <Checks checks={data.checks} currency={party.currency} />
      <div className="file-head">
        <Quality quality={data.quality} />
        <Tags tags={data.tags} />
      </div>
      {data.size && <Size size={data.size} />}
      {[...groups].map(([group, datasets]) => (
        <section key={group} className="block-section file-group">
          <h3>{say(datasets[0]?.group.label, group)}</h3>
          <div className="datasets">
            {datasets
              .filter((dataset) => !is_empty(dataset))
              .map((dataset) => (
                <Dataset key={dataset.dataset} dataset={dataset} acts={acts} />
              ))}
            {group === "relations" && <Relations as_of={data.as_of} />}
          </div>
          <EmptyDatasets datasets={datasets.filter(is_empty)} acts={acts} />
        </section>
      ))}
      {open?.what === "add" && open.dataset.holds_entries && (
        <EntryDialog dataset={open.dataset} sources={data.sources} close={close} />
      )}
      {open?.what === "add" && !open.dataset.holds_entries && (
        <FactDialog dataset={open.dataset} sources={data.sources} close={close} />
      )}
      {open?.what === "correct" && (
        <EntryDialog dataset={open.dataset} entry={open.entry} sources={data.sources} close={close} />
      )}
      {open?.what === "remove" && <RemoveDialog dataset={open.dataset} entry={open.entry} close={close} />}
      {open?.what === "history" && <HistoryDialog dataset={open.dataset} entry={open.entry} close={close} />}
    </div>
  );
}
