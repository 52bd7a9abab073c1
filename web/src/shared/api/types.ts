// Short names for the records of the API. Field names are those of src/app/views.h and src/park/common/assessment.h.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Label = Schemas["Label"];
export type Coded = Schemas["Coded"];
export type Shown = Schemas["Shown"];
export type MetaView = Schemas["MetaView"];
export type PortfolioView = Schemas["PortfolioView"];
export type PartyRow = Schemas["PartyRow"];
export type GradeCount = Schemas["GradeCount"];
export type PartyPage = Schemas["PartyPage"];
export type PartyView = Schemas["PartyView"];
export type DecisionView = Schemas["DecisionView"];
export type FactView = Schemas["FactView"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type SavedView = Schemas["SavedView"];
export type PackSummary = Schemas["PackSummary"];
export type PackView = Schemas["PackView"];
export type ParameterView = Schemas["ParameterView"];
export type PackIndicatorView = Schemas["PackIndicatorView"];
export type PackStepView = Schemas["PackStepView"];
export type AhpView = Schemas["AhpView"];
export type DecisionTableView = Schemas["DecisionTableView"];
export type Assessment = Schemas["Assessment"];
export type ModelResult = Schemas["ModelResult"];
export type BlockResult = Schemas["BlockResult"];
export type IndicatorResult = Schemas["IndicatorResult"];
export type FactUse = Schemas["FactUse"];
export type Adjustment = Schemas["Adjustment"];
export type Measure = Schemas["Measure"];
export type AdverseResult = Schemas["AdverseResult"];
export type WaterfallBar = Schemas["WaterfallBar"];
export type ChainResult = Schemas["ChainResult"];
export type StepResult = Schemas["StepResult"];
export type ReasonResult = Schemas["ReasonResult"];
export type RuleUse = Schemas["RuleUse"];
export type Problem = Schemas["Problem"];
