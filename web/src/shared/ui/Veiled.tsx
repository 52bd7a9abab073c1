// A value that one may not see: a lock, and the way to ask for it where there is one.
import { LockOutlined } from "@ant-design/icons";

import type { Shown } from "../api/types";
import { useFormat } from "../format/useFormat";
import { useTexts } from "../i18n";

interface Props {
  value: Shown;
  name: string;
  ask: (() => void) | undefined;
  currency: string;
}

export function Veiled({ value, name, ask, currency }: Props) {
  const { t } = useTexts();
  const format = useFormat(currency);
  return (
    <span className="veiled" title={t("reveal.masked_why")}>
      <LockOutlined aria-hidden />
      {value.unit === "masked" && <span className="visually-hidden">{t("reveal.masked")} </span>}
      {format.shown(value)}
      {ask && (
        <button type="button" className="link-button" aria-label={t("reveal.ask_for", { name })} onClick={ask}>
          {t("reveal.ask")}
        </button>
      )}
    </span>
  );
}
