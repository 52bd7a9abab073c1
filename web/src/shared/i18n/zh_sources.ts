// Texts of the sources of data in Chinese; spread into zh.ts.
export const zh_sources = {
  sources: {
    title: "数据来源",
    link: "数据来源",
    note: "每项事实来自哪里、多久更新一次、最近一次是什么时候。超过约定时间没有新数据的来源排在最前。",
    source: "来源",
    obtained: "取得方式",
    cadence: "更新频率",
    late_after: "超过 {{count}} 天算逾期",
    last: "最近更新",
    due: "下次不晚于",
    facts: "事实数",
    state: "状态",
    trust: "可信级别",
    unregistered: "未登记",
    states: { fresh: "正常", late: "逾期未更新", never: "从未更新", untimed: "不定期" },
    some_late: "{{count}} 个来源逾期未更新",
    what_to_do: "。评级仍按手头最新的数据计算，并已标明日期；请联系这些来源的负责部门补送数据。",
    comma: "、",
    none: "政策包没有登记数据来源",
    none_text: "在政策包的 sources.csv 中登记来源后，这里显示每个来源的更新情况。",
  },
};
