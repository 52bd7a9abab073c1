// A new password for somebody who forgot it, a new invitation for somebody who lost it: what happens first, then the link.
import { Checkbox, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { InvitationView, UserView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { FormButtons, Refusal } from "../../shared/ui/Form";
import { useRenewInvitation, useResetPassword } from "./queries";
import { ShownLink, type LinkKind } from "./ShownLink";

interface Props {
  kind: LinkKind;
  user: UserView;
  close: () => void;
}

function AskForLink({ kind, user, close, made }: Props & { made: (link: InvitationView) => void }) {
  const { t } = useTexts();
  const reset = useResetPassword();
  const renew = useRenewInvitation();
  const [factor_too, set_factor_too] = useState(false);
  const is_reset = kind === "new-password";
  const asked = is_reset ? reset : renew;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { user_id, version } = user;
    if (is_reset) reset.mutate({ user_id, version, reset_second_factor: factor_too }, { onSuccess: made });
    else renew.mutate({ user_id, version }, { onSuccess: made });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Refusal error={asked.error} />
      <p>{t(is_reset ? "people.reset_text" : "people.renew_text", { name: user.display_name })}</p>
      {is_reset && user.has_second_factor && (
        <div>
          <Checkbox checked={factor_too} onChange={(event) => set_factor_too(event.target.checked)}>
            {t("people.reset_factor")}
          </Checkbox>
          <p className="muted">{t("people.reset_factor_text")}</p>
        </div>
      )}
      <FormButtons
        cancel={close}
        submit={t(is_reset ? "people.reset_submit" : "people.invite_submit")}
        loading={asked.isPending}
      />
    </form>
  );
}

export function LinkDialog({ kind, user, close }: Props) {
  const { t } = useTexts();
  const [link, set_link] = useState<InvitationView | null>(null);
  const is_reset = kind === "new-password";
  const title = link
    ? t(is_reset ? "people.reset_link_title" : "people.link_title")
    : t(is_reset ? "people.reset_title" : "people.renew_title", { name: user.display_name });
  return (
    <Modal
      open
      title={title}
      footer={null}
      width={500}
      mask={{ closable: false }}
      closable={!link}
      keyboard={!link}
      onCancel={close}
    >
      {link ? (
        <ShownLink kind={kind} made={link} close={close} />
      ) : (
        <AskForLink kind={kind} user={user} close={close} made={set_link} />
      )}
    </Modal>
  );
}
