// Original vouchers: what goes with which value, what is there, sending and taking away.
import { DownloadOutlined } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useState } from "react";

import { download_url } from "../../shared/api/client";
import type { Coded, DeclarationView } from "../../shared/api/types";
import { size_text } from "../../shared/files/parts";
import { useTexts } from "../../shared/i18n";
import { DownloadButton } from "../../shared/ui/DownloadButton";
import { FileBox } from "../../shared/ui/FileBox";
import { Choice, Field, Refusal } from "../../shared/ui/Form";
import { useRemoveVoucher, useSendVoucher } from "./queries";

const kinds_of = (view: DeclarationView): Coded[] => [
  ...new Map(
    view.fields.flatMap((field) => (field.fetched ? [] : field.vouchers)).map((one) => [one.code, one]),
  ).values(),
];

export function Vouchers({ view, keep }: { view: DeclarationView; keep: () => Promise<void> }) {
  const { t, say } = useTexts();
  const kinds = kinds_of(view);
  const [kind, set_kind] = useState(kinds[0]?.code ?? "");
  const [share, set_share] = useState(0);
  const send = useSendVoucher(view.row.declaration_id);
  if (kinds.length === 0) return <p className="muted">{t("declarations.no_vouchers")}</p>;
  const take = async (file: File) => {
    await keep(); // the reply shows the form as it stands
    set_share(0);
    send.mutate({ kind, file, told: set_share });
  };
  const needs = view.fields.filter((field) => !field.fetched && field.vouchers.length > 0);
  return (
    <>
      <ul className="needs">
        {needs.map((field) => (
          <li key={field.fact}>
            {t("declarations.voucher_for", {
              value: say(field.label, field.fact),
              kinds: field.vouchers.map((one) => say(one.label, one.code)).join(t("declarations.or")),
            })}
          </li>
        ))}
      </ul>
      <div className="voucher-new no-print">
        <Field label={t("declarations.voucher_kind")}>
          {(ids) => (
            <Choice
              {...ids}
              value={kind}
              change={set_kind}
              options={kinds.map((one) => ({ value: one.code, label: say(one.label, one.code) }))}
            />
          )}
        </Field>
        {send.isPending ? (
          <Progress percent={Math.round(share * 100)} aria-label={t("declarations.sending")} />
        ) : (
          <FileBox
            plain
            name={undefined}
            take={(file) => void take(file)}
            label={t("declarations.voucher_file")}
            drop={t("declarations.voucher_drop")}
            accept=".pdf,.png,.jpg,.jpeg,.xlsx"
          />
        )}
      </div>
      <Refusal error={send.error} />
    </>
  );
}

export function VoucherList({ view }: { view: DeclarationView }) {
  const { t, say } = useTexts();
  const take_away = useRemoveVoucher();
  if (view.vouchers.length === 0) return <p className="muted">{t("declarations.none_there")}</p>;
  return (
    <>
      <ul className="vouchers" aria-label={t("declarations.vouchers")}>
        {view.vouchers.map((one) => (
          <li key={one.voucher_id}>
            <span className="chip">{say(one.kind.label, one.kind.code)}</span>
            <span className="voucher-name">{one.file_name}</span>
            <span className="muted num">{size_text(one.bytes)}</span>
            {!one.is_complete && <span className="chip chip-adverse">{t("declarations.broken_off")}</span>}
            <span className="voucher-acts no-print">
              {one.is_complete && (
                <DownloadButton
                  size="small"
                  icon={<DownloadOutlined aria-hidden />}
                  aria-label={t("declarations.fetch", { name: one.file_name })}
                  url={download_url(`/api/v1/vouchers/${encodeURIComponent(one.voucher_id)}`, {})}
                />
              )}
              {view.may_write && (
                <Button
                  size="small"
                  aria-label={t("declarations.take_away", { name: one.file_name })}
                  loading={take_away.isPending && take_away.variables === one.voucher_id}
                  onClick={() => take_away.mutate(one.voucher_id)}
                >
                  {t("declarations.remove")}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Refusal error={take_away.error} />
    </>
  );
}
