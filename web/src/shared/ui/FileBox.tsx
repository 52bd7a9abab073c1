// Takes one file: by the button, which is the way for the keyboard, or dropped on it. What becomes of it is up to who asks.
import { Button } from "antd";
import { useRef, useState, type DragEvent } from "react";

import { useTexts } from "../i18n";
import "./form.css";

interface Props {
  name: string | undefined; // of the file that was taken
  take: (file: File) => void;
  label: string;
  drop: string; // what may be dropped here
  accept?: string;
  plain?: boolean; // one of several choices on the page: not the main button
}

export function FileBox({ name, take, label, drop, accept, plain }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLInputElement>(null);
  const [is_over, set_over] = useState(false);
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    set_over(is);
  };
  const dropped = (event: DragEvent) => {
    over(false)(event);
    const file = event.dataTransfer.files[0];
    if (file) take(file);
  };
  return (
    <div
      className={is_over ? "drop-zone dropping" : "drop-zone"}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={dropped}
    >
      <input
        ref={box}
        type="file"
        hidden
        {...(accept && { accept })}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) take(file);
          event.target.value = ""; // the same file may have changed
        }}
      />
      <Button type={name || plain ? "default" : "primary"} className="no-print" onClick={() => box.current?.click()}>
        {t(name ? "form.other_file" : "form.choose_file")}
      </Button>
      {name ? <strong>{name}</strong> : <span className="muted">{drop}</span>}
    </div>
  );
}
