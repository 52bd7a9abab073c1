import { EditOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";

import { useTexts } from "../../shared/i18n";

// `decisions/vetoes.dmn` → `vetoes`: how the API and the address call a model.
export const model_name = (file: string): string => file.slice(file.lastIndexOf("/") + 1).replace(/\.dmn$/, "");

export function EditorLink({ pack, file }: { pack: string; file: string }) {
  const { t } = useTexts();
  return (
    <Link
      to="/packs/$name/editor/$model"
      params={{ name: pack, model: model_name(file) }}
      className="editor-link no-print"
      preload={false}
    >
      <EditOutlined aria-hidden /> {t("editor.open")}
    </Link>
  );
}
