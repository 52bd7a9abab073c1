import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The API the development server talks to: the mock or a real `yingzhou serve`.
const api = process.env.YINGZHOU_API ?? "http://127.0.0.1:8787";

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
