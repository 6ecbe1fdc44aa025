// What the frame around the conversation says; answers come from the server.
const HANS = {
  log: "对话", label: "您的问题", placeholder: "例如：网上申报什么时候截止？", send: "发送", busy: "正在查原文…",
  you: "您", bot: "回答", open: "看原文", clause: "原文条款", clauses: (n) => `原文条款（${n} 处）`, others: (n) => `其余条件（${n} 条）`, copy: "复制答案和出处", copied: "已复制",
  copyFailed: "没能复制，请手动选取文字", clear: "清空对话", cleared: "对话已清空。", retry: "重发", waiting: "稍等，马上自动重发…",
  offline: "没有发出去：网络不通。恢复后会自动重发。", failed: "没有发出去。", empty: "请先写下要问的问题。", long: (n, max) => `太长：${n} 字，最多 ${max} 字。`,
  hello: "您好，想问哪一点？点一个例子，或直接写。", privacy: "请勿填写身份证号、手机号、银行账号。",
  met: "符合", unmet: "不符合", unknown: "待确认", eligible: "按这份通知，可以申报", not_eligible: "按这份通知，不能申报",
  needs_review: "需要进一步核实", helpful: "有用", unhelpful: "没用", word: "哪里不对？（可不填）", sendWord: "提交", thanks: "谢谢，已记下。",
  title: "职称通知问答", launch: "问问这份通知", close: "关闭", large: "大字", calendar: "存到日历", states: { open: "进行中", closed: "已截止", upcoming: "未开始" },
  now: (name) => `接下来按“${name}”回答。`, all: "接下来不限通知。", source: (title, section) => `出自《${title}》${section}`,
};
const HANT = {
  ...HANS,
  log: "對話", label: "您的問題", placeholder: "例如：網上申報甚麼時候截止？", send: "發送", busy: "正在查原文…",
  clause: "原文條款", clauses: (n) => `原文條款（${n} 處）`, others: (n) => `其餘條件（${n} 條）`, copy: "複製答案和出處", copied: "已複製", copyFailed: "未能複製，請手動選取文字",
  clear: "清空對話", cleared: "對話已清空。", retry: "重發", waiting: "稍候，即將自動重發…", offline: "沒有發出去：網絡不通。恢復後會自動重發。",
  failed: "沒有發出去。", empty: "請先寫下要問的問題。", long: (n, max) => `太長：${n} 字，最多 ${max} 字。`, hello: "您好，想問哪一點？點一個例子，或直接寫。",
  privacy: "請勿填寫身份證號、手機號、銀行賬號。", met: "符合", unmet: "不符合", unknown: "待確認", eligible: "按這份通知，可以申報",
  not_eligible: "按這份通知，不能申報", needs_review: "需要進一步核實", helpful: "有用", unhelpful: "沒用", word: "哪裡不對？（可不填）",
  sendWord: "提交", thanks: "謝謝，已記下。", title: "職稱通知問答", launch: "問問這份通知", close: "關閉", large: "大字", calendar: "存到日曆",
  states: { open: "進行中", closed: "已截止", upcoming: "未開始" }, now: (name) => `接下來按“${name}”回答。`, all: "接下來不限通知。",
  source: (title, section) => `出自《${title}》${section}`,
};

export const strings = (language) => (/^zh-(hant|hk|tw|mo)/i.test(language || "") ? HANT : HANS);
