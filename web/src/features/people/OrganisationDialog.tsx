// Links the account of an organisation to a person, or unlinks it: the only two ways an account comes to a person are
// this and the person's own page.
import { App, Input, Modal } from "antd";
import { useState, type SubmitEvent } from "react";

import type { UserView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { useLinkOrganisation } from "./queries";

export function OrganisationDialog({ user, close }: { user: UserView; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const change = useLinkOrganisation();
  const told = useFault(change.error);
  const [subject, set_subject] = useState("");
  const [missing, set_missing] = useState(false);
  const is_linked = user.organisation_subject !== "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(!is_linked && subject.trim() === "");
    if (!is_linked && subject.trim() === "") return;
    change.mutate(
      { user_id: user.user_id, subject: is_linked ? "" : subject.trim() },
      {
        onSuccess: () => {
          void message.success(t(is_linked ? "organisation.unlinked" : "organisation.linked"));
          close();
        },
      },
    );
  };
  return (
    <Modal open footer={null} onCancel={close} title={t("organisation.link_user_of", { name: user.display_name })}>
      <form className="form" onSubmit={submit} noValidate>
        <Refusal error={change.error} shown={["/subject"]} />
        {is_linked ? (
          <p className="mono">{user.organisation_subject}</p>
        ) : (
          <Field
            label={t("organisation.subject")}
            hint={t("organisation.subject_hint")}
            fault={missing ? t("form.required") : told("/subject")}
            required
          >
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={255}
                value={subject}
                onChange={(event) => set_subject(event.target.value)}
              />
            )}
          </Field>
        )}
        <FormButtons
          cancel={close}
          submit={t(is_linked ? "organisation.unlink" : "organisation.link_user")}
          loading={change.isPending}
          danger={is_linked}
        />
      </form>
    </Modal>
  );
}
