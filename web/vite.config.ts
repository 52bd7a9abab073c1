import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The API the development server talks to: the mock or a real `yingzhou serve`.
const api = process.env.YINGZHOU_API ?? "http://127.0.0.1:8787";

// What dmn-js is made of.
const editor_packages = new RegExp(
  "node_modules[\\\\/](dmn-|diagram-js|table-js|@bpmn-io|@codemirror|@lezer|@lang-|lezer|lang-|inferno|moddle|didi|" +
    "tiny-svg|min-d|path-intersection|hammerjs|saxen|style-mod|crelt|w3c-keyname|@marijn)",
);

// The program refuses writes from pages of another origin; in development the proxy is that origin.
const proxy = { "/api": { target: api, changeOrigin: true, headers: { origin: api } } };

export default defineConfig({
  plugins: [react()],
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The embedded build prefers few files with long-lived names: three vendor groups beside our own route chunks.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "editor",
              test: editor_packages,
              priority: 40,
            },
            // What more than one group uses must not draw the first page to a heavy group.
            { name: "react", test: /node_modules[\\/](@babel[\\/]runtime|clsx|tslib)/, priority: 50 },
            { name: "charts", test: /node_modules[\\/](echarts|zrender)/, priority: 30 },
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
            {
              name: "antd",
              test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs)[\\/](?!.*locale)/,
              priority: 10,
            },
            { name: "lib", test: /node_modules[\\/](@tanstack|i18next|react-i18next|openapi-fetch)/, priority: 5 },
          ],
        },
      },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
