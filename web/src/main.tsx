import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app/App";
import { start_texts } from "./shared/i18n";
import "./shared/ui/base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element `root`");
await start_texts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
