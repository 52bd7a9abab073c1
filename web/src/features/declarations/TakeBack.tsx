// Before the park has looked at it, the enterprise can take it back and correct it.
import { Button } from "antd";

import type { DeclarationView } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n";
import { useMay } from "../../shared/session";
import { Refusal } from "../../shared/ui/Form";
import { useStep } from "./queries";

export function TakeBack({ view }: { view: DeclarationView }) {
  const { t } = useTexts();
  const may = useMay()("declaration.submit");
  const step = useStep(view.row.declaration_id);
  if (!may || view.row.state !== "submitted") return null;
  return (
    <div className="declaration-end no-print">
      <Button loading={step.isPending} onClick={() => step.mutate({ step: "withdrawal", version: view.version })}>
        {t("declarations.take_back")}
      </Button>
      <Refusal error={step.error} />
    </div>
  );
}
