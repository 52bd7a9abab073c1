// Generated from docs/openapi.json by `npm run types`; do not edit.
export interface paths {
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MetaView"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackSummary"][];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackView"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    party_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyView"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    as_of?: string;
                };
                header?: never;
                path: {
                    party_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionView"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    as_of?: string;
                };
                header?: never;
                path: {
                    party_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactView"][];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    party_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimelineEntry"][];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PortfolioView"][];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    admission?: string;
                    fate?: string;
                    grade?: string;
                    industry?: string;
                    page?: number;
                    page_size?: number;
                    search?: string;
                    sort?: string;
                    tier?: string;
                    veto?: string;
                };
                header?: never;
                path: {
                    portfolio_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PartyPage"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    portfolio_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"][];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        portfolio_id: string;
                        query: string;
                    };
                };
            };
            responses: {
                /** @description ok */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    view_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description ok */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adjustment: {
            code: string;
            decision: string;
            label: components["schemas"]["Label"];
            points: number;
            rule_id: string;
            source: string;
        };
        AdverseResult: {
            benchmark: number;
            excess: number;
            label: components["schemas"]["Label"];
            name: string;
            value: components["schemas"]["Shown"];
        };
        AhpView: {
            children: string[];
            consistency_ratio: number;
            experts: components["schemas"]["AhpView_Expert"][];
            model: string;
            node: string;
            weights: number[];
        };
        AhpView_Expert: {
            consistency_ratio: number;
            name: string;
        };
        Assessment: {
            admission: components["schemas"]["Coded"];
            adverse: components["schemas"]["AdverseResult"][];
            adverse_excess: number;
            /** Format: date */
            as_of: string;
            bonuses: components["schemas"]["Adjustment"][];
            confidence: number;
            deductions: components["schemas"]["Adjustment"][];
            family: string;
            five_level_class: components["schemas"]["Coded"];
            grade: components["schemas"]["Coded"];
            grade_before_adjustments: components["schemas"]["Coded"];
            grade_without_veto: components["schemas"]["Coded"];
            lifts: components["schemas"]["Measure"][];
            limit: components["schemas"]["ChainResult"];
            management_grade: components["schemas"]["Coded"];
            models: components["schemas"]["ModelResult"][];
            name: string;
            pack: components["schemas"]["PackName"];
            party_id: string;
            phase: string;
            problems: string[];
            reasons: components["schemas"]["ReasonResult"][];
            rules: components["schemas"]["RuleUse"][];
            score: number;
            status: string;
            support_factor: number;
            term: components["schemas"]["ChainResult"];
            tier: components["schemas"]["Coded"];
            vetoes: components["schemas"]["Measure"][];
            waterfall: components["schemas"]["WaterfallBar"][];
        };
        BlockResult: {
            label: components["schemas"]["Label"];
            name: string;
            points: number;
            points_max: number;
        };
        ChainResult: {
            binding: string;
            binding_label: components["schemas"]["Label"];
            chain: string;
            proposed?: number | null;
            requested?: number | null;
            steps: components["schemas"]["StepResult"][];
            undecided_reason: string;
        };
        Coded: {
            code: string;
            label: components["schemas"]["Label"];
        };
        CurvePointView: {
            score: number;
            x: string;
        };
        DecisionTableView: {
            annotations: components["schemas"]["TableColumnView"][];
            decision_id: string;
            decision_name: string;
            file: string;
            hit_policy: string;
            inputs: components["schemas"]["TableColumnView"][];
            outputs: components["schemas"]["TableColumnView"][];
            question: string;
            rules: components["schemas"]["TableRuleView"][];
        };
        DecisionView: {
            assessment: components["schemas"]["Assessment"];
            created_at: string;
            decision_id: string;
            trace_hash: string;
        };
        FactUse: {
            dataset: string;
            evidence: string;
            /** Format: date */
            known_at?: string | null;
            label: components["schemas"]["Label"];
            name: string;
            note: string;
            source: string;
            source_class: string;
            source_label: components["schemas"]["Label"];
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            value: components["schemas"]["Shown"];
        };
        FactView: {
            current: boolean;
            dataset: string;
            dataset_label: components["schemas"]["Label"];
            evidence: string;
            /** Format: date */
            known_at: string;
            label: components["schemas"]["Label"];
            name: string;
            note: string;
            source: string;
            source_class: string;
            source_label: components["schemas"]["Label"];
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            value: components["schemas"]["Shown"];
        };
        GradeCount: {
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            failed: number;
            grade: string;
        };
        IndicatorResult: {
            benchmark?: number | null;
            block: string;
            facts: components["schemas"]["FactUse"][];
            formula: string;
            group: string;
            known: boolean;
            label: components["schemas"]["Label"];
            name: string;
            nature: string;
            points: number;
            points_lost: number;
            score: number;
            unknown_reason: string;
            value: components["schemas"]["Shown"];
            weight: number;
            weight_source: string;
        };
        Label: {
            en: string;
            zh: string;
        };
        Measure: {
            applied: boolean;
            code: string;
            decision: string;
            effect: string;
            label: components["schemas"]["Label"];
            phase: string;
            rule_id: string;
            source: string;
            value: string;
        };
        MetaView: {
            acting_as: string;
            demonstration: boolean;
            product: string;
            /** Format: date */
            today: string;
            version: string;
        };
        ModelResult: {
            blocks: components["schemas"]["BlockResult"][];
            indicators: components["schemas"]["IndicatorResult"][];
            label: components["schemas"]["Label"];
            leading: boolean;
            name: string;
            purpose: string;
            score: number;
            score_uncapped: number;
        };
        PackIndicatorView: {
            block: string;
            curves: components["schemas"]["PackIndicatorView_Curve"][];
            direction: string;
            formula: string;
            group: string;
            label: components["schemas"]["Label"];
            missing: string;
            name: string;
            nature: string;
            requirement: string;
            source: string;
            unit: string;
            weights: components["schemas"]["PackIndicatorView_Weight"][];
        };
        PackIndicatorView_Curve: {
            form: string;
            mode: string;
            model: string;
            points: components["schemas"]["CurvePointView"][];
        };
        PackIndicatorView_Weight: {
            family: string;
            model: string;
            source: string;
            weight: number;
        };
        PackName: {
            hash: string;
            name: string;
            version: string;
        };
        PackStepView: {
            chain: string;
            formula: string;
            kind: string;
            label: components["schemas"]["Label"];
            requirement: string;
            source: string;
            step: string;
            when: string;
        };
        PackSummary: {
            name: string;
            title: components["schemas"]["Label"];
            version: string;
        };
        PackView: {
            ahp: components["schemas"]["AhpView"][];
            /** Format: int32 */
            case_count: number;
            currency: string;
            fiscal_strength: string;
            hash: string;
            indicators: components["schemas"]["PackIndicatorView"][];
            industrial_base: string;
            legal_basis: string[];
            name: string;
            parameters: components["schemas"]["ParameterView"][];
            region: string;
            risk_appetite: string;
            steps: components["schemas"]["PackStepView"][];
            tables: components["schemas"]["DecisionTableView"][];
            title: components["schemas"]["Label"];
            valid_from: string;
            version: string;
        };
        ParameterView: {
            comparison: string;
            name: string;
            note: string;
            source: string;
            unit: string;
            /** Format: date */
            valid_from?: string | null;
            value: string;
        };
        PartyPage: {
            grade_distribution: components["schemas"]["GradeCount"][];
            items: components["schemas"]["PartyRow"][];
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            page_size: number;
            /** Format: int32 */
            total: number;
        };
        PartyRow: {
            admission: string;
            /** Format: date */
            as_of: string;
            fate: string;
            grade: string;
            grade_without_veto: string;
            industry: string;
            limit_proposed?: number | null;
            limit_requested?: number | null;
            main_reason_en: string;
            main_reason_zh: string;
            management_grade: string;
            name: string;
            name_en: string;
            party_id: string;
            requirement: string;
            score: number;
            status: string;
            term_days?: number | null;
            tier: string;
            uscc: string;
            vetoes: string[];
        };
        PartyView: {
            case_title: components["schemas"]["Label"];
            currency: string;
            demonstration: boolean;
            fate: string;
            /** Format: date */
            first_known?: string | null;
            industry: string;
            industry_label: components["schemas"]["Label"];
            known_dates: string[];
            /** Format: date */
            last_known?: string | null;
            name: string;
            name_en: string;
            pack_name: string;
            pack_version: string;
            party_id: string;
            portfolio_id: string;
            requirement: string;
            uscc: string;
        };
        PortfolioView: {
            attribution: string;
            currency: string;
            description: components["schemas"]["Label"];
            grades: components["schemas"]["Coded"][];
            industries: components["schemas"]["Coded"][];
            pack_name: string;
            pack_version: string;
            /** Format: int32 */
            party_count: number;
            portfolio_id: string;
            tiers: components["schemas"]["Coded"][];
            title: components["schemas"]["Label"];
        };
        Problem: {
            code: string;
            detail: string;
            errors: components["schemas"]["ProblemItem"][];
            status: number;
            title: string;
            trace_id: string;
            type: string;
        };
        ProblemItem: {
            message: string;
            pointer: string;
        };
        ReasonResult: {
            advice: components["schemas"]["Label"];
            code: string;
            direction: string;
            name: string;
            points: number;
            text: components["schemas"]["Label"];
        };
        RuleUse: {
            decision: string;
            inputs: string[];
            rows: number[];
            rules: string[];
            table: string;
        };
        SavedView: {
            name: string;
            portfolio_id: string;
            query: string;
            view_id: string;
        };
        Shown: {
            number?: number | null;
            text?: string | null;
            unit: string;
        };
        StepResult: {
            after?: number | null;
            before?: number | null;
            formula: string;
            kind: string;
            label: components["schemas"]["Label"];
            source: string;
            step: string;
        };
        TableColumnView: {
            expression: string;
            id: string;
            label: string;
            type: string;
        };
        TableRuleView: {
            annotations: string[];
            id: string;
            inputs: string[];
            outputs: string[];
        };
        TimelineEntry: {
            /** Format: date */
            date: string;
            detail: components["schemas"]["Label"];
            kind: string;
            reference: string;
            title: components["schemas"]["Label"];
        };
        WaterfallBar: {
            after: number;
            before: number;
            grade_after: string;
            grade_before: string;
            kind: string;
            label: components["schemas"]["Label"];
            step: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
