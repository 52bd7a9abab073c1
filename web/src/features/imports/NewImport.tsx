// Where an import begins: a file chosen or dropped, sent in parts; or a template for who has no table yet.
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";

import { download_url } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { FileBox } from "../../shared/ui/FileBox";
import { Choice, Field, Refusal } from "../../shared/ui/Form";
import { size_text } from "../../shared/files/parts";
import { targets_query } from "../../shared/api/queries";
import { useSendFile } from "./queries";

function Template({ portfolio_id }: { portfolio_id: string }) {
  const { t, say, locale } = useTexts();
  const { data } = useQuery(targets_query(portfolio_id));
  const [chosen, choose] = useState("registration");
  const options = (data?.datasets ?? []).map((one) => ({ value: one.code, label: say(one.label, one.code) }));
  const path = `/api/v1/portfolios/${encodeURIComponent(portfolio_id)}/import_template.xlsx`;
  return (
    <div className="import-template">
      <Field label={t("imports.template")} hint={t("imports.template_hint")}>
        {(ids) => <Choice {...ids} value={chosen} change={choose} options={options} />}
      </Field>
      <DownloadButton url={download_url(path, { dataset: chosen, locale })}>{t("imports.template_get")}</DownloadButton>
    </div>
  );
}

// Closing the page would break the sending off.
function useStay(is_sending: boolean) {
  useEffect(() => {
    if (!is_sending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [is_sending]);
}

function Sending({ file, fraction, stop }: { file: File; fraction: number; stop: () => void }) {
  const { t } = useTexts();
  const words = t("imports.sending", { name: file.name, size: size_text(file.size) });
  return (
    <div className="import-sending">
      <div role="status">{words}</div>
      <Progress percent={Math.round(fraction * 100)} aria-label={words} />
      <p className="muted">{t("imports.sending_text")}</p>
      <Button onClick={stop}>{t("imports.cancel")}</Button>
    </div>
  );
}

export function NewImport({ portfolio_id }: { portfolio_id: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [file, set_file] = useState<File>();
  const [fraction, set_fraction] = useState(0);
  const stopping = useRef(new AbortController());
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: targets } = useQuery(targets_query(portfolio_id));
  const send = useSendFile({ portfolio_id });
  useStay(send.isPending);
  const take = (chosen: File) => {
    set_file(chosen);
    set_fraction(0);
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    send.mutate(
      { file: chosen, told: set_fraction, signal },
      {
        onSuccess: ({ batch_id, state }) => {
          if (state === "cancelled") return heading.current?.focus(); // the button that was used is gone
          void navigate({ to: "/portfolios/$portfolio_id/imports/$batch_id", params: { portfolio_id, batch_id } });
        },
      },
    );
  };
  // Every value names a source of the register; a pack without one can take no file.
  if (targets?.sources.length === 0)
    return (
      <Alert
        className="import-note"
        type="info"
        showIcon
        title={t("imports.no_sources")}
        description={t("imports.no_sources_text")}
      />
    );
  return (
    <div className="card import-new no-print">
      <h2 ref={heading} tabIndex={-1} className="import-title">
        {t("imports.begin")}
      </h2>
      <p className="muted">{t("imports.begin_text")}</p>
      {send.isPending && file ? (
        <Sending file={file} fraction={fraction} stop={() => stopping.current.abort()} />
      ) : (
        <FileBox
          name={undefined}
          take={take}
          label={t("imports.file")}
          drop={t("imports.drop")}
          accept=".csv,.txt,.xlsx"
        />
      )}
      <Refusal error={send.error} />
      {!send.isPending && <Template portfolio_id={portfolio_id} />}
    </div>
  );
}
