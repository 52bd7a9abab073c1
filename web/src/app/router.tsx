// The pages and their addresses. Pages load when first visited.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from "@tanstack/react-router";

import { read_party_search } from "../features/party/search";
import { read_pack_search } from "../features/policy/search";
import { read_portfolio_search } from "../features/portfolio/search";
import { unreachable } from "../shared/api/problem";
import { parse_search, stringify_search } from "../shared/search";
import { ErrorState, Loading } from "../shared/ui/States";
import { NotFound } from "./NotFound";
import { StartPage } from "./StartPage";
import { Shell } from "./shell/Shell";

// A page's code that did not arrive is not asked for again by the browser: only a fresh start of the page helps.
const missing_code = /dynamically imported module|preload CSS|module script failed/i;

function RouteError({ error, reset }: ErrorComponentProps) {
  if (error instanceof Error && missing_code.test(error.message))
    return <ErrorState error={unreachable(error)} retry={() => window.location.reload()} />;
  return <ErrorState error={error} retry={reset} />;
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const start = createRoute({ getParentRoute: () => root, path: "/", component: StartPage });

const portfolio = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id",
  validateSearch: read_portfolio_search,
  component: lazyRouteComponent(() => import("../features/portfolio/PortfolioPage"), "PortfolioPage"),
});

const party = createRoute({
  getParentRoute: () => root,
  path: "/parties/$party_id",
  validateSearch: read_party_search,
  component: lazyRouteComponent(() => import("../features/party/PartyPage"), "PartyPage"),
});

const party_print = createRoute({
  getParentRoute: () => root,
  path: "/parties/$party_id/print",
  validateSearch: read_party_search,
  component: lazyRouteComponent(() => import("../features/party/PrintPage"), "PrintPage"),
});

const pack = createRoute({
  getParentRoute: () => root,
  path: "/packs/$name",
  validateSearch: read_pack_search,
  component: lazyRouteComponent(() => import("../features/policy/PolicyPage"), "PolicyPage"),
});

const editor = createRoute({
  getParentRoute: () => root,
  path: "/packs/$name/editor/$model",
  component: lazyRouteComponent(() => import("../features/editor/EditorPage"), "EditorPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([start, portfolio, party, party_print, pack, editor]),
  parseSearch: parse_search,
  stringifySearch: stringify_search,
  defaultPreload: "intent",
  defaultPreloadDelay: 80,
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
