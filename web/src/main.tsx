import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app/App";
import { mark_styles, style_nonce } from "./app/nonce";
import { start_texts } from "./shared/i18n";
import "./shared/ui/base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element `root`");
const nonce = style_nonce();
if (nonce) mark_styles(nonce);
await start_texts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
