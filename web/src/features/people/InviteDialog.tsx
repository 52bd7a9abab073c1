// Invites a person: name in, a link out that is shown once.
import { Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { InvitationView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { useInvite } from "./queries";
import { ShownLink } from "./ShownLink";

const names = ["login_name", "display_name"] as const;

function InviteForm({ cancel, made }: { cancel: () => void; made: (invitation: InvitationView) => void }) {
  const { t } = useTexts();
  const invite = useInvite();
  const told = useFault(invite.error);
  const [given, set_given] = useState({ login_name: "", display_name: "" });
  const [missing, set_missing] = useState<string[]>([]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty = names.filter((name) => given[name].trim() === "");
    set_missing(empty);
    if (empty.length > 0) return;
    invite.mutate(
      { login_name: given.login_name.trim(), display_name: given.display_name.trim() },
      { onSuccess: made },
    );
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>{t("people.invite_text")}</p>
      <Refusal error={invite.error} shown={names.map((name) => `/${name}`)} />
      {names.map((name) => (
        <Field
          key={name}
          label={t(`people.${name}`)}
          fault={missing.includes(name) ? t("form.required") : told(`/${name}`)}
          required
        >
          {(ids) => (
            <Input
              {...ids}
              autoFocus={name === "login_name"}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={60}
              value={given[name]}
              onChange={(event) => set_given((before) => ({ ...before, [name]: event.target.value }))}
            />
          )}
        </Field>
      ))}
      <FormButtons cancel={cancel} submit={t("people.invite_submit")} loading={invite.isPending} />
    </form>
  );
}

export function InviteDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const [invitation, set_invitation] = useState<InvitationView | null>(null);
  return (
    <Modal
      open
      title={t(invitation ? "people.link_title" : "people.invite_title")}
      footer={null}
      width={500}
      mask={{ closable: false }}
      closable={!invitation}
      keyboard={!invitation}
      onCancel={close}
    >
      {invitation ? (
        <ShownLink kind="invitation" made={invitation} close={close} />
      ) : (
        <InviteForm cancel={close} made={set_invitation} />
      )}
    </Modal>
  );
}
