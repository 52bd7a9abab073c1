// Short names for the records of the API. The generated schema nests what belongs together; a part is named by its place.
// Field names are those of src/app/views.h and src/park/common/assessment.h.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type MetaView = Schemas["MetaView"];
export type PortfolioView = Schemas["PortfolioView"];
export type PartyPage = Schemas["PartyPage"];
export type PartyView = Schemas["PartyView"];
export type DecisionView = Schemas["DecisionView"];
export type FactView = Schemas["FactView"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type SavedView = Schemas["SavedView"];
export type ApiKeyView = Schemas["ApiKeyView"];
export type DocumentView = Schemas["DocumentView"];
export type PackSummary = Schemas["PackSummary"];
export type PackView = Schemas["PackView"];
export type SourceView = Schemas["SourceView"];
export type ImportView = Schemas["ImportView"];
export type ImportMapping = Schemas["ImportMapping"];
export type ImportColumn = ImportMapping["columns"][number];
export type ImportTargets = Schemas["ImportTargets"];
export type FileView = Schemas["FileView"];
export type FactDraft = Schemas["FactDraft"];
export type EntryDraft = Schemas["EntryDraft"];
export type EntryView = Schemas["EntryView"];
export type RelationsView = Schemas["RelationsView"];
export type PortalView = Schemas["PortalView"];
export type DeclarationRow = Schemas["DeclarationRow"];
export type DeclarationView = Schemas["DeclarationView"];
export type DeclarationFigures = Schemas["DeclarationFigures"];
export type DeclaredValue = Schemas["DeclarationDraft"]["values"][number];
export type ConsentsView = Schemas["ConsentsView"];
export type ConsentView = Schemas["ConsentView"];
export type ConsentDraft = Schemas["ConsentDraft"];
export type CollectionView = ConsentsView["collection"][number];
export type ConnectorView = Schemas["ConnectorView"];
export type ConnectorDraft = Schemas["ConnectorDraft"];
export type ConnectorSettings = ConnectorDraft["settings"];
export type ConnectorField = ConnectorSettings["fields"][number];
export type ConnectorRunView = Schemas["ConnectorRunView"];
export type SearchView = Schemas["SearchView"];
export type SearchHit = SearchView["hits"][number];
export type NamesakesView = Schemas["NamesakesView"];
export type NamesakeView = NamesakesView["candidates"][number];
export type Problem = Schemas["Problem"];

export type DatasetView = FileView["datasets"][number];
export type FieldView = DatasetView["fields"][number];
export type SizeView = NonNullable<FileView["size"]>;
export type SizeMeasureView = SizeView["measures"][number];
export type TagView = FileView["tags"][number];
export type CrossCheckView = FileView["checks"][number];

export type PartyRow = PartyPage["items"][number];
export type GradeCount = PartyPage["grade_distribution"][number];

export type Label = FactView["label"];
export type Shown = FactView["value"];
export type Coded = PortfolioView["grades"][number];

export type Assessment = DecisionView["assessment"];
export type ModelResult = Assessment["models"][number];
export type BlockResult = ModelResult["blocks"][number];
export type IndicatorResult = ModelResult["indicators"][number];
export type FactUse = IndicatorResult["facts"][number];
export type Adjustment = Assessment["bonuses"][number];
export type Measure = Assessment["vetoes"][number];
export type WaterfallBar = Assessment["waterfall"][number];
export type CheckResult = Assessment["checks"][number];
export type AdverseResult = Assessment["adverse"][number];
export type ChainResult = Assessment["limit"];
export type StepResult = ChainResult["steps"][number];
export type ReasonResult = Assessment["reasons"][number];
export type RuleUse = Assessment["rules"][number];

export type ParameterView = PackView["parameters"][number];
export type PackIndicatorView = PackView["indicators"][number];
export type PackStepView = PackView["steps"][number];
export type AhpView = PackView["ahp"][number];
export type TableSummaryView = PackView["tables"][number];
export type DecisionTableView = Schemas["DecisionTableView"];
export type TableColumnView = DecisionTableView["inputs"][number];
export type TableRuleView = DecisionTableView["rules"][number];

export type PackGraphView = Schemas["PackGraphView"];
export type GraphNodeView = PackGraphView["nodes"][number];
export type GraphEdgeView = PackGraphView["edges"][number];
export type PartyTraceView = Schemas["PartyTraceView"];
export type TableRunView = PartyTraceView["runs"][number];
export type TracedInputView = TableRunView["inputs"][number];
export type NearMissView = TableRunView["near_misses"][number];
export type PackHitsView = Schemas["PackHitsView"];
export type TableHitsView = PackHitsView["tables"][number];
export type FindingView = Schemas["FindingView"];
export type ModelCheckView = Schemas["ModelCheckView"];

export type SessionView = Schemas["SessionView"];
export type LogIn = Schemas["LogIn"];
export type SetUp = Schemas["SetUp"];
export type PasswordByLink = Schemas["PasswordByLink"];
export type PasswordRules = Schemas["PasswordRules"];
export type OrganisationReturn = Schemas["OrganisationReturn"];
export type OwnSession = Schemas["OwnSession"];
export type MembershipView = Schemas["MembershipView"];
export type UserView = Schemas["UserView"];
export type InvitationView = Schemas["InvitationView"];
export type RoleView = Schemas["RoleView"];
export type WorkspaceView = Schemas["WorkspaceView"];
export type AccessExplanation = Schemas["AccessExplanation"];
export type ApprovalView = Schemas["ApprovalView"];
export type RevealView = Schemas["RevealView"];
export type EventView = Schemas["EventPage"]["items"][number];
export type WebhookView = Schemas["WebhookView"];
export type WebhookDraft = Schemas["WebhookDraft"];
export type WebhookDeliveryView = Schemas["WebhookDeliveryView"];
export type EventProof = Schemas["EventProof"];
export type LogView = Schemas["LogView"];
