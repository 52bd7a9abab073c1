// The pages and their addresses. Pages load when first visited.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from "@tanstack/react-router";

import { read_access_search, read_users_search } from "../features/people/search";
import { read_approvals_search } from "../features/approvals/search";
import { read_audit_search } from "../features/audit/search";
import { read_party_search } from "../features/party/search";
import { read_pack_search } from "../features/policy/search";
import { read_portfolio_search } from "../features/portfolio/search";
import { read_log_in_search } from "../features/session/search";
import { unreachable } from "../shared/api/problem";
import { parse_search, stringify_search } from "../shared/search";
import { ErrorState, Loading } from "../shared/ui/States";
import { NotFound } from "./NotFound";
import { StartPage } from "./StartPage";
import { permitted } from "./session/Permitted";
import { Root } from "./Root";

// A page's code that did not arrive is not asked for again by the browser: only a fresh start of the page helps.
const missing_code = /dynamically imported module|preload CSS|module script failed/i;

function RouteError({ error, reset }: ErrorComponentProps) {
  if (error instanceof Error && missing_code.test(error.message))
    return <ErrorState error={unreachable(error)} retry={() => window.location.reload()} />;
  return <ErrorState error={error} retry={reset} />;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const start = createRoute({ getParentRoute: () => root, path: "/", component: StartPage });

const portfolio = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id",
  validateSearch: read_portfolio_search,
  component: lazyRouteComponent(() => import("../features/portfolio/PortfolioPage"), "PortfolioPage"),
});

const sources = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id/sources",
  component: permitted(
    "source.read",
    lazyRouteComponent(() => import("../features/sources/SourcesPage"), "SourcesPage"),
  ),
});

const benchmarks = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id/benchmarks",
  component: permitted(
    "benchmark.read",
    lazyRouteComponent(() => import("../features/benchmarks/BenchmarksPage"), "BenchmarksPage"),
  ),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id/imports",
  component: permitted(
    "source.read",
    lazyRouteComponent(() => import("../features/imports/ImportsPage"), "ImportsPage"),
  ),
});

const one_import = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id/imports/$batch_id",
  component: permitted(
    "source.read",
    lazyRouteComponent(() => import("../features/imports/ImportPage"), "ImportPage"),
  ),
});

const declarations = createRoute({
  getParentRoute: () => root,
  path: "/portfolios/$portfolio_id/declarations",
  component: permitted(
    "declaration.read",
    lazyRouteComponent(() => import("../features/declarations/DeclarationsPage"), "DeclarationsPage"),
  ),
});

const declaration = createRoute({
  getParentRoute: () => root,
  path: "/declarations/$declaration_id",
  component: permitted(
    "declaration.read",
    lazyRouteComponent(() => import("../features/declarations/DeclarationPage"), "DeclarationPage"),
  ),
});

const portal = createRoute({
  getParentRoute: () => root,
  path: "/portal",
  component: permitted(
    "declaration.write",
    lazyRouteComponent(() => import("../features/declarations/PortalPage"), "PortalPage"),
  ),
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

const log_in = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: read_log_in_search,
  component: lazyRouteComponent(() => import("../features/session/LogInPage"), "LogInPage"),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: "/login/organisation",
  component: lazyRouteComponent(() => import("../features/session/OrganisationPage"), "OrganisationPage"),
});

const set_up = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  component: lazyRouteComponent(() => import("../features/session/SetUpPage"), "SetUpPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("../features/session/InvitationPage"), "InvitationPage"),
});

const new_password = createRoute({
  getParentRoute: () => root,
  path: "/new-password",
  component: lazyRouteComponent(() => import("../features/session/InvitationPage"), "NewPasswordPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("../features/account/AccountPage"), "AccountPage"),
});

const approvals = createRoute({
  getParentRoute: () => root,
  path: "/approvals",
  validateSearch: read_approvals_search,
  component: permitted(
    "approval.read",
    lazyRouteComponent(() => import("../features/approvals/ApprovalsPage"), "ApprovalsPage"),
  ),
});

const users = createRoute({
  getParentRoute: () => root,
  path: "/admin/users",
  validateSearch: read_users_search,
  component: permitted(
    "role.grant",
    lazyRouteComponent(() => import("../features/people/UsersPage"), "UsersPage"),
  ),
});

const access = createRoute({
  getParentRoute: () => root,
  path: "/admin/access",
  validateSearch: read_access_search,
  component: permitted(
    "audit.explain",
    lazyRouteComponent(() => import("../features/people/AccessPage"), "AccessPage"),
  ),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: "/admin/webhooks",
  component: permitted(
    "webhook.read",
    lazyRouteComponent(() => import("../features/webhooks/WebhooksPage"), "WebhooksPage"),
  ),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  validateSearch: read_audit_search,
  component: permitted(
    "audit.read",
    lazyRouteComponent(() => import("../features/audit/AuditPage"), "AuditPage"),
  ),
});

const evidence = createRoute({
  getParentRoute: () => root,
  path: "/evidence",
  component: lazyRouteComponent(() => import("../features/evidence/EvidencePage"), "EvidencePage"),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify",
  component: lazyRouteComponent(() => import("../features/evidence/VerifyPage"), "VerifyPage"),
});

const declaring = [portal, declarations, declaration];
const business = [
  start,
  portfolio,
  sources,
  benchmarks,
  imports,
  one_import,
  ...declaring,
  party,
  party_print,
  pack,
  editor,
];
const entry = [log_in, organisation, set_up, invitation, new_password];
const people = [...entry, account, approvals, users, access, webhooks, audit, evidence, verify];

export const router = createRouter({
  routeTree: root.addChildren([...business, ...people]),
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
