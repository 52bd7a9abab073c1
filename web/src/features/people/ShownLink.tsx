// A link that works once and is shown once, for whoever hands it over.
import { Button, Input } from "antd";

import type { InvitationView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { CopyButton } from "../../shared/ui/CopyButton";
import { Field } from "../../shared/ui/Form";
import { moment_text } from "../../shared/ui/time";

export type LinkKind = "invitation" | "new-password";

export function ShownLink({ kind, made, close }: { kind: LinkKind; made: InvitationView; close: () => void }) {
  const { t } = useTexts();
  const link = `${window.location.origin}/${kind}#${made.link_token}`;
  const text = kind === "invitation" ? "people.link_text" : "people.reset_link_text";
  return (
    <div className="form">
      <p>{t(text, { name: made.user.display_name, time: moment_text(made.expires_at) })}</p>
      <Field label={t("people.link")}>
        {(ids) => <Input {...ids} className="mono" readOnly value={link} onFocus={(event) => event.target.select()} />}
      </Field>
      <div className="form-buttons">
        <Button onClick={close}>{t("people.link_done")}</Button>
        <CopyButton text={link} label={t("people.copy_link")} primary />
      </div>
    </div>
  );
}
