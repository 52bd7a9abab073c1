// What surrounds every page: theme and locale of the components, the query cache, the router.
import { LoadingOutlined } from "@ant-design/icons";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import zh_CN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useEffect, useState } from "react";

import { ApiError } from "../shared/api/problem";
import { useTexts } from "../shared/i18n";
import { app_theme } from "../shared/theme";
import { style_nonce } from "./nonce";
import { router } from "./router";

const second = 1000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30 * second,
      // What the server has judged does not change by asking again; a lost connection may come back.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.unreachable,
      retryDelay: second,
      refetchOnWindowFocus: false,
    },
  },
});

type AntLocale = typeof zh_CN;

function useAntLocale(): AntLocale {
  const { locale } = useTexts();
  const [english, set_english] = useState<AntLocale | null>(null);
  useEffect(() => {
    dayjs.locale(locale === "en" ? "en" : "zh-cn");
    if (locale === "en" && !english) void import("antd/locale/en_US").then((module) => set_english(module.default));
  }, [locale, english]);
  return locale === "en" && english ? english : zh_CN;
}

export function App() {
  const ant_locale = useAntLocale();
  const [nonce] = useState(style_nonce);
  return (
    <ConfigProvider
      theme={app_theme}
      locale={ant_locale}
      // A button that waits keeps its name; antd's own sign of it adds "loading" until an animation has ended.
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
