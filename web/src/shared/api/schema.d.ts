// Generated from docs/openapi.json by `npm run types`; do not edit.
export interface paths {
    "/api/v1/access/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 此人为何能或不能 / Why someone may or may not */
        get: operations["explain_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api_keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的接口密钥 / My API keys */
        get: operations["list_api_keys"];
        put?: never;
        /** 新建接口密钥 / Make an API key */
        post: operations["make_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api_keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销接口密钥 / Revoke an API key */
        delete: operations["revoke_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审批申请 / Requests for approval */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准 / Approve */
        post: operations["approve_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/approve_emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准紧急访问 / Approve emergency access */
        post: operations["approve_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/close_emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提前结束紧急访问 / End emergency access early */
        post: operations["close_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 在时限内下载已获批的批量导出 / Download the approved export, inside the time box */
        post: operations["export_approved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回 / Refuse */
        post: operations["refuse_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/refuse_emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回紧急访问 / Refuse emergency access */
        post: operations["refuse_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 在时限内查看已获批的敏感信息 / See the approved values, inside the time box */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{request_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回自己的申请 / Withdraw the own request */
        post: operations["withdraw_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改数据接口 / Change a connector */
        put: operations["change_connector"];
        post?: never;
        /** 删除数据接口 / Remove a connector; what it brought stays */
        delete: operations["remove_connector"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 来源推送数据（webhook-id、webhook-timestamp、webhook-signature 签名） / A source sends data, signed by webhook-id, webhook-timestamp and webhook-signature */
        post: operations["push_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停数据接口 / Pause a connector */
        post: operations["pause_connector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复数据接口 / Resume a connector */
        post: operations["resume_connector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即运行 / Run a pull now */
        post: operations["run_connector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行记录 / Runs of a connector */
        get: operations["list_connector_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份申报表：已带出的数据、填写内容、凭证与核验 / A declaration: what is fetched, what is written, vouchers and checks */
        get: operations["get_declaration"];
        /** 保存申报草稿 / Keep the draft of a declaration */
        put: operations["save_declaration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除申报草稿 / Discard the draft of a declaration */
        post: operations["discard_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理申报：数据以“企业申报”来源入档并核验 / Receive a declaration: its values become declared facts and are checked */
        post: operations["receive_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回补正并说明原因 / Return a declaration with what is to be corrected */
        post: operations["return_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作出承诺并提交申报 / Give the undertaking and hand in the declaration */
        post: operations["submit_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一份原始凭证，随后分段上传 / Announce an original voucher, sent in parts */
        post: operations["add_voucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{declaration_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 受理前撤回申报，继续修改 / Take a declaration back before it is received */
        post: operations["take_back_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{document_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份存证文件的离线证明 / Offline proof of an anchored document */
        get: operations["get_document_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/emergency_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用紧急访问（须安全管理员批准） / Open emergency access, which the security administrator approves */
        post: operations["open_break_glass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个条目的全部版本，新的在前 / All versions of an entry, the newest first */
        get: operations["list_entry_versions"];
        /** 更正一个条目；旧版本保留 / Correct an entry; what it said is kept */
        put: operations["change_entry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entries/{entry_id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除一个条目并说明原因；旧版本保留 / Remove an entry with a reason; what it said is kept */
        post: operations["remove_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计日志 / Audit trail */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{event_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条审计记录的离线证明 / Offline proof of a record of the audit trail */
        get: operations["get_event_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实时通知（SSE）：企业或审批有了变化 / Live notice (SSE) that an enterprise or an approval changed */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个导入批次 / One import */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消导入，不留下任何数据 / Cancel; nothing of it stays */
        post: operations["cancel_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查（不写入任何数据） / Check; nothing is written */
        post: operations["check_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认导入 / Bring it in */
        post: operations["commit_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/faults.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 错误清单（XLSX） / Faults as a workbook (XLSX) */
        get: operations["get_import_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 上传文件的一段（512 KiB） / Send a part of the file (512 KiB) */
        put: operations["put_import_part"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{batch_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回：所带来的数据自当日起不再作数 / Withdraw: what it brought counts no more from today */
        post: operations["withdraw_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接受邀请并设置密码 / Accept an invitation */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 存证日志的状态 / State of the verifiable log */
        get: operations["get_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 最新检查点（签名文本） / Newest checkpoint, a signed note */
        get: operations["get_log_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一致性证明：日志以较早的日志开头 / Proof that the log begins with an older one */
        get: operations["get_log_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/tile/{level}/{a}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一片散列值（C2SP tlog-tiles） / A tile of hashes (C2SP tlog-tiles) */
        get: operations["get_log_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/tile/{level}/{a}/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一片散列值（C2SP tlog-tiles） / A tile of hashes (C2SP tlog-tiles) */
        get: operations["get_log_tile_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log/tile/{level}/{a}/{b}/{c}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一片散列值（C2SP tlog-tiles） / A tile of hashes (C2SP tlog-tiles) */
        get: operations["get_log_tile_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授予角色 / Grant a role */
        post: operations["grant_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{membership_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 收回角色 / Withdraw a role */
        delete: operations["revoke_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 产品与版本 / Product and version */
        get: operations["get_meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 由引擎检查一份 DMN 文本（不保存） / What the engine says to a DMN text; nothing is kept */
        post: operations["check_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/new_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭重置链接设置新密码 / Set a new password by the link of a reset */
        post: operations["set_new_password"];
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
        /** 政策包列表 / Policy packs */
        get: operations["list_packs"];
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
        /** 政策包：参数、指标、决策表清单 / Policy pack: parameters, indicators, list of tables */
        get: operations["get_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 静态检查的发现：空缺、重叠、被遮蔽的规则等 / Findings of the static proof: gaps, overlaps, masked rules and so on */
        get: operations["list_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 需求图：决策、输入与先后衔接 / Requirement graph: decisions, inputs and how models feed each other */
        get: operations["get_pack_graph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/hits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 组合中每条规则命中的企业数 / In how many enterprises of a portfolio each rule fired */
        get: operations["get_hits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型的 DMN 文件 / The DMN file of a model */
        get: operations["get_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一张决策表及其全部规则 / One decision table with all its rules */
        get: operations["get_table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{name}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一家企业命中的规则与差一项命中的规则 / Rules that fired for an enterprise, and those it nearly met */
        get: operations["get_party_trace"];
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
        /** 企业档案 / Enterprise file */
        get: operations["get_party"];
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
        /** 评级与授信及其全部依据 / Rating and credit policy with everything they rest on */
        get: operations["get_assessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业的数据授权与采集方式 / What the enterprise agreed to share, and how data are taken */
        get: operations["list_consents"];
        put?: never;
        /** 登记数据授权 / Record a consent */
        post: operations["record_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/consents/{consent_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回数据授权 / Withdraw a consent */
        post: operations["withdraw_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/decision_proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现行评级的离线证明 / Offline proof of the rating that stands */
        get: operations["get_decision_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一家企业的申报记录 / Declarations of an enterprise */
        get: operations["list_party_declarations"];
        put?: never;
        /** 开始一期申报 / Begin a declaration */
        post: operations["start_declaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已存证的文件 / Documents that were anchored */
        get: operations["list_documents"];
        put?: never;
        /** 文件存证：登记文件的摘要值，文件本身不上传 / Anchor a document: its hash is recorded, the file itself stays where it is */
        post: operations["anchor_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一个条目 / Write down an entry */
        post: operations["add_entry"];
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
        /** 全部事实及来源 / All facts with their sources */
        get: operations["list_facts"];
        put?: never;
        /** 录入一项数据 / Write down a value */
        post: operations["record_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业档案：数据集、标签、核验与数据质量 / File: data sets, tags, checks and quality of data */
        get: operations["get_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 将此档案并入同一企业的另一档案 / Merge this file into another one of the enterprise */
        post: operations["merge_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 企业更名（保留曾用名） / Rename; the former name is kept */
        post: operations["rename_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 为企业开通申报门户 / Open the portal for an enterprise */
        post: operations["open_portal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 集团、关联方与产业链关系 / Group, related parties and chain */
        get: operations["list_relations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 信用评级报告（PDF） / Credit rating report (PDF) */
        get: operations["get_rating_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请查看敏感信息 / Ask to see sensitive values */
        post: operations["ask_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party_id}/separate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销并档，恢复为独立档案 / Separate a merged file again */
        post: operations["separate_party"];
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
        /** 时间线 / Time line */
        get: operations["get_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 新密码的要求 / What new passwords must be */
        get: operations["get_password_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人代表的企业、待申报事项与申报记录 / The enterprises that one acts for, what is to be declared and what was */
        get: operations["get_portal"];
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
        /** 组合列表 / Portfolios */
        get: operations["list_portfolios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/benchmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 行业均值与园区标准 / Industry means and park standards */
        get: operations["list_benchmarks"];
        put?: never;
        /** 录入行业均值或园区标准 / Write an industry mean or park standard down */
        post: operations["enter_benchmark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/benchmarks/{benchmark_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回均值或标准 / Withdraw an industry mean or park standard */
        post: operations["withdraw_benchmark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/benchmarks/computed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按园区企业数据计算行业均值，只算不存 / Compute industry means of the portfolio's enterprises; keeps nothing */
        get: operations["compute_benchmarks"];
        put?: never;
        /** 采用计算出的行业均值 / Take computed industry means over */
        post: operations["adopt_benchmarks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据接口 / Connectors */
        get: operations["list_connectors"];
        put?: never;
        /** 新建数据接口 / Add a connector */
        post: operations["add_connector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/declaration-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 填报效率、数据真实性与造假率，可与基期比较 / Filing efficiency, authenticity and falsification, compared with a baseline */
        get: operations["get_declaration_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业的申报，待受理的先列出最早提交的 / Declarations of enterprises; of those that wait the oldest first */
        get: operations["list_declarations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请批量导出 / Ask for a bulk export */
        post: operations["ask_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/import_targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文件的列可以对应什么 / What columns of a file may be */
        get: operations["list_import_targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/import_template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入模板（XLSX） / Template of a file (XLSX) */
        get: operations["get_import_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入批次 / Imports, the newest first */
        get: operations["list_imports"];
        put?: never;
        /** 开始导入一个文件 / Begin to bring a file in */
        post: operations["begin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/namesakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可能已建档的企业及判断依据 / Enterprises that may be this one, and why */
        get: operations["list_namesakes"];
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
        /** 企业列表（搜索、筛选、排序） / Enterprises: search, filter, sort */
        get: operations["list_parties"];
        put?: never;
        /** 新建企业档案 / Register an enterprise */
        post: operations["add_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/parties.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出当前筛选为 XLSX / Export the current filter as XLSX */
        get: operations["export_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 边输边找企业，并说明为何找到 / Enterprises found as one types, and why */
        get: operations["search_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolios/{portfolio_id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据来源与更新情况 / Sources of data and how fresh they are */
        get: operations["list_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 角色目录 / Roles */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录者 / Who is logged in */
        get: operations["get_session"];
        put?: never;
        /** 登录 / Log in */
        post: operations["log_in"];
        /** 退出登录 / Log out */
        delete: operations["log_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我关联的单位账号 / The organisation's account linked to me */
        get: operations["get_organisation_account"];
        put?: never;
        /** 用单位账号登录 / Log in with an organisation's account */
        post: operations["log_in_by_organisation"];
        /** 解除自己的单位账号 / Unlink the own organisation's account */
        delete: operations["unlink_organisation_account"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/organisation/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始单位账号登录或关联 / Begin a log-in with an organisation's account */
        post: operations["begin_organisation_log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/organisation/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 关联自己的单位账号 / Link the own organisation's account */
        post: operations["link_organisation_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改自己的密码 / Change the own password */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为第二因素生成密钥（不保存） / A key for the second factor; nothing is kept */
        get: operations["offer_second_factor"];
        put?: never;
        /** 启用第二因素，得到恢复码 / Set the second factor; gives recovery codes */
        post: operations["set_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/step_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 再次验证身份 / Prove again who you are */
        post: operations["step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的登录会话 / My sessions */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束一个会话 / End a session */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 初始设置：首位安全管理员 / First set-up: the security administrator */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用户列表 / Users */
        get: operations["list_users"];
        put?: never;
        /** 邀请用户 / Invite a user */
        post: operations["invite_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一位用户 / One user */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用用户并结束其会话 / Disable a user and end the sessions */
        post: operations["disable_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复用户 / Enable a user again */
        post: operations["enable_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除一人的个人信息，不可恢复 / Erase a person's data, for good */
        post: operations["erase_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 为用户关联单位账号 / Link an organisation's account to a user */
        put: operations["link_account_of_user"];
        post?: never;
        /** 解除用户的单位账号 / Unlink a user's organisation's account */
        delete: operations["unlink_account_of_user"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/renew_invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新生成邀请链接，旧链接作废 / Renew an invitation; the old link is dead */
        post: operations["renew_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/reset_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置密码：结束会话并生成一次性链接 / Reset a password: ends the sessions, gives a link that works once */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/withdraw_invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回邀请 / Withdraw an invitation */
        post: operations["withdraw_invitation"];
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
        /** 已存视图 / Saved views */
        get: operations["list_views"];
        put?: never;
        /** 保存视图 / Save a view */
        post: operations["save_view"];
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
        /** 删除视图 / Remove a view */
        delete: operations["remove_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{voucher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载一份原始凭证 / Fetch an original voucher */
        get: operations["get_voucher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{voucher_id}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 上传凭证的一段（512 KiB） / Send a part of a voucher (512 KiB) */
        put: operations["put_voucher_part"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vouchers/{voucher_id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交前移除一份凭证 / Take away a voucher before it is handed in */
        post: operations["remove_voucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事件推送 / Webhooks */
        get: operations["list_webhooks"];
        put?: never;
        /** 新建事件推送 / Add a webhook */
        post: operations["add_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除推送 / Remove a webhook */
        delete: operations["remove_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 推送记录 / Deliveries of a webhook */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重发一次推送 / Send a delivery again */
        post: operations["send_webhook_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停推送 / Pause a webhook */
        post: operations["pause_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复推送 / Resume a webhook */
        post: operations["resume_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作区与部门 / Workspaces and departments */
        get: operations["list_workspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessExplanation: {
            allowed: boolean;
            permission: string;
            permission_label: {
                en: string;
                zh: string;
            };
            reasons: {
                en: string;
                zh: string;
            }[];
            role: string;
            scope: string;
        };
        ApiKeyDraft: {
            /** Format: date */
            expires_on: string;
            permissions: string[];
            title: string;
        };
        ApiKeyView: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            key: string;
            key_id: string;
            permissions: string[];
            title: string;
        };
        ApprovalDecision: {
            reason: string;
            seen_hash: string;
        };
        ApprovalView: {
            /** Format: int32 */
            approvals_needed: number;
            approver_names: string[];
            bulk_export?: {
                departments: {
                    en: string;
                    zh: string;
                }[];
                facts: {
                    en: string;
                    zh: string;
                }[];
                filter: {
                    en: string;
                    zh: string;
                }[];
                in_clear: boolean;
                portfolio: {
                    en: string;
                    zh: string;
                };
                portfolio_id: string;
                /** Format: int32 */
                rows: number;
            };
            emergency?: {
                in_force: boolean;
                may_close: boolean;
                role: {
                    en: string;
                    zh: string;
                };
                user_id: string;
                user_name: string;
                workspace: {
                    en: string;
                    zh: string;
                };
            };
            may_decide: boolean;
            may_use: boolean;
            request: {
                action: string;
                approvals: {
                    /** Format: date-time */
                    at: string;
                    content_hash: string;
                    session_id: string;
                    user_id: string;
                }[];
                closed_by: string;
                closed_reason: string;
                content_hash: string;
                /** Format: date-time */
                created_at: string;
                /** Format: date-time */
                expires_at: string;
                /** Format: date-time */
                latest_at: string;
                reason: string;
                request_id: string;
                requester_id: string;
                requester_session_id: string;
                rule: string;
                /** @enum {string} */
                state: "pending" | "approved" | "refused" | "withdrawn" | "expired" | "voided" | "used" | "closed";
                subject: string;
                terms: string;
                /** Format: date-time */
                used_from?: string;
                /** Format: date-time */
                used_until?: string;
                workspace_id: string;
            };
            requester_name: string;
        };
        BenchmarkAdoption: {
            period: string;
            rows: {
                indicator: string;
                industry: string;
            }[];
            sha256: string;
        };
        BenchmarkDraft: {
            indicator: string;
            industry: string;
            period: string;
            source: string;
            value: number;
        };
        BenchmarksView: {
            /** Format: date */
            as_of: string;
            indicators: {
                kind: string;
                label: {
                    en: string;
                    zh: string;
                };
                name: string;
                rows: {
                    basis: {
                        en: string;
                        zh: string;
                    };
                    industry: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    origin: {
                        basis: string;
                        industry: string;
                        method: string;
                        /** Format: int64 */
                        parties: number;
                        period: string;
                        source: string;
                    };
                    shipped?: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
                unit: string;
            }[];
            industries: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            recorded: {
                basis: {
                    en: string;
                    zh: string;
                };
                benchmark_id: string;
                counts: boolean;
                indicator: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                industry: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                median?: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                method: string;
                /** Format: int64 */
                parties: number;
                /** Format: int64 */
                parties_of: number;
                period: string;
                /** Format: date-time */
                recorded_at: string;
                recorded_by_name: string;
                source: string;
                value: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                withdrawn_by_name: string;
                /** Format: date */
                withdrawn_on?: string;
                withdrawn_reason: string;
            }[];
        };
        BenchmarkWithdrawal: {
            reason: string;
        };
        ChangePassword: {
            new_password: string;
            password: string;
        };
        ComputedBenchmarks: {
            /** Format: int64 */
            least: number;
            /** Format: int64 */
            parties: number;
            period: string;
            /** Format: date */
            period_from: string;
            /** Format: date */
            period_to: string;
            rows: {
                basis: string;
                basis_label: {
                    en: string;
                    zh: string;
                };
                in_force?: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                indicator: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                industry: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                mean: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                median: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                /** Format: int64 */
                parties: number;
                /** Format: int64 */
                parties_of: number;
            }[];
            sha256: string;
        };
        ConnectorDraft: {
            kind: string;
            secret: string;
            settings: {
                auth: string;
                auth_name: string;
                /** Format: int64 */
                every_minutes: number;
                fields: {
                    pointer: string;
                    target: string;
                    unit: string;
                }[];
                items: string;
                paging: string;
                paging_parameter: string;
                paging_pointer: string;
                party_id: string;
                period: string;
                url: string;
            };
            source: string;
            title: string;
        };
        ConnectorRunView: {
            batch_id: string;
            batch_state: string;
            /** Format: date-time */
            begun_at: string;
            /** Format: date-time */
            ended_at: string;
            error: {
                en: string;
                zh: string;
            };
            /** Format: int64 */
            facts_changed: number;
            /** Format: int64 */
            facts_new: number;
            /** Format: int64 */
            facts_same: number;
            /** Format: int64 */
            facts_withheld: number;
            /** Format: int64 */
            fault_count: number;
            /** Format: int64 */
            items: number;
            outcome: string;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            requests: number;
            run_id: string;
        };
        ConnectorView: {
            connector_id: string;
            delivery_path: string;
            /** Format: int64 */
            failures: number;
            has_secret: boolean;
            kind: string;
            last_run?: {
                batch_id: string;
                batch_state: string;
                /** Format: date-time */
                begun_at: string;
                /** Format: date-time */
                ended_at: string;
                error: {
                    en: string;
                    zh: string;
                };
                /** Format: int64 */
                facts_changed: number;
                /** Format: int64 */
                facts_new: number;
                /** Format: int64 */
                facts_same: number;
                /** Format: int64 */
                facts_withheld: number;
                /** Format: int64 */
                fault_count: number;
                /** Format: int64 */
                items: number;
                outcome: string;
                /** Format: int64 */
                refused: number;
                /** Format: int64 */
                requests: number;
                run_id: string;
            };
            /** Format: date-time */
            next_at?: string;
            party_name: string;
            portfolio_id: string;
            secret: string;
            settings: {
                auth: string;
                auth_name: string;
                /** Format: int64 */
                every_minutes: number;
                fields: {
                    pointer: string;
                    target: string;
                    unit: string;
                }[];
                items: string;
                paging: string;
                paging_parameter: string;
                paging_pointer: string;
                party_id: string;
                period: string;
                url: string;
            };
            source: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            state: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        ConsentDraft: {
            evidence: string;
            given_by: string;
            purpose: string;
            sources: string[];
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
            way: string;
        };
        ConsentsView: {
            collection: {
                agreed: boolean;
                keep: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                needs_consent: boolean;
                /** Format: int64 */
                refused: number;
                /** Format: date-time */
                refused_at?: string;
                source: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                way: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
            }[];
            consents: {
                consent_id: string;
                evidence: string;
                given_by: string;
                purpose: string;
                /** Format: date-time */
                recorded_at: string;
                recorded_by_name: string;
                sources: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
                state: string;
                /** Format: date */
                valid_from: string;
                /** Format: date */
                valid_until: string;
                /** Format: int64 */
                version: number;
                way: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                withdrawn_by_name: string;
                /** Format: date */
                withdrawn_on?: string;
                withdrawn_reason: string;
            }[];
            data_class: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            has_rules: boolean;
            offers: {
                source: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                way: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
            }[];
        };
        ConsentView: {
            consent_id: string;
            evidence: string;
            given_by: string;
            purpose: string;
            /** Format: date-time */
            recorded_at: string;
            recorded_by_name: string;
            sources: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            state: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_until: string;
            /** Format: int64 */
            version: number;
            way: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            withdrawn_by_name: string;
            /** Format: date */
            withdrawn_on?: string;
            withdrawn_reason: string;
        };
        ConsentWithdrawal: {
            reason: string;
        };
        ConsistencyView: {
            hashes: string[];
            /** Format: int64 */
            old_size: number;
            /** Format: int64 */
            size: number;
        };
        DecisionTableView: {
            annotations: {
                allowed_values: string[];
                expression: string;
                id: string;
                label: string;
                title: {
                    en: string;
                    zh: string;
                };
                type: string;
            }[];
            decision_id: string;
            decision_name: string;
            file: string;
            hit_policy: string;
            inputs: {
                allowed_values: string[];
                expression: string;
                id: string;
                label: string;
                title: {
                    en: string;
                    zh: string;
                };
                type: string;
            }[];
            outputs: {
                allowed_values: string[];
                expression: string;
                id: string;
                label: string;
                title: {
                    en: string;
                    zh: string;
                };
                type: string;
            }[];
            question: string;
            rules: {
                annotations: string[];
                id: string;
                inputs: string[];
                outputs: string[];
            }[];
            table_id: string;
        };
        DecisionView: {
            assessment: {
                admission: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                adverse: {
                    benchmark: number;
                    benchmark_origin?: {
                        basis: string;
                        industry: string;
                        method: string;
                        /** Format: int64 */
                        parties: number;
                        period: string;
                        source: string;
                    };
                    excess: number;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
                adverse_excess: number;
                /** Format: date */
                as_of: string;
                bonuses: {
                    code: string;
                    decision: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    points: number;
                    rule_id: string;
                    source: string;
                }[];
                checks: {
                    benchmark?: number;
                    benchmark_origin?: {
                        basis: string;
                        industry: string;
                        method: string;
                        /** Format: int64 */
                        parties: number;
                        period: string;
                        source: string;
                    };
                    facts: {
                        dataset: string;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at?: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    formula: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
                confidence: number;
                deductions: {
                    code: string;
                    decision: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    points: number;
                    rule_id: string;
                    source: string;
                }[];
                family: string;
                five_level_class: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                grade: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                grade_before_adjustments: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                grade_without_veto: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                lifts: {
                    applied: boolean;
                    code: string;
                    decision: string;
                    effect: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    phase: string;
                    rule_id: string;
                    source: string;
                    value: string;
                }[];
                limit: {
                    binding: string;
                    binding_label: {
                        en: string;
                        zh: string;
                    };
                    chain: string;
                    proposed?: number;
                    requested?: number;
                    steps: {
                        after?: number;
                        before?: number;
                        formula: string;
                        kind: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        source: string;
                        step: string;
                    }[];
                    undecided_reason: string;
                };
                management_grade: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                models: {
                    blocks: {
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        points: number;
                        points_max: number;
                    }[];
                    indicators: {
                        benchmark?: number;
                        benchmark_origin?: {
                            basis: string;
                            industry: string;
                            method: string;
                            /** Format: int64 */
                            parties: number;
                            period: string;
                            source: string;
                        };
                        block: string;
                        facts: {
                            dataset: string;
                            evidence: string;
                            held?: {
                                form: string;
                                method: {
                                    code: string;
                                    label: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                                /** Format: int32 */
                                periods: number;
                                stated: string;
                            };
                            /** Format: date */
                            known_at?: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                            name: string;
                            note: string;
                            source: string;
                            source_class: string;
                            source_label: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date */
                            valid_from?: string;
                            /** Format: date */
                            valid_to?: string;
                            value: {
                                label?: {
                                    en: string;
                                    zh: string;
                                };
                                number?: number;
                                text?: string;
                                unit: string;
                            };
                        }[];
                        formula: string;
                        group: string;
                        known: boolean;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        nature: string;
                        points: number;
                        points_lost: number;
                        predicted?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        score: number;
                        unknown_reason: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                        weight: number;
                        weight_source: string;
                    }[];
                    label: {
                        en: string;
                        zh: string;
                    };
                    leading: boolean;
                    name: string;
                    purpose: string;
                    score: number;
                    score_uncapped: number;
                }[];
                name: string;
                pack: {
                    hash: string;
                    name: string;
                    version: string;
                };
                party_id: string;
                phase: string;
                problems: string[];
                reasons: {
                    advice: {
                        en: string;
                        zh: string;
                    };
                    code: string;
                    direction: string;
                    name: string;
                    points: number;
                    text: {
                        en: string;
                        zh: string;
                    };
                }[];
                rules: {
                    decision: string;
                    inputs: string[];
                    rows: number[];
                    rules: string[];
                    table: string;
                }[];
                score: number;
                status: string;
                support_factor: number;
                term: {
                    binding: string;
                    binding_label: {
                        en: string;
                        zh: string;
                    };
                    chain: string;
                    proposed?: number;
                    requested?: number;
                    steps: {
                        after?: number;
                        before?: number;
                        formula: string;
                        kind: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        source: string;
                        step: string;
                    }[];
                    undecided_reason: string;
                };
                term_kind: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                tier: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                vetoes: {
                    applied: boolean;
                    code: string;
                    decision: string;
                    effect: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    phase: string;
                    rule_id: string;
                    source: string;
                    value: string;
                }[];
                waterfall: {
                    after: number;
                    before: number;
                    grade_after: string;
                    grade_before: string;
                    kind: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    step: string;
                }[];
            };
            created_at: string;
            decision_id: string;
            trace_hash: string;
        };
        DeclarationDraft: {
            values: {
                fact: string;
                value: string;
            }[];
        };
        DeclarationFigures: {
            baseline?: {
                authenticity?: number;
                /** Format: int64 */
                checked: number;
                /** Format: int64 */
                checked_values: number;
                /** Format: int64 */
                confirmed_values: number;
                falsification_rate?: number;
                /** Format: int64 */
                falsified: number;
                fetched_share?: number;
                /** Format: date */
                from: string;
                /** Format: int64 */
                handed_in: number;
                /** Format: int64 */
                median_seconds?: number;
                /** Format: date */
                until: string;
            };
            current: {
                authenticity?: number;
                /** Format: int64 */
                checked: number;
                /** Format: int64 */
                checked_values: number;
                /** Format: int64 */
                confirmed_values: number;
                falsification_rate?: number;
                /** Format: int64 */
                falsified: number;
                fetched_share?: number;
                /** Format: date */
                from: string;
                /** Format: int64 */
                handed_in: number;
                /** Format: int64 */
                median_seconds?: number;
                /** Format: date */
                until: string;
            };
            effects: {
                change?: number;
                claimed?: number;
                effect: string;
                requirement: string;
            }[];
        };
        DeclarationReturn: {
            reason: string;
        };
        DeclarationRow: {
            contradictions: string[];
            /** Format: date-time */
            decided_at?: string;
            declaration_id: string;
            /** Format: date */
            due_on: string;
            form: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            party_id: string;
            party_name: string;
            period: string;
            reason: string;
            state: string;
            /** Format: date-time */
            submitted_at?: string;
            /** Format: int32 */
            waiting_days: number;
        };
        DeclarationStart: {
            form: string;
            period: string;
        };
        DeclarationView: {
            /** Format: int64 */
            asked: number;
            checks: {
                check: string;
                claimed: {
                    facts: {
                        current: boolean;
                        dataset: string;
                        dataset_label: {
                            en: string;
                            zh: string;
                        };
                        disagrees: boolean;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                };
                consistent_within?: number;
                difference?: number;
                explainable_within?: number;
                is_explained: boolean;
                label: {
                    en: string;
                    zh: string;
                };
                outcome: string;
                requirement: string;
                verified: {
                    facts: {
                        current: boolean;
                        dataset: string;
                        dataset_label: {
                            en: string;
                            zh: string;
                        };
                        disagrees: boolean;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                };
            }[];
            content_hash: string;
            currency: string;
            decided_by_name: string;
            /** Format: int64 */
            fetched: number;
            fields: {
                fact: string;
                fault: {
                    en: string;
                    zh: string;
                };
                fetched?: {
                    current: boolean;
                    dataset: string;
                    dataset_label: {
                        en: string;
                        zh: string;
                    };
                    disagrees: boolean;
                    evidence: string;
                    held?: {
                        form: string;
                        method: {
                            code: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                        };
                        /** Format: int32 */
                        periods: number;
                        stated: string;
                    };
                    /** Format: date */
                    known_at: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    note: string;
                    source: string;
                    source_class: string;
                    source_label: {
                        en: string;
                        zh: string;
                    };
                    /** Format: date */
                    valid_from?: string;
                    /** Format: date */
                    valid_to?: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                };
                help: {
                    en: string;
                    zh: string;
                };
                label: {
                    en: string;
                    zh: string;
                };
                last?: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
                last_period: string;
                required: boolean;
                unit: string;
                value: string;
                vouchers: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
            }[];
            form_help: {
                en: string;
                zh: string;
            };
            may_examine: boolean;
            may_submit: boolean;
            may_write: boolean;
            missing: {
                en: string;
                zh: string;
            }[];
            /** Format: int64 */
            rounds: number;
            row: {
                contradictions: string[];
                /** Format: date-time */
                decided_at?: string;
                declaration_id: string;
                /** Format: date */
                due_on: string;
                form: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                party_id: string;
                party_name: string;
                period: string;
                reason: string;
                state: string;
                /** Format: date-time */
                submitted_at?: string;
                /** Format: int32 */
                waiting_days: number;
            };
            /** Format: int64 */
            seconds: number;
            signed_as: string;
            signed_by: string;
            /** Format: date-time */
            started_at: string;
            started_by_name: string;
            submitted_by_name: string;
            undertaking: {
                en: string;
                zh: string;
            };
            uscc: string;
            /** Format: int64 */
            version: number;
            vouchers: {
                /** Format: date-time */
                added_at: string;
                added_by_name: string;
                /** Format: int64 */
                bytes: number;
                file_name: string;
                is_complete: boolean;
                kind: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                media_type: string;
                /** Format: int64 */
                parts: number;
                sha256: string;
                voucher_id: string;
            }[];
        };
        DocumentDraft: {
            /** Format: int64 */
            bytes: number;
            kind: string;
            sha256: string;
            title: string;
        };
        DocumentsView: {
            documents: {
                anchored_by_name: string;
                document: {
                    /** Format: date-time */
                    anchored_at: string;
                    anchored_by: string;
                    /** Format: int64 */
                    bytes: number;
                    document_id: string;
                    kind: string;
                    party_id: string;
                    sha256: string;
                    title: string;
                };
                kind: {
                    en: string;
                    zh: string;
                };
            }[];
            kinds: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
        };
        DocumentView: {
            anchored_by_name: string;
            document: {
                /** Format: date-time */
                anchored_at: string;
                anchored_by: string;
                /** Format: int64 */
                bytes: number;
                document_id: string;
                kind: string;
                party_id: string;
                sha256: string;
                title: string;
            };
            kind: {
                en: string;
                zh: string;
            };
        };
        EmergencyClosing: {
            reason: string;
        };
        EmergencyDraft: {
            login_name: string;
            reason: string;
            workspace_id: string;
        };
        EntryDraft: {
            content: {
                [key: string]: string;
            };
            dataset: string;
            evidence: string;
            note: string;
            source: string;
        };
        EntryView: {
            cells: {
                field: string;
                value: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
            }[];
            entry_id: string;
            evidence: string;
            /** Format: date */
            known_at: string;
            note: string;
            /** Format: date-time */
            recorded_at: string;
            recorded_by_name: string;
            removed: boolean;
            source: string;
            source_label: {
                en: string;
                zh: string;
            };
            /** Format: int64 */
            version: number;
            version_id: string;
        };
        EventPage: {
            items: {
                actor_name: string;
                event: {
                    actor: string;
                    /** Format: date-time */
                    at: string;
                    body: string;
                    department_id: string;
                    event_id: string;
                    kind: string;
                    operation_id: string;
                    outcome: string;
                    party_id: string;
                    /** Format: int64 */
                    sequence: number;
                    session_id: string;
                    trace_id: string;
                    workspace_id: string;
                };
                is_actor_erased: boolean;
                is_sealed: boolean;
            }[];
            /** Format: int64 */
            total: number;
        };
        EventProof: {
            entry: string;
            log_key: string;
            openings: {
                event_id: string;
                field: string;
                opening_id: string;
                salt: string;
                value: string;
            }[];
            proof: string;
            witness_keys: string[];
        };
        ExportDraft: {
            facts: string[];
            filter: {
                admission: string;
                fate: string;
                grade: string;
                industry: string;
                search: string;
                sort: string;
                tier: string;
                veto: string;
            };
            in_clear: boolean;
            reason: string;
        };
        FactDraft: {
            evidence: string;
            name: string;
            note: string;
            period: string;
            source: string;
            value: string;
        };
        FactView: {
            current: boolean;
            dataset: string;
            dataset_label: {
                en: string;
                zh: string;
            };
            disagrees: boolean;
            evidence: string;
            held?: {
                form: string;
                method: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                /** Format: int32 */
                periods: number;
                stated: string;
            };
            /** Format: date */
            known_at: string;
            label: {
                en: string;
                zh: string;
            };
            name: string;
            note: string;
            source: string;
            source_class: string;
            source_label: {
                en: string;
                zh: string;
            };
            /** Format: date */
            valid_from?: string;
            /** Format: date */
            valid_to?: string;
            value: {
                label?: {
                    en: string;
                    zh: string;
                };
                number?: number;
                text?: string;
                unit: string;
            };
        };
        FileView: {
            /** Format: date */
            as_of: string;
            checks: {
                check: string;
                claimed: {
                    facts: {
                        current: boolean;
                        dataset: string;
                        dataset_label: {
                            en: string;
                            zh: string;
                        };
                        disagrees: boolean;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                };
                consistent_within?: number;
                difference?: number;
                explainable_within?: number;
                is_explained: boolean;
                label: {
                    en: string;
                    zh: string;
                };
                outcome: string;
                requirement: string;
                verified: {
                    facts: {
                        current: boolean;
                        dataset: string;
                        dataset_label: {
                            en: string;
                            zh: string;
                        };
                        disagrees: boolean;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                };
            }[];
            datasets: {
                attributes: {
                    cadence: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    source_class: string;
                    unit: string;
                }[];
                dataset: string;
                entries: {
                    cells: {
                        field: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    }[];
                    entry_id: string;
                    evidence: string;
                    /** Format: date */
                    known_at: string;
                    note: string;
                    /** Format: date-time */
                    recorded_at: string;
                    recorded_by_name: string;
                    removed: boolean;
                    source: string;
                    source_label: {
                        en: string;
                        zh: string;
                    };
                    /** Format: int64 */
                    version: number;
                    version_id: string;
                }[];
                fields: {
                    codes: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    }[];
                    computed: boolean;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    names_party: boolean;
                    required: boolean;
                    unit: string;
                }[];
                group: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                help: {
                    en: string;
                    zh: string;
                };
                holds_entries: boolean;
                label: {
                    en: string;
                    zh: string;
                };
                requirement: string;
                summaries: {
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
                values: {
                    current: boolean;
                    dataset: string;
                    dataset_label: {
                        en: string;
                        zh: string;
                    };
                    disagrees: boolean;
                    evidence: string;
                    held?: {
                        form: string;
                        method: {
                            code: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                        };
                        /** Format: int32 */
                        periods: number;
                        stated: string;
                    };
                    /** Format: date */
                    known_at: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    note: string;
                    source: string;
                    source_class: string;
                    source_label: {
                        en: string;
                        zh: string;
                    };
                    /** Format: date */
                    valid_from?: string;
                    /** Format: date */
                    valid_to?: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
            }[];
            party_id: string;
            quality: {
                agreement: number;
                /** Format: int32 */
                compared: number;
                completeness: number;
                confidence: number;
                /** Format: int32 */
                disagree: number;
                freshness: number;
                /** Format: int32 */
                known: number;
                /** Format: int32 */
                stale: number;
                stale_facts: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
            };
            size?: {
                at_most?: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                gbt4754: string;
                group?: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                measures: {
                    fact?: {
                        current: boolean;
                        dataset: string;
                        dataset_label: {
                            en: string;
                            zh: string;
                        };
                        disagrees: boolean;
                        evidence: string;
                        held?: {
                            form: string;
                            method: {
                                code: string;
                                label: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: int32 */
                            periods: number;
                            stated: string;
                        };
                        /** Format: date */
                        known_at: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                        name: string;
                        note: string;
                        source: string;
                        source_class: string;
                        source_label: {
                            en: string;
                            zh: string;
                        };
                        /** Format: date */
                        valid_from?: string;
                        /** Format: date */
                        valid_to?: string;
                        value: {
                            label?: {
                                en: string;
                                zh: string;
                            };
                            number?: number;
                            text?: string;
                            unit: string;
                        };
                    };
                    facts: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    }[];
                    is_clear: boolean;
                    limits: {
                        at_least: number;
                        size_class: {
                            code: string;
                            label: {
                                en: string;
                                zh: string;
                            };
                        };
                    }[];
                    measure: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    reaches?: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    unit: string;
                }[];
                missing: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
                outcome: string;
                size_class?: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                source: string;
            };
            sources: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            tags: {
                facts: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
                formula: string;
                held: string;
                label: {
                    en: string;
                    zh: string;
                };
                missing: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                }[];
                requirement: string;
                tag: string;
            }[];
        };
        FindingView: {
            column: string;
            compared_with: {
                label: {
                    en: string;
                    zh: string;
                };
                name: string;
                value: string;
                value_label: {
                    en: string;
                    zh: string;
                };
            }[];
            counterexample: {
                label: {
                    en: string;
                    zh: string;
                };
                name: string;
                value: string;
                value_label: {
                    en: string;
                    zh: string;
                };
            }[];
            decision: string;
            file: string;
            kind: string;
            message: {
                en: string;
                zh: string;
            };
            rows: number[];
            severity: string;
            table_id: string;
            valid_from: string;
        };
        ImportDraft: {
            /** Format: int64 */
            bytes: number;
            file_name: string;
            sha256: string;
        };
        ImportMapping: {
            columns: {
                header: string;
                target: string;
                unit: string;
            }[];
            leave_out_faulty: boolean;
            period: string;
            source: string;
        };
        ImportPartDraft: {
            content: string;
        };
        ImportTargets: {
            datasets: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            sources: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            targets: {
                dataset: {
                    en: string;
                    zh: string;
                };
                label: {
                    en: string;
                    zh: string;
                };
                target: string;
                type: string;
            }[];
            units: string[];
        };
        ImportView: {
            batch_id: string;
            /** Format: int64 */
            batch_number: number;
            /** Format: int64 */
            change_count: number;
            changes: {
                change: {
                    after: string;
                    before: string;
                    fact: string;
                    kind: string;
                    party: string;
                    party_id: string;
                    /** Format: int64 */
                    row: number;
                    source: string;
                };
                fact: {
                    en: string;
                    zh: string;
                };
                source: {
                    en: string;
                    zh: string;
                };
            }[];
            connector_id: string;
            /** Format: date-time */
            created_at: string;
            created_by_name: string;
            ended_by_name: string;
            error: {
                en: string;
                zh: string;
            };
            /** Format: int64 */
            facts_changed: number;
            /** Format: int64 */
            facts_disagreeing: number;
            /** Format: int64 */
            facts_new: number;
            /** Format: int64 */
            facts_same: number;
            /** Format: int64 */
            facts_withheld: number;
            /** Format: int64 */
            fault_count: number;
            faults: {
                fault: {
                    code: string;
                    column: string;
                    detail: string;
                    /** Format: int64 */
                    row: number;
                    value: string;
                };
                text: {
                    en: string;
                    zh: string;
                };
            }[];
            /** Format: int64 */
            file_bytes: number;
            file_name: string;
            /** Format: double */
            fraction: number;
            mapping: {
                columns: {
                    header: string;
                    target: string;
                    unit: string;
                }[];
                leave_out_faulty: boolean;
                period: string;
                source: string;
            };
            may_commit: boolean;
            /** Format: date-time */
            moved_at: string;
            /** Format: int64 */
            parties_known: number;
            /** Format: int64 */
            parties_new: number;
            /** Format: int64 */
            parts: number;
            portfolio_id: string;
            preview?: {
                remembered: boolean;
                rows: string[][];
                suggested: {
                    columns: {
                        header: string;
                        target: string;
                        unit: string;
                    }[];
                    leave_out_faulty: boolean;
                    period: string;
                    source: string;
                };
            };
            reason: string;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            rows_faulty: number;
            /** Format: int64 */
            rows_lost: number;
            source: {
                en: string;
                zh: string;
            };
            state: string;
        };
        ImportWithdrawal: {
            reason: string;
        };
        Invitation: {
            display_name: string;
            login_name: string;
        };
        InvitationView: {
            /** Format: date-time */
            expires_at: string;
            link_token: string;
            user: {
                /** Format: date-time */
                created_at: string;
                display_name: string;
                has_second_factor: boolean;
                login_name: string;
                memberships: {
                    department: {
                        en: string;
                        zh: string;
                    };
                    department_id: string;
                    /** Format: date-time */
                    granted_at: string;
                    granted_by: string;
                    membership_id: string;
                    role: string;
                    role_label: {
                        en: string;
                        zh: string;
                    };
                    workspace: {
                        en: string;
                        zh: string;
                    };
                    workspace_id: string;
                }[];
                organisation_subject: string;
                state: string;
                user_id: string;
                /** Format: int64 */
                version: number;
            };
        };
        LogIn: {
            code: string;
            login_name: string;
            password: string;
        };
        LogView: {
            checkpoint?: {
                /** Format: date-time */
                newest_at?: string;
                note: string;
                root: string;
                /** Format: int64 */
                size: number;
                witnesses: {
                    /** Format: date-time */
                    cosigned_at?: string;
                    name: string;
                }[];
            };
            log_key: string;
            name: string;
            profile: string;
            /** Format: int64 */
            records: number;
            trouble: string;
            witness_keys: string[];
        };
        MembershipView: {
            department: {
                en: string;
                zh: string;
            };
            department_id: string;
            /** Format: date-time */
            granted_at: string;
            granted_by: string;
            membership_id: string;
            role: string;
            role_label: {
                en: string;
                zh: string;
            };
            workspace: {
                en: string;
                zh: string;
            };
            workspace_id: string;
        };
        MergeDraft: {
            into_party_id: string;
            reason: string;
        };
        MetaView: {
            acting_as: string;
            demonstration: boolean;
            organisation: {
                en: string;
                zh: string;
            };
            product: string;
            /** Format: date */
            today: string;
            version: string;
        };
        ModelCheckView: {
            /** Format: int32 */
            decision_count: number;
            issues: {
                at: string;
                message: string;
                place: {
                    en: string;
                    zh: string;
                };
            }[];
            name: string;
            publishable: boolean;
            readable: boolean;
            /** Format: int32 */
            rule_count: number;
        };
        ModelText: {
            xml: string;
        };
        NamesakesView: {
            candidates: {
                findings: {
                    asked: string;
                    /** Format: int32 */
                    factor_permille: number;
                    known: string;
                    outcome: {
                        en: string;
                        zh: string;
                    };
                    part: {
                        en: string;
                        zh: string;
                    };
                }[];
                known_as: string;
                name: string;
                party_id: string;
                same_code: boolean;
                /** Format: int32 */
                score_percent: number;
                uscc: string;
                verdict: string;
                verdict_label: {
                    en: string;
                    zh: string;
                };
            }[];
        };
        OrganisationAddress: {
            url: string;
        };
        OrganisationBegin: {
            purpose: string;
        };
        OrganisationReturn: {
            code: string;
            error: string;
            iss: string;
            state: string;
        };
        OrganisationSubject: {
            subject: string;
        };
        OwnSession: {
            client: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            is_this: boolean;
            /** Format: date-time */
            last_seen_at: string;
            session_id: string;
        };
        PackGraphView: {
            edges: {
                from: string;
                kind: string;
                model: string;
                to: string;
                variable: string;
            }[];
            models: {
                file: string;
                name: string;
                publishable: boolean;
            }[];
            nodes: {
                decision_kind: string;
                id: string;
                kind: string;
                label: {
                    en: string;
                    zh: string;
                };
                model: string;
                name: string;
                /** Format: int32 */
                order: number;
                origin: string;
                /** Format: int32 */
                rule_count: number;
                table_id: string;
            }[];
        };
        PackHitsView: {
            /** Format: date */
            as_of?: string;
            /** Format: int32 */
            decided: number;
            /** Format: int32 */
            not_decided: number;
            pack_hash: string;
            pack_name: string;
            pack_version: string;
            /** Format: int32 */
            parties: number;
            portfolio_id: string;
            /** Format: int32 */
            sampled_of: number;
            tables: {
                /** Format: int32 */
                asked: number;
                decision: string;
                file: string;
                fired: number[];
                /** Format: int32 */
                no_rule: number;
                /** Format: int32 */
                not_decided: number;
                table_id: string;
            }[];
        };
        PackSummary: {
            currency: string;
            hash: string;
            name: string;
            title: {
                en: string;
                zh: string;
            };
            version: string;
        };
        PackView: {
            ahp: {
                children: string[];
                /** Format: double */
                consistency_ratio: number;
                experts: {
                    /** Format: double */
                    consistency_ratio: number;
                    name: string;
                }[];
                model: string;
                node: string;
                weights: number[];
            }[];
            /** Format: int32 */
            case_count: number;
            currency: string;
            fiscal_strength: string;
            hash: string;
            indicators: {
                block: string;
                curves: {
                    form: string;
                    mode: string;
                    model: string;
                    points: {
                        score: number;
                        x: string;
                    }[];
                }[];
                direction: string;
                formula: string;
                group: string;
                label: {
                    en: string;
                    zh: string;
                };
                missing: string;
                name: string;
                nature: string;
                requirement: string;
                source: string;
                unit: string;
                weights: {
                    family: string;
                    model: string;
                    source: string;
                    weight: number;
                }[];
            }[];
            industrial_base: string;
            legal_basis: string[];
            name: string;
            parameters: {
                comparison: string;
                name: string;
                note: string;
                source: string;
                unit: string;
                /** Format: date */
                valid_from?: string;
                value: string;
            }[];
            region: string;
            risk_appetite: string;
            sources: {
                cadence: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                label: {
                    en: string;
                    zh: string;
                };
                /** Format: int32 */
                late_after_days?: number;
                name: string;
                note: string;
                obtained: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                source_class: string;
                /** Format: int32 */
                trust: number;
            }[];
            steps: {
                chain: string;
                formula: string;
                kind: string;
                label: {
                    en: string;
                    zh: string;
                };
                requirement: string;
                source: string;
                step: string;
                when: string;
            }[];
            tables: {
                decision_id: string;
                decision_name: string;
                file: string;
                hit_policy: string;
                /** Format: int32 */
                rule_count: number;
                table_id: string;
            }[];
            title: {
                en: string;
                zh: string;
            };
            valid_from: string;
            version: string;
        };
        PartyDeclarationsView: {
            declarations: {
                contradictions: string[];
                /** Format: date-time */
                decided_at?: string;
                declaration_id: string;
                /** Format: date */
                due_on: string;
                form: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                party_id: string;
                party_name: string;
                period: string;
                reason: string;
                state: string;
                /** Format: date-time */
                submitted_at?: string;
                /** Format: int32 */
                waiting_days: number;
            }[];
            has_forms: boolean;
            has_portal: boolean;
            may_open: boolean;
        };
        PartyDraft: {
            another_reason: string;
            another_than: string[];
            department_id: string;
            industry: string;
            name: string;
            name_en: string;
            uscc: string;
        };
        PartyNameDraft: {
            another_reason: string;
            another_than: string[];
            name: string;
            name_en: string;
            reason: string;
            /** Format: date */
            used_from: string;
        };
        PartyPage: {
            grade_distribution: {
                /** Format: int32 */
                count: number;
                /** Format: int32 */
                failed: number;
                grade: string;
            }[];
            items: {
                admission: string;
                /** Format: date */
                as_of?: string;
                fate: string;
                grade: string;
                /** Format: int32 */
                grade_order: number;
                grade_without_veto: string;
                industry: string;
                limit_proposed?: number;
                limit_requested?: number;
                main_reason_en: string;
                main_reason_zh: string;
                management_grade: string;
                name: string;
                name_en: string;
                party_id: string;
                requirement: string;
                score?: number;
                status: string;
                term_days?: number;
                tier: string;
                uscc: string;
                vetoes: string[];
            }[];
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            page_size: number;
            /** Format: int32 */
            total: number;
        };
        PartyReference: {
            name: string;
            party_id: string;
            portfolio_id: string;
            uscc: string;
        };
        PartyTraceView: {
            /** Format: date */
            as_of: string;
            name: string;
            party_id: string;
            problems: string[];
            runs: {
                decided: boolean;
                decision: string;
                file: string;
                fired: number[];
                inputs: {
                    expression: string;
                    reason: {
                        en: string;
                        zh: string;
                    };
                    state: string;
                    value: string;
                }[];
                matched: number[];
                near_misses: {
                    beyond: boolean;
                    /** Format: int32 */
                    column: number;
                    nearest: string;
                    /** Format: int32 */
                    row: number;
                    value: string;
                    wanted: string;
                }[];
                table_id: string;
                value: string;
            }[];
            status: string;
        };
        PartyView: {
            case_title: {
                en: string;
                zh: string;
            };
            currency: string;
            demonstration: boolean;
            fate: string;
            /** Format: date */
            first_known?: string;
            former_names: {
                name: string;
                name_en: string;
                reason: string;
                /** Format: date */
                used_until: string;
            }[];
            industry: string;
            industry_label: {
                en: string;
                zh: string;
            };
            known_dates: string[];
            /** Format: date */
            last_known?: string;
            merged_files: {
                /** Format: date */
                merged_on: string;
                party: {
                    name: string;
                    party_id: string;
                    portfolio_id: string;
                    uscc: string;
                };
                reason: string;
            }[];
            merged_into?: {
                /** Format: date */
                merged_on: string;
                party: {
                    name: string;
                    party_id: string;
                    portfolio_id: string;
                    uscc: string;
                };
                reason: string;
            };
            name: string;
            name_en: string;
            pack_name: string;
            pack_version: string;
            party_id: string;
            portfolio_id: string;
            requirement: string;
            uscc: string;
        };
        PasswordByLink: {
            password: string;
            token: string;
        };
        PasswordReset: {
            reset_second_factor: boolean;
        };
        PasswordRules: {
            /** Format: int64 */
            character_classes_min: number;
            /** Format: int64 */
            history: number;
            /** Format: int64 */
            length_max: number;
            /** Format: int64 */
            length_min: number;
            /** Format: int64 */
            length_min_with_second_factor: number;
            refuses_common: boolean;
        };
        PortalAccess: {
            title: {
                en: string;
                zh: string;
            };
            workspace_id: string;
        };
        PortalView: {
            enterprises: {
                declarations: {
                    contradictions: string[];
                    /** Format: date-time */
                    decided_at?: string;
                    declaration_id: string;
                    /** Format: date */
                    due_on: string;
                    form: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    party_id: string;
                    party_name: string;
                    period: string;
                    reason: string;
                    state: string;
                    /** Format: date-time */
                    submitted_at?: string;
                    /** Format: int32 */
                    waiting_days: number;
                }[];
                due: {
                    contradictions: string[];
                    /** Format: date-time */
                    decided_at?: string;
                    declaration_id: string;
                    /** Format: date */
                    due_on: string;
                    form: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    party_id: string;
                    party_name: string;
                    period: string;
                    reason: string;
                    state: string;
                    /** Format: date-time */
                    submitted_at?: string;
                    /** Format: int32 */
                    waiting_days: number;
                }[];
                name: string;
                party_id: string;
                uscc: string;
            }[];
        };
        PortfolioView: {
            attribution: string;
            currency: string;
            description: {
                en: string;
                zh: string;
            };
            grades: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            industries: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            pack_name: string;
            pack_version: string;
            /** Format: int32 */
            party_count: number;
            portfolio_id: string;
            tiers: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            }[];
            title: {
                en: string;
                zh: string;
            };
        };
        /** @description RFC 9457 */
        Problem: {
            /** @enum {string} */
            code: "bad_request" | "unauthenticated" | "step_up_required" | "forbidden" | "not_found" | "method_not_allowed" | "timeout" | "conflict" | "stale" | "too_large" | "target_too_long" | "unsupported_media_type" | "misdirected" | "unsupported" | "precondition_required" | "too_many_requests" | "headers_too_large" | "unavailable" | "internal";
            detail: string;
            errors: {
                message: string;
                pointer: string;
            }[];
            status: number;
            title: string;
            trace_id: string;
            type: string;
        };
        PushReceipt: {
            batch_id: string;
            delivery_id: string;
            error: {
                en: string;
                zh: string;
            };
            /** Format: int64 */
            items: number;
            outcome: string;
            repeated: boolean;
        };
        RecordedBenchmarkView: {
            basis: {
                en: string;
                zh: string;
            };
            benchmark_id: string;
            counts: boolean;
            indicator: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            industry: {
                code: string;
                label: {
                    en: string;
                    zh: string;
                };
            };
            median?: {
                label?: {
                    en: string;
                    zh: string;
                };
                number?: number;
                text?: string;
                unit: string;
            };
            method: string;
            /** Format: int64 */
            parties: number;
            /** Format: int64 */
            parties_of: number;
            period: string;
            /** Format: date-time */
            recorded_at: string;
            recorded_by_name: string;
            source: string;
            value: {
                label?: {
                    en: string;
                    zh: string;
                };
                number?: number;
                text?: string;
                unit: string;
            };
            withdrawn_by_name: string;
            /** Format: date */
            withdrawn_on?: string;
            withdrawn_reason: string;
        };
        RecoveryCodesView: {
            codes: string[];
        };
        RelationsView: {
            /** Format: date */
            as_of: string;
            cut: boolean;
            group_limit?: number;
            /** Format: int32 */
            group_members: number;
            /** Format: int32 */
            limits_seen: number;
            nodes: {
                grade: string;
                group: boolean;
                known: boolean;
                limit_proposed?: number;
                matters: {
                    label: {
                        en: string;
                        zh: string;
                    };
                    name: string;
                    value: {
                        label?: {
                            en: string;
                            zh: string;
                        };
                        number?: number;
                        text?: string;
                        unit: string;
                    };
                }[];
                name: string;
                node: string;
                party_id: string;
                uscc: string;
            }[];
            party_id: string;
            paths: {
                nodes: string[];
                share?: number;
            }[];
            ties: {
                from: string;
                inverse: {
                    en: string;
                    zh: string;
                };
                label: {
                    en: string;
                    zh: string;
                };
                position: string;
                relation: string;
                relation_class: string;
                share?: number;
                to: string;
            }[];
        };
        RemovalDraft: {
            reason: string;
        };
        RevealDraft: {
            facts: string[];
            reason: string;
        };
        RevealView: {
            facts: {
                current: boolean;
                dataset: string;
                dataset_label: {
                    en: string;
                    zh: string;
                };
                disagrees: boolean;
                evidence: string;
                held?: {
                    form: string;
                    method: {
                        code: string;
                        label: {
                            en: string;
                            zh: string;
                        };
                    };
                    /** Format: int32 */
                    periods: number;
                    stated: string;
                };
                /** Format: date */
                known_at: string;
                label: {
                    en: string;
                    zh: string;
                };
                name: string;
                note: string;
                source: string;
                source_class: string;
                source_label: {
                    en: string;
                    zh: string;
                };
                /** Format: date */
                valid_from?: string;
                /** Format: date */
                valid_to?: string;
                value: {
                    label?: {
                        en: string;
                        zh: string;
                    };
                    number?: number;
                    text?: string;
                    unit: string;
                };
            }[];
            request_id: string;
            /** Format: date-time */
            shown_until?: string;
            watermark: string;
        };
        RoleGrant: {
            department_id: string;
            role: string;
            user_id: string;
            workspace_id: string;
        };
        RoleView: {
            exclusive_group: string;
            label: {
                en: string;
                zh: string;
            };
            role: string;
            workspace_kind: string;
        };
        SavedView: {
            name: string;
            owner_id: string;
            portfolio_id: string;
            query: string;
            view_id: string;
        };
        SearchView: {
            hits: {
                matches: {
                    found_in: string;
                    marks: {
                        /** Format: int32 */
                        from: number;
                        /** Format: int32 */
                        until: number;
                    }[];
                    text: string;
                }[];
                name: string;
                party_id: string;
                uscc: string;
            }[];
            more: boolean;
        };
        SecondFactorOffer: {
            key_text: string;
            uri: string;
        };
        SecondFactorProof: {
            code: string;
            key_text: string;
        };
        SeparationDraft: {
            reason: string;
        };
        SessionView: {
            csrf_token: string;
            display_name: string;
            emergencies: {
                request_id: string;
                role: {
                    en: string;
                    zh: string;
                };
                /** Format: date-time */
                until: string;
                workspace: {
                    en: string;
                    zh: string;
                };
            }[];
            /** Format: date-time */
            expires_at: string;
            has_second_factor: boolean;
            /** Format: int64 */
            idle_minutes: number;
            is_stepped_up: boolean;
            login_name: string;
            memberships: {
                department: {
                    en: string;
                    zh: string;
                };
                department_id: string;
                /** Format: date-time */
                granted_at: string;
                granted_by: string;
                membership_id: string;
                role: string;
                role_label: {
                    en: string;
                    zh: string;
                };
                workspace: {
                    en: string;
                    zh: string;
                };
                workspace_id: string;
            }[];
            permissions: string[];
            second_factor_required: boolean;
            session_id: string;
            user_id: string;
        };
        SetUp: {
            display_name: string;
            login_name: string;
            park_title_en: string;
            park_title_zh: string;
            password: string;
            token: string;
        };
        SourceView: {
            /** Format: date */
            due?: string;
            /** Format: int64 */
            facts: number;
            /** Format: date */
            heard?: string;
            /** Format: date */
            last?: string;
            registered: boolean;
            source: {
                cadence: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                label: {
                    en: string;
                    zh: string;
                };
                /** Format: int32 */
                late_after_days?: number;
                name: string;
                note: string;
                obtained: {
                    code: string;
                    label: {
                        en: string;
                        zh: string;
                    };
                };
                source_class: string;
                /** Format: int32 */
                trust: number;
            };
            state: string;
        };
        StepUp: {
            code: string;
            password: string;
        };
        TimelineEntry: {
            /** Format: date */
            date: string;
            detail: {
                en: string;
                zh: string;
            };
            kind: string;
            reference: string;
            title: {
                en: string;
                zh: string;
            };
        };
        Undertaking: {
            accepted: boolean;
            signed_as: string;
            signed_by: string;
        };
        UserView: {
            /** Format: date-time */
            created_at: string;
            display_name: string;
            has_second_factor: boolean;
            login_name: string;
            memberships: {
                department: {
                    en: string;
                    zh: string;
                };
                department_id: string;
                /** Format: date-time */
                granted_at: string;
                granted_by: string;
                membership_id: string;
                role: string;
                role_label: {
                    en: string;
                    zh: string;
                };
                workspace: {
                    en: string;
                    zh: string;
                };
                workspace_id: string;
            }[];
            organisation_subject: string;
            state: string;
            user_id: string;
            /** Format: int64 */
            version: number;
        };
        ViewDraft: {
            name: string;
            portfolio_id: string;
            query: string;
        };
        VoucherDraft: {
            /** Format: int64 */
            bytes: number;
            file_name: string;
            kind: string;
            sha256: string;
        };
        VoucherPartDraft: {
            content: string;
        };
        WebhookDeliveryView: {
            /** Format: int64 */
            attempts: number;
            delivery_id: string;
            error: {
                en: string;
                zh: string;
            };
            event_id: string;
            /** Format: date-time */
            happened_at: string;
            kind: string;
            /** Format: date-time */
            next_at: string;
            state: string;
            /** Format: int64 */
            status: number;
        };
        WebhookDraft: {
            kinds: string[];
            title: string;
            url: string;
            workspace_id: string;
        };
        WebhookView: {
            /** Format: date-time */
            created_at: string;
            /** Format: int64 */
            failures: number;
            kinds: string[];
            secret: string;
            state: string;
            title: string;
            url: string;
            /** Format: int64 */
            version: number;
            webhook_id: string;
            workspace_id: string;
        };
        WorkspaceView: {
            departments: {
                department_id: string;
                kind: string;
                kind_label: {
                    en: string;
                    zh: string;
                };
                side: string;
                title: {
                    en: string;
                    zh: string;
                };
                workspace_id: string;
            }[];
            kind: string;
            park_id: string;
            title: {
                en: string;
                zh: string;
            };
            workspace_id: string;
        };
    };
    responses: {
        /** @description 请求有误 / bad request */
        problem_bad_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 冲突 / conflict */
        problem_conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不允许 / forbidden */
        problem_forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求头过大 / request headers too large */
        problem_headers_too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内部错误 / internal error */
        problem_internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 方法不适用 / method not allowed */
        problem_method_not_allowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 主机名不符 / misdirected request */
        problem_misdirected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未找到 / not found */
        problem_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 须指明版本 / version must be named */
        problem_precondition_required: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容已被他人修改 / changed meanwhile */
        problem_stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 需再次验证身份 / identity must be proved again */
        problem_step_up_required: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 地址过长 / address too long */
        problem_target_too_long: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求超时 / request timeout */
        problem_timeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求体过大 / request body too large */
        problem_too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求过多 / too many requests */
        problem_too_many_requests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未登录 / not logged in */
        problem_unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 暂不可用 / unavailable */
        problem_unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不支持 / unsupported */
        problem_unsupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 媒体类型不支持 / unsupported media type */
        problem_unsupported_media_type: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    explain_access: {
        parameters: {
            query: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id?: string;
                /**
                 * @description 权限 / Permission
                 * @example party.read
                 */
                permission: string;
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessExplanation"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    make_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    revoke_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 密钥编号 / Id of the key
                 * @example abcd1234
                 */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_approvals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    approve_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecision"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    approve_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecision"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    close_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyClosing"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    export_approved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    refuse_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecision"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    refuse_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecision"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    withdraw_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申请编号 / Id of the request
                 * @example apr_01hv
                 */
                request_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    change_connector: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    remove_connector: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    push_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushReceipt"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    pause_connector: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    resume_connector: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    run_connector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_connector_runs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 接口编号 / Id of the connector
                 * @example con_01hv
                 */
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorRunView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_declaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    save_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclarationDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    discard_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    receive_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    return_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclarationReturn"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    submit_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undertaking"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    add_voucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    take_back_declaration: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 申报编号 / Id of the declaration
                 * @example dcl_01hv
                 */
                declaration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_document_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 文件编号 / Id of the document
                 * @example doc_01hv
                 */
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventProof"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    open_break_glass: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_entry_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 条目编号 / Id of the entry
                 * @example env_01hv
                 */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    change_entry: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 条目编号 / Id of the entry
                 * @example env_01hv
                 */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    remove_entry: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 条目编号 / Id of the entry
                 * @example env_01hv
                 */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovalDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_events: {
        parameters: {
            query?: {
                /**
                 * @description 操作者编号 / Id of the user
                 * @example user_01hv
                 */
                actor?: string;
                /**
                 * @description 事件种类 / Kind of event
                 * @example logged_in
                 */
                kind?: string;
                /**
                 * @description 操作 / Operation
                 * @example get_party
                 */
                operation_id?: string;
                /**
                 * @description 结果：done、refused、failed / Outcome: done, refused, failed
                 * @example refused
                 */
                outcome?: string;
                /**
                 * @description 页码 / Page, from 1
                 * @example 1
                 */
                page?: number;
                /**
                 * @description 每页行数 / Rows per page
                 * @example 50
                 */
                page_size?: number;
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_event_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 记录编号 / Id of the record
                 * @example evt_01hv
                 */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventProof"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    stream_events: {
        parameters: {
            query?: {
                /**
                 * @description 从此序号之后开始；不填则从现在开始 / Go on after this number; from now on when it is absent
                 * @example 0
                 */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream; charset=utf-8": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    cancel_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    check_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportMapping"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    commit_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_import_faults: {
        parameters: {
            query?: {
                /**
                 * @description 文档语言 / Language of the document
                 * @example zh-CN
                 */
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    put_import_part: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
                /**
                 * @description 文件分段序号，从 0 起 / Number of the part, from 0
                 * @example 0
                 */
                part: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportPartDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    withdraw_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 导入批次编号 / Id of the import
                 * @example imp_01hv
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportWithdrawal"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordByLink"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log_consistency: {
        parameters: {
            query: {
                /**
                 * @description 较早的条数 / Size of the older log
                 * @example 0
                 */
                old_size: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                a: string;
                /**
                 * @description 层 / Level of the tile
                 * @example 0
                 */
                level: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log_tile_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                a: string;
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                b: string;
                /**
                 * @description 层 / Level of the tile
                 * @example 0
                 */
                level: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_log_tile_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                a: string;
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                b: string;
                /**
                 * @description 编号的一段（C2SP tlog-tiles） / Part of the number (C2SP tlog-tiles)
                 * @example x001
                 */
                c: string;
                /**
                 * @description 层 / Level of the tile
                 * @example 0
                 */
                level: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleGrant"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    revoke_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 授权编号 / Id of the membership
                 * @example mem_01hv
                 */
                membership_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    check_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelText"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCheckView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    set_new_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordByLink"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_packs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackSummary"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_pack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_pack_graph: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackGraphView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_hits: {
        parameters: {
            query: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackHitsView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_model: {
        parameters: {
            query?: {
                /**
                 * @description 转换为此版本的 DMN，缺省为原文 / Converted to this version of DMN; as it stands when not given
                 * @example 1.3
                 */
                dmn?: "1.2" | "1.3" | "1.4" | "1.5" | "1.6";
            };
            header?: never;
            path: {
                /**
                 * @description 模型名（文件名不含扩展名） / Name of the model: its file without folder and ending
                 * @example vetoes
                 */
                model: string;
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
                /**
                 * @description 决策表、决策的编号或决策名 / Id of the table, id or name of the decision
                 * @example decision_vetoes
                 */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionTableView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_party_trace: {
        parameters: {
            query: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            header?: never;
            path: {
                /**
                 * @description 政策包名 / Name of the pack
                 * @example chongming
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyTraceView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_assessment: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_consents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    record_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    withdraw_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 授权编号 / Id of the consent
                 * @example cns_01hv
                 */
                consent_id: string;
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentWithdrawal"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_decision_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventProof"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_party_declarations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyDeclarationsView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    start_declaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclarationStart"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentsView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    anchor_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    add_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_facts: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    record_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_file: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    merge_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyReference"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    rename_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyNameDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyReference"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    open_portal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalAccess"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_relations: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationsView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_rating_report: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
                /**
                 * @description 文档语言 / Language of the document
                 * @example zh-CN
                 */
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    ask_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    separate_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeparationDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyReference"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 企业编号 / Id of the enterprise
                 * @example demo-rat-16
                 */
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_password_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordRules"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_portal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_portfolios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_benchmarks: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenchmarksView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    enter_benchmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BenchmarkDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedBenchmarkView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    withdraw_benchmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 基准值编号 / Id of the benchmark
                 * @example bmk_01hv
                 */
                benchmark_id: string;
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BenchmarkWithdrawal"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    compute_benchmarks: {
        parameters: {
            query: {
                /**
                 * @description 期间：年、季或月 / Period: a year, quarter or month
                 * @example 2025Q4
                 */
                period: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputedBenchmarks"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    adopt_benchmarks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BenchmarkAdoption"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_connectors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    add_connector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_declaration_figures: {
        parameters: {
            query?: {
                /**
                 * @description 基期起始日 / Baseline from
                 * @example 2026-01-01
                 */
                baseline_from?: string;
                /**
                 * @description 基期截止日 / Baseline until
                 * @example 2026-01-01
                 */
                baseline_until?: string;
                /**
                 * @description 起始日 / From
                 * @example 2026-01-01
                 */
                from?: string;
                /**
                 * @description 截止日 / Until
                 * @example 2026-01-01
                 */
                until?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationFigures"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_declarations: {
        parameters: {
            query?: {
                /**
                 * @description 状态，默认为待受理 / State; those that wait by default
                 * @example submitted
                 */
                state?: "submitted" | "returned" | "received";
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationRow"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    ask_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_import_targets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportTargets"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_import_template: {
        parameters: {
            query: {
                /**
                 * @description 数据集 / Data set
                 * @example registration
                 */
                dataset: string;
                /**
                 * @description 文档语言 / Language of the document
                 * @example zh-CN
                 */
                locale?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_imports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    begin_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_namesakes: {
        parameters: {
            query?: {
                /**
                 * @description 最多返回几家 / How many at most
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description 企业名称 / Name of the enterprise
                 * @example 上海瀛洲贸易有限公司
                 */
                name?: string;
                /**
                 * @description 统一社会信用代码 / Unified social credit code
                 * @example 91310110666073468P
                 */
                uscc?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesakesView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_parties: {
        parameters: {
            query?: {
                /**
                 * @description 准入结论，逗号分隔 / Admission outcomes, comma-separated
                 * @example refused
                 */
                admission?: string;
                /**
                 * @description 后来结局，逗号分隔 / What became of it, comma-separated
                 * @example failed
                 */
                fate?: string;
                /**
                 * @description 等级，逗号分隔 / Grades, comma-separated
                 * @example AAA,AA
                 */
                grade?: string;
                /**
                 * @description 行业，逗号分隔 / Industries, comma-separated
                 * @example e_commerce
                 */
                industry?: string;
                /**
                 * @description 页码 / Page, from 1
                 * @example 1
                 */
                page?: number;
                /**
                 * @description 每页行数 / Rows per page
                 * @example 50
                 */
                page_size?: number;
                /**
                 * @description 名称、拼音、首字母或信用代码 / Name, pinyin, initials or credit code
                 * @example kjds
                 */
                search?: string;
                /**
                 * @description 排序字段，前加 - 为降序 / Field to sort by, - before it for descending
                 * @example -score
                 */
                sort?: string;
                /**
                 * @description 分层，逗号分隔 / Tiers, comma-separated
                 * @example strategic_core
                 */
                tier?: string;
                /**
                 * @description 1 = 仅被否决的 / 1 = only with a veto
                 * @example 1
                 */
                veto?: "0" | "1";
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyPage"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    add_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyReference"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    export_parties: {
        parameters: {
            query?: {
                /**
                 * @description 准入结论，逗号分隔 / Admission outcomes, comma-separated
                 * @example refused
                 */
                admission?: string;
                /**
                 * @description 另加的事实列，逗号分隔 / Facts as further columns, comma-separated
                 * @example tax_paid,revenue
                 */
                facts?: string;
                /**
                 * @description 后来结局，逗号分隔 / What became of it, comma-separated
                 * @example failed
                 */
                fate?: string;
                /**
                 * @description 等级，逗号分隔 / Grades, comma-separated
                 * @example AAA,AA
                 */
                grade?: string;
                /**
                 * @description 1 = 掩码的数值也要明文，须经审批 / 1 = masked values in clear too, which needs an approval
                 * @example 0
                 */
                in_clear?: "0" | "1";
                /**
                 * @description 行业，逗号分隔 / Industries, comma-separated
                 * @example e_commerce
                 */
                industry?: string;
                /**
                 * @description 文档语言 / Language of the document
                 * @example zh-CN
                 */
                locale?: "zh-CN" | "en";
                /**
                 * @description 页码 / Page, from 1
                 * @example 1
                 */
                page?: number;
                /**
                 * @description 每页行数 / Rows per page
                 * @example 50
                 */
                page_size?: number;
                /**
                 * @description 名称、拼音、首字母或信用代码 / Name, pinyin, initials or credit code
                 * @example kjds
                 */
                search?: string;
                /**
                 * @description 排序字段，前加 - 为降序 / Field to sort by, - before it for descending
                 * @example -score
                 */
                sort?: string;
                /**
                 * @description 分层，逗号分隔 / Tiers, comma-separated
                 * @example strategic_core
                 */
                tier?: string;
                /**
                 * @description 1 = 仅被否决的 / 1 = only with a veto
                 * @example 1
                 */
                veto?: "0" | "1";
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    search_parties: {
        parameters: {
            query: {
                /**
                 * @description 最多返回几家 / How many at most
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description 名称、曾用名、拼音、首字母、统一社会信用代码（或其一部分）、法定代表人、地址；多个词须同时符合 / Name, former name, pinyin, initials, credit code or a part of it, legal representative, address; of several words all must occur
                 * @example 瀛洲 贸易
                 */
                text: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_sources: {
        parameters: {
            query?: {
                /**
                 * @description 按该日已知的事实 / By the facts known on this day
                 * @example 2024-05-31
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_organisation_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSubject"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    log_in_by_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationReturn"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    unlink_organisation_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    begin_organisation_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationBegin"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationAddress"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    link_organisation_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationReturn"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSubject"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    offer_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorOffer"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    set_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSession"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 会话编号 / Id of the session
                 * @example ses_01hv
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUp"];
            };
        };
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            429: components["responses"]["problem_too_many_requests"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    invite_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    disable_user: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    enable_user: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    erase_user: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    link_account_of_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationSubject"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSubject"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    unlink_account_of_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    renew_invitation: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    withdraw_invitation: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 用户编号 / Id of the user
                 * @example user_01hv
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_views: {
        parameters: {
            query: {
                /**
                 * @description 组合编号 / Id of the portfolio
                 * @example demo
                 */
                portfolio_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    save_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    remove_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 视图编号 / Id of the view
                 * @example view_01hv
                 */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    get_voucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 凭证编号 / Id of the voucher
                 * @example vch_01hv
                 */
                voucher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    put_voucher_part: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 段号，从 0 开始 / Number of the part, from 0
                 * @example 0
                 */
                part: number;
                /**
                 * @description 凭证编号 / Id of the voucher
                 * @example vch_01hv
                 */
                voucher_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherPartDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    remove_voucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 凭证编号 / Id of the voucher
                 * @example vch_01hv
                 */
                voucher_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    add_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDraft"];
            };
        };
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            413: components["responses"]["problem_too_large"];
            415: components["responses"]["problem_unsupported_media_type"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    remove_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 推送编号 / Id of the webhook
                 * @example whk_01hv
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                /**
                 * @description 页码 / Page, from 1
                 * @example 1
                 */
                page?: number;
                /**
                 * @description 每页行数 / Rows per page
                 * @example 50
                 */
                page_size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description 推送编号 / Id of the webhook
                 * @example whk_01hv
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    send_webhook_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 推送记录编号 / Id of the delivery
                 * @example whd_01hv
                 */
                delivery_id: string;
                /**
                 * @description 推送编号 / Id of the webhook
                 * @example whk_01hv
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    pause_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 推送编号 / Id of the webhook
                 * @example whk_01hv
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    resume_webhook: {
        parameters: {
            query?: never;
            header: {
                /** @description 所依据的版本，来自 ETag / the version it rests on, of the ETag */
                "If-Match": string;
            };
            path: {
                /**
                 * @description 推送编号 / Id of the webhook
                 * @example whk_01hv
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            409: components["responses"]["problem_conflict"];
            412: components["responses"]["problem_stale"];
            428: components["responses"]["problem_precondition_required"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
    list_workspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceView"][];
                };
            };
            400: components["responses"]["problem_bad_request"];
            401: components["responses"]["problem_unauthenticated"];
            403: components["responses"]["problem_forbidden"];
            404: components["responses"]["problem_not_found"];
            500: components["responses"]["problem_internal"];
            503: components["responses"]["problem_unavailable"];
        };
    };
}
