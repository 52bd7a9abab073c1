// The other way in, where the park has set one up: the account of one's organisation.
import { useQuery } from "@tanstack/react-query";
import { BankOutlined } from "@ant-design/icons";
import { Button } from "antd";

import { meta_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { useBegin } from "../../shared/organisation";
import { Refusal } from "../../shared/ui/Form";

export function OrganisationButton({ to }: { to: string | undefined }) {
  const { t, say } = useTexts();
  const { data: meta } = useQuery(meta_query);
  const begin = useBegin();
  const name = say(meta?.organisation);
  if (!name) return null;
  return (
    <div className="other-way">
      <p className="other-way-or">{t("log_in.or")}</p>
      <Refusal error={begin.error} />
      <Button
        size="large"
        block
        icon={<BankOutlined aria-hidden />}
        loading={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate({ purpose: "log_in", to: to ?? "/" })}
      >
        {t("log_in.organisation", { name })}
      </Button>
    </div>
  );
}
