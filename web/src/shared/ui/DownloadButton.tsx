// A document that the server makes: fetched by the page, so that an ended session or a refusal is told instead of leaving a
// broken file. It stays a link, for those who open it in another tab.
import { App, Button, type ButtonProps } from "antd";
import { useState, type MouseEvent } from "react";

import { fetch_document } from "../api/client";
import { ApiError } from "../api/problem";
import { useTexts } from "../i18n";
import { file_name_of, save_file } from "./save_file";

interface Props extends Omit<ButtonProps, "href" | "onClick" | "loading"> {
  url: string;
  // What to do about a refusal; false when it is to be told like any other.
  refused?: (error: ApiError) => boolean;
}

export function DownloadButton({ url, refused, ...props }: Props) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [is_loading, set_loading] = useState(false);
  const save = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    set_loading(true);
    try {
      const reply = await fetch_document(url);
      const own_name = new URL(url, window.location.origin).pathname.split("/").pop() ?? "";
      save_file(file_name_of(reply.headers.get("Content-Disposition"), own_name), await reply.blob());
    } catch (error) {
      if (error instanceof ApiError && refused?.(error)) return;
      const said = error instanceof ApiError && !error.unreachable ? error.message : t("state.offline");
      void message.error(t("form.not_downloaded", { said }));
    } finally {
      set_loading(false);
    }
  };
  return <Button {...props} href={url} download loading={is_loading} onClick={(event) => void save(event)} />;
}
