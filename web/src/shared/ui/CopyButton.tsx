import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";

import { useTexts } from "../i18n";

export function CopyButton({ text, label, primary }: { text: string; label?: string; primary?: boolean }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    void message.success(t("common.copied"));
  };
  return (
    <Button icon={<CopyOutlined aria-hidden />} {...(primary && { type: "primary" })} onClick={() => void copy()}>
      {label ?? t("common.copy")}
    </Button>
  );
}
