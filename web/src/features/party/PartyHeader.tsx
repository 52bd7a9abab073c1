import { ArrowLeftOutlined, FilePdfOutlined, PrinterOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";

import { useTexts } from "../../shared/i18n";
import { left_list } from "../../shared/search";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { AsOfControl } from "./AsOfControl";
import { useParty } from "./context";
import { report_url } from "./queries";
import { RegisterMenu, RegisterNotes } from "./Register";

interface Props {
  as_of: string | undefined;
  change_day: (as_of: string | undefined) => void;
}

function Identity() {
  const { party } = useParty();
  const { t, say, locale } = useTexts();
  const first = locale === "en" ? party.name_en || party.name : party.name;
  const second = locale === "en" ? (party.name_en ? party.name : "") : party.name_en;
  return (
    <div className="party-identity">
      <h1>{first}</h1>
      <div className="party-facts">
        {second && <span lang={locale === "en" ? "zh-CN" : "en"}>{second}</span>}
        {party.uscc && (
          <span title={t("party.uscc")} className="num">
            <span className="visually-hidden">{t("party.uscc")} </span>
            {party.uscc}
          </span>
        )}
        {party.industry && <span>{say(party.industry_label, party.industry)}</span>}
        {party.fate && (
          <span
            className={party.fate === "failed" ? "chip chip-adverse" : "chip"}
          >{`${t("party.later_fate")}: ${t(`fate.${party.fate}`)}`}</span>
        )}
      </div>
    </div>
  );
}

function CaseNote() {
  const { party } = useParty();
  const { t, say } = useTexts();
  const text = say(party.case_title);
  const [first, ...others] = party.requirement.split(/[\s,;]+/).filter(Boolean);
  if (!text && !first) return null;
  return (
    <p className="case-note">
      <span className="chip chip-strong">{first ?? t("party.case")}</span>
      <b>{t("party.shows")}</b>
      <span>{text}</span>
      {others.length > 0 && <small className="muted">{others.join(" · ")}</small>}
    </p>
  );
}

export function PartyHeader({ as_of, change_day }: Props) {
  const { party } = useParty();
  const { t, locale } = useTexts();
  return (
    <header className="party-header">
      <div className="party-header-top">
        <Link
          to="/portfolios/$portfolio_id"
          params={{ portfolio_id: party.portfolio_id }}
          search={left_list(party.portfolio_id)}
          className="back-link no-print"
        >
          <ArrowLeftOutlined aria-hidden /> {t("party.back")}
        </Link>
      </div>
      <div className="party-header-main">
        <Identity />
        <div className="page-actions no-print">
          <Link
            to="/parties/$party_id/print"
            params={{ party_id: party.party_id }}
            search={{ as_of }}
            className="ant-btn-like"
          >
            <PrinterOutlined aria-hidden /> {t("party.print")}
          </Link>
          <DownloadButton type="primary" icon={<FilePdfOutlined />} url={report_url(party.party_id, as_of, locale)}>
            {t("party.report")}
          </DownloadButton>
          <RegisterMenu />
        </div>
      </div>
      <RegisterNotes />
      <CaseNote />
      <AsOfControl as_of={as_of} change_day={change_day} />
    </header>
  );
}
