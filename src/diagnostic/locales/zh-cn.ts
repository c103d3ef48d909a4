import type { DiagnosticParams } from "../diagnostic.js";
import type { JsonFaultName } from "../../json/index.js";
import type { FormatName } from "../schema/common.js";
import { wordFor } from "../language.js";
import type { FactType, LogFault, StageName, ValueShape, ValueType } from "../named.js";
import {
  codePoint,
  holdsFactValues,
  listOf,
  type Locale,
  quote as q,
  quoteList,
  type Say,
  type Words,
} from "./locale.js";

const list = (values: DiagnosticParams[string] | undefined) =>
  quoteList(values, "、", (count) => ` 等 ${count} 个`);

const meant = (p: DiagnosticParams): string | undefined =>
  p.meant === undefined ? undefined : `是否要写 ${q(p.meant)}？`;

/** “没有单位 `…`”：名称写错，或还没有声明。 */
const unknown =
  (what: string, declare: string): Say =>
  (p) => ({ message: `没有${what} ${q(p.name)}`, help: meant(p) ?? declare });

const altered: Readonly<Record<LogFault, string>> = {
  order: "排在同一时刻编号更大的事件之后",
  repeated: "的编号用过",
  responsible: "不能改变责任单位",
  joined: "召来了应当回避的单位",
  record: "记在没有接过单的单位名下",
};

const daysMissing = ({ worked, unreplaced }: DiagnosticParams): readonly string[] => [
  ...(worked === undefined ? [] : [`${list(worked)} 要上班`]),
  ...(unreplaced === undefined ? [] : [`${list(unreplaced)} 逢周末，没有补休`]),
];

const types: Readonly<Record<ValueType, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "是/否（true 或 false）",
  array: "列表",
  object: "对象",
  record: "对象",
  null: "空值 null",
  undefined: "空缺",
  function: "函数",
};

const factTypes: Readonly<Record<FactType, string>> = {
  text: "文本",
  string: "文字",
  number: "数字",
  boolean: "是/否",
  date: "日期",
  instant: "时间",
  enum: "选项",
  list: "列表",
  category: "诉求类型",
  topic: "诉求事项",
  unit: "单位",
  department: "部门",
  divisions: "区划列表",
  units: "单位列表",
  signals: "信号列表",
};

const stages: Readonly<Record<StageName, string>> = {
  classify: "分类",
  dispose: "处置",
  route: "派单",
  limit: "时限",
  oblige: "首接责任",
  ticket: "工单",
};

const shapes: Readonly<Record<Exclude<ValueShape, "none">, string>> = {
  one: "一个值，不写列表",
  many: '列表，如 `["…", "…"]`',
  number: "一个数字",
  "one-or-many": "一个值或列表",
  words: '词的列表，如 `["…"]`',
  date: '日期，如 `"2026-01-01"`',
  times: '起止两个时刻，如 `["23:00", "06:00"]`',
  weekdays: "星期几，1 是星期一，7 是星期日，如 `[6, 7]`",
  windows: '办公时间段，如 `["09:00-12:00", "13:30-18:00"]`',
};

const formats: Readonly<Record<FormatName, string>> = {
  id: "用小写英文字母、数字和连字符，以点分级，如 `route.heating.not-warm`",
  basis: '写 `《文件名》第几条`；没有依据的改写 `"own": "为什么这样定"`',
  date: "写日历上有的一天，如 `2026-01-31`",
  "division-code": "区写 6 位数字，街道（乡镇）写 9 位数字",
  "district-code": "写区的 6 位数字代码",
  "unit-id": "如 `110105`、`110105001`、`110105:samr`、`enterprise:heating-group`",
  "department-id": "用小写英文字母、数字和连字符，如 `samr`",
  "hotline-number": "写 3 到 12 位数字",
  "office-hours": "写起止时刻，如 `09:00-12:00`",
  "step-id": "用小写英文字母和连字符，如 `co-report`",
  "starts-at": "写 `received`、`dispatched`、`due:环节标识` 或事件名",
  "pack-digest": "是 64 个十六进制字符的摘要，由程序写",
  "layer-digest": "是 12 个十六进制字符的摘要，由 `paidan layers accept` 写",
  "pack-id": "用小写英文字母、数字和连字符，如 `beijing`",
  "utc-offset": "写与世界时的时差，如 `+08:00`",
  "fact-name": "用英文字母和数字，以点或连字符分级，如 `heating.supplier`",
  "signal-id": "用小写英文字母、数字和连字符，如 `traffic-accident`",
  slug: "用小写英文字母和连字符，如 `co-report`",
  "refusal-code": "用小写英文字母和连字符，以 `/` 分两级，如 `objection/too-late`",
  "topic-name": "不能为空，也不能有 `/`，下级事项写在 `children` 里",
  variants: "每组两个字以上，都是字，不是标点、数字，组与组之间空一格，如 `里裡裏 后後`",
  "list-id": '写 lists/*.json 里名单的标识；要直接写词，用列表 `["…"]`',
};

const faults: Readonly<Record<JsonFaultName, Say>> = {
  empty: () => ({ message: "文件是空的", help: "至少要有一对花括号 `{ }`" }),
  unfinished: (p) => ({ message: `文件没有写完，缺少 ${q(p.meant)}`, help: `在末尾补上 ${q(p.meant)}` }),
  "unclosed-string": () => ({
    message: "这段文字缺少结尾的英文双引号",
    help: '在末尾补上 `"`，文字里要换行的写 `\\n`',
  }),
  "control-character": () => ({
    message: "双引号里有制表符或别的控制字符",
    help: "删去它，或把制表符写成 `\\t`",
  }),
  escape: (p) => ({ message: `没有 ${q(p.text)} 这种写法`, help: "反斜杠本身要写成 `\\\\`" }),
  "quote-in-string": () => ({
    message: "文字在这个双引号处就结束了",
    help: '文字里的引号用中文引号“”，或写成 `\\"`',
  }),
  "chinese-punctuation": (p) => ({
    message: `这里用了中文标点或全角字符 ${q(p.text)}`,
    help: `换成英文半角的 ${q(p.meant)}`,
  }),
  "invisible-character": (p) => ({
    message: `这里有一个看不见的字符 ${codePoint(p.text)}`,
    help: "删去它，或换成普通空格",
  }),
  "single-quote": (p) => ({ message: `${q(p.text)} 用了单引号`, help: '换成英文双引号 `"`' }),
  comment: () => ({ message: "这里不能写注释", help: "删去这段注释" }),
  number: (p) => ({
    message: `数字不能写成 ${q(p.text)}`,
    help: `日期、编号等要加双引号，写 ${q(`"${p.text}"`)}`,
  }),
  unquoted: (p) => ({ message: `${q(p.text)} 没有加双引号`, help: meant(p) ?? `写 ${q(`"${p.text}"`)}` }),
  character: (p) => ({ message: `这里不能有 ${q(p.text)}`, help: meant(p) }),
  "missing-comma": (p) => ({ message: `${q(p.text)} 后面缺少逗号`, help: "在它后面加上 `,`" }),
  "trailing-comma": () => ({ message: "最后一项后面多了逗号", help: "删去这个 `,`" }),
  "extra-comma": () => ({ message: "这里多了一个逗号", help: "删去这个 `,`" }),
  "missing-colon": (p) => ({ message: `键 ${q(p.text)} 后面缺少冒号`, help: `写 ${q(`${p.text}: …`)}` }),
  "missing-value": () => ({ message: "冒号后面缺少值", help: "在冒号后面写上值" }),
  "missing-key": (p) => ({ message: `这里要先写键，不能直接写 ${q(p.text)}`, help: '每一项写成 `"键": 值`' }),
  "wrong-bracket": (p) => ({
    message: `括号不配对，这里是 ${q(p.text)}，应当是 ${q(p.meant)}`,
    help: "检查是否漏写或多写了括号",
  }),
  "after-end": (p) => ({
    message: `内容到这里已经结束，后面多了 ${q(p.text)}`,
    help: "删去多出的内容，或检查前面是否多写了右括号",
  }),
};

function wrongType(p: DiagnosticParams): Words {
  const expected = listOf(p.expected);
  const value = p.value === undefined ? "" : ` ${q(p.value)}`;
  return {
    message: `这里要写${either(expected)}，不能写${wordFor(types, p.actual)}${value}`,
    help: retype(expected, p),
  };
}

function either(expected: readonly string[]): string {
  const names = expected.map((name) => wordFor(types, name));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join("、")}或${names.at(-1)}`;
}

function retype(expected: readonly string[], { actual, value }: DiagnosticParams): string | undefined {
  const wants = (...names: string[]) => names.some((name) => expected.includes(name));
  if (wants("number", "int") && actual === "string" && /^-?\d+(?:\.\d+)?$/.test(String(value)))
    return `去掉双引号，写 ${q(value)}`;
  if (wants("boolean") && actual === "string")
    return /^(?:false|否|no)$/i.test(String(value))
      ? "写 `false`，不加双引号"
      : "写 `true` 或 `false`，不加双引号";
  if (wants("string") && value !== undefined) return `加上双引号，写 ${q(`"${value}"`)}`;
  if (wants("array") && value !== undefined)
    return `用方括号括起来，写 ${q(actual === "string" ? `["${value}"]` : `[${value}]`)}`;
  if (wants("array") && actual === "object") return "用方括号括起来，写 `[{ … }]`";
  if (wants("object") && actual === "array") return "这里只写一个对象，不用方括号";
  return undefined;
}

/** 下限、上限怎么说，看那个数本身算不算在内。 */
const including = { least: "不能小于", most: "不能大于" };
const excluding = { least: "要大于", most: "要小于" };

function outOfRange({ of, actual, minimum, maximum, inclusive }: DiagnosticParams): Words {
  const least = minimum !== undefined;
  if (of === "string" || of === "array") {
    const [what, measure] = of === "string" ? ["文字", "个字"] : ["列表", "项"];
    if (least && minimum === 1)
      return {
        message: `${what}不能为空`,
        help: of === "array" ? "至少写一项，不需要就整项删去" : undefined,
      };
    return {
      message: `${what}${least ? "至少" : "至多"}要有 ${least ? minimum : maximum} ${measure}，现在有 ${actual} ${measure}`,
    };
  }
  const words = inclusive === "true" ? including : excluding;
  return {
    message: `数字${words[least ? "least" : "most"]} ${least ? minimum : maximum}，不能写 ${q(actual)}`,
  };
}

function wrongValue(p: DiagnosticParams): Words {
  if (p.shape === "none") return { message: `${q(p.operator)} 不比较值`, help: "删去 `value`" };
  const help = meant(p) ?? (p.allowed === undefined ? undefined : `可以写 ${list(p.allowed)}`);
  if (p.allowed !== undefined) return { message: `事实 ${q(p.fact)} 没有 ${q(p.actual)} 这个值`, help };
  return {
    message: `事实 ${q(p.fact)}（${wordFor(factTypes, p.type)}）不能用 ${q(p.operator)} 与 ${q(p.actual)} 比较`,
    help: `\`value\` 写${wordFor(shapes, p.shape)}${holdsFactValues(p.shape) ? "，值的类型与事实相同" : ""}`,
  };
}

function notJson({ actual, deepest }: DiagnosticParams): Words {
  if (actual === "deep")
    return { message: `括号套了 ${deepest} 层以上`, help: "检查括号是否写错，或把内容拆开" };
  if (actual === "Infinity" || actual === "-Infinity") return { message: "数字太大" };
  if (actual === "__proto__") return { message: "键不能叫 `__proto__`", help: "换一个名字" };
  return { message: `JSON 里不能有 ${q(actual)} 这种值` };
}

/** 诊断的中文说法，写给规则维护员看。 */
/** 从哪天到哪天；没有开始或没有结束的，只说一头。 */
function between({ from, to }: DiagnosticParams): string {
  if (from === "" && to === "") return "每天";
  if (from === to) return `${q(from)} `;
  if (from === "") return `${q(to)} 以前`;
  return to === "" ? `${q(from)} 以后` : `${q(from)} 至 ${q(to)} `;
}

export const zhCn: Locale = {
  seeAlso: (place) => `另见 ${place}`,
  basis: (cites) => `依据 ${cites.join("、")}`,
  during: (from, to) => (to === undefined ? `自 ${from} 起这样` : `只在 ${from} 至 ${to} 这样`),
  codes: {
    "json/syntax": (p) => faults[p.fault as JsonFaultName](p),
    "json/duplicate-key": (p) => ({ message: `键 ${q(p.key)} 写了两次`, help: "只留一个，否则前一个会失效" }),
    "json/not-json": notJson,
    "json/encoding": () => ({
      message: "文件不是 UTF-8 编码，文字成了乱码",
      help: "在编辑器里用 UTF-8 编码另存",
    }),
    "schema/type": wrongType,
    "schema/missing-key": (p) =>
      p.oneOf !== undefined
        ? { message: "这里还没有内容", help: `写其中之一：${list(p.oneOf)}` }
        : {
            message: `缺少 ${q(p.key)}`,
            help: `补上 ${q(`"${p.key}": …`)}`,
          },
    "schema/unknown-key": (p) => ({
      message: `这里没有 ${q(p.key)} 这个键`,
      help:
        meant(p) ??
        (listOf(p.free).length > 0 ? `还可以写的键有 ${list(p.free)}` : `这里只能写 ${list(p.known)}`),
    }),
    "schema/value": (p) => ({
      message: `这里不能写 ${q(p.actual)}`,
      help: meant(p) ?? `可以写 ${list(p.allowed)}`,
    }),
    "schema/format": (p) => ({
      message: p.actual === "" ? "这里不能为空" : `${q(p.actual)} 的写法不对`,
      help: formats[p.format as FormatName] ?? `写法要合 ${q(p.format)}`,
    }),
    "schema/range": outOfRange,
    "schema/shape": (p) =>
      listOf(p.keys).length > 0
        ? { message: `${list(p.keys)} 不能写在一起`, help: "只留其中一种写法" }
        : { message: "写法不对" },
    "pack/missing-file": (p) => ({ message: `缺少文件 ${q(p.file)}（${p.title}）`, help: "补上这个文件" }),
    "pack/unknown-file": (p) => ({
      message: `规则包里没有 ${q(p.file)} 这种文件`,
      help: p.meant === undefined ? "移到规则包的文件夹之外" : `文件名是否应为 ${q(p.meant)}？`,
    }),
    "pack/built-in-fact": (p) => ({
      message: `事实 ${q(p.name)} 是内置的，不能再声明`,
      help: "删去它，或换一个名字",
    }),
    "pack/abstract": (p) => ({
      message: `${q(p.id)} 只作别的规则包的底，自己不派单`,
      help: "用在它上面的规则包",
    }),
    "layer/no-base": (p) => ({
      message: `没有给出下层的规则包 ${q(p.id)}`,
      help: meant(p) ?? "把它和本包一起给出，排在前面；从文件夹读的，查看它在不在那里",
    }),
    "layer/other-version": (p) => ({
      message: `下层 ${q(p.id)} 是版本 ${q(p.actual)}，这里写的是 ${q(p.version)}`,
      help: "看过有哪些变化，再改这里的版本，或运行 `paidan layers accept`",
    }),
    "layer/twice": (p) => ({ message: `规则包 ${q(p.id)} 给了两次`, help: "只留一次，或改用另一个标识" }),
    "layer/not-extended": (p) => ({
      message: `${q(p.id)} 不以 ${q(p.layer)} 为底`,
      help: `在它的 extends 里写上 ${q(p.layer)}，或不要一起给出`,
    }),
    "layer/already-below": (p) => ({
      message: `下层已经有 ${q(p.id)}`,
      help: '换一个标识；要改下层的，写 `"layer": "changes"` 或 `"layer": "replaces"`',
    }),
    "layer/unknown-target": (p) => ({
      message: `下层没有 ${q(p.id)}`,
      help: meant(p) ?? "查看下层，改正标识，或删去这一条",
    }),
    "layer/unstated": (p) => ({
      message: `没有写明下层的 ${q(p.id)} 改动之前是什么样`,
      help: `运行 \`paidan layers accept\`，或写上摘要 ${q(p.digest)}`,
    }),
    "layer/changed-below": (p) => ({
      message: `下层的 ${q(p.id)} 已经变了，这里改动的是它以前的写法`,
      help: "比较两处，改好以后运行 `paidan layers accept`",
    }),
    "layer/not-shared": (p) => ({
      message: `这里的 ${q(p.key)} 没有用在哪一条规则上`,
      help: "它只管同处新写的规则；要改下层各条的，写在那一条里，换依据的写 `rebase`",
    }),
    "layer/conflict": (p) => ({
      message: `${q(p.id)} 在 ${q(p.layer)} 里也改了，而两个规则包谁也不以谁为底`,
      help: `只在一处改，或在 extends 里写上 ${q(p.layer)}`,
    }),
    "pack/both-in-force": (p) => ({
      message: `${list(p.packs)} 同一天都有效，分不清按哪个`,
      help: "写明要用哪一个规则包（`--pack-id`），或者给旧的写上 `effective.to`",
    }),
    "registry/none-in-force": (p) => ({
      message: `规则库里没有 ${q(p.at)} 那天有效的版本`,
      help: "查看日期，或者发布那一天有效的规则包",
    }),
    "registry/unknown-digest": (p) => ({
      message: `规则库里没有摘要为 ${q(p.digest)} 的版本`,
      help: "查看结论是不是由这个规则库的规则包作出的",
    }),
    "registry/altered": (p) => ({
      message: `规则库里 ${q(`${p.id} ${p.version}`)} 的文件和发布时的不一样`,
      help: "从备份恢复它的文件夹",
    }),
    "registry/failing-case": (p) => ({
      message: `用例 ${q(p.id)}（${p.title}）不通过，不能发布`,
      help: "用 `paidan test` 查看，改好再发布",
    }),
    "registry/unfit-version": (p) => ({
      message: `版本 ${q(p.version)} 不能作文件夹的名称`,
      help: "用字母、数字、点和连字符，如 `2026.11.0`",
    }),
    "registry/other-content": (p) => ({
      message: `${q(`${p.id} ${p.version}`)} 已经发布，内容不一样`,
      help: "改了内容，就要换一个版本",
    }),
    "id/duplicate": (p) => ({ message: `${q(p.id)} 已经用过`, help: "改用另一个，或删去重复的一处" }),
    "basis/missing": () => ({
      message: "没有写依据",
      help: '补上 `"basis": ["《文件名》第几条"]`；没有依据、由本包自己定的，写 `"own": "为什么这样定"`',
    }),
    "basis/unknown-source": (p) => ({
      message: `pack.json 的 sources 里没有 ${q(`《${p.name}》`)}`,
      help: p.meant === undefined ? "在 sources 里加上这份文件" : `是否要写 ${q(`《${p.meant}》`)}？`,
    }),
    "units/unknown-superior": unknown("单位", "上级要先在 units/ 里登记"),
    "units/superior-cycle": (p) => ({
      message: `上级绕成了一圈：${listOf(p.circle).map(q).join(" → ")}`,
      help: "改掉其中一个上级",
    }),
    "units/too-many-superiors": (p) => ({
      message: `单位 ${q(p.id)} 上面的上级超过 ${p.most} 级`,
      help: "把上级改成直接管它的单位",
    }),
    "units/unknown-division": unknown("区划", "区划要先在 units/ 的 divisions 里登记"),
    "units/wrong-code": (p) => ({
      message: `区划代码 ${q(p.code)} 不是 ${p.digits} 位`,
      help: "市、区 6 位，街道（乡镇）9 位",
    }),
    "units/missing-unit": (p) => ({
      message: `${q(p.code)} 没有政府`,
      help: "市、区都要有 `unit`，只有街道（乡镇）一级可以写 null",
    }),
    "units/second-city": (p) => ({
      message: `已经有一个市 ${q(p.city)}`,
      help: "一个规则包只有一个市；区写 district",
    }),
    "units/orphan-division": (p) => ({
      message: `街道 ${q(p.code)} 所在的区 ${q(p.district)} 没有登记`,
      help: "在 divisions 里加上这个区，或改正代码的前六位",
    }),
    "units/repeated-place": (p) => ({
      message: `地名 ${q(p.name)} 已经写在别处，认不出是哪一处`,
      help: "在几处都有的地名一处也不写；在同一个区的写给区",
    }),
    "topics/duplicate-word": (p) => ({
      message: `词 ${q(p.word)} 与 ${q(p.same)} 是同一个词`,
      help: "只留一个，大小写、全角半角、异体字不算不同",
    }),
    "word/empty": (p) => ({
      message: `这里没有一个看得见的字（${String(p.characters)}）`,
      help: "零宽字符、附加符号、空白都不算字，这样的词哪儿也找不到；改掉或删去",
    }),
    "variants/misread": (p) => ({
      message: `${q(p.word)} 要按 ${q(p.meant)} 理解，${q(p.meant)} 自己又按别的词理解`,
      help: "右边写最后要按哪个词理解；它里面也不能有左边的错词",
    }),
    "variants/never": (p) => ({
      message: `${q(p.character)} 在换字以前就变了，这一组不起作用`,
      help: "全角、大写、合写的字先统一成普通的字，换字在后；写统一以后的字",
    }),
    "lists/duplicate-word": (p) => ({
      message: `词 ${q(p.word)} 与 ${q(p.same)} 是同一个词`,
      help: "名单里只留一个，大小写、全角半角、异体字不算不同",
    }),
    "lists/not-longer": (p) => ({
      message: `${q(p.longer)} 不是含有 ${q(p.word)} 的更长的词`,
      help: "notIn 里写含有这个词、却不是这个意思的词，如 `被困` 的 `被困扰`；别的词写了不起作用",
    }),
    "lists/negated-twice": (p) => ({
      message: `否定词的名单 ${q(p.list)} 自己不能再有 negatedBy`,
      help: "要除外的说法写进它的词的 notIn，如 `不是` 的 `是不是`",
    }),
    "variants/repeated": (p) => ({
      message: `${q(p.character)} 不能再按别的字理解`,
      help: "一个字只能归到一个规范字；规范字自己不能又是别的字的异体",
    }),
    "rule/unknown-fact": unknown("事实", "事实要先在 pack.json 的 facts 里声明"),
    "rule/fact-too-early": (p) => ({
      message: `${wordFor(stages, p.stage)}时还不知道事实 ${q(p.fact)}，要到${wordFor(stages, p.from)}时才有`,
      help: "换一个事实，或把规则移到后面的环节",
    }),
    "rule/operator-mismatch": (p) => ({
      message: `事实 ${q(p.fact)} 是${wordFor(factTypes, p.type)}，不能用 ${q(p.operator)} 比较`,
      help: meant(p) ?? `可以用 ${list(p.fitting)}`,
    }),
    "rule/value-mismatch": wrongValue,
    "rule/facts-differ": (p) => ({
      message: `事实 ${q(p.fact)}（${wordFor(factTypes, p.type)}）不能用 ${q(p.operator)} 与事实 ${q(p.other)}（${wordFor(factTypes, p.otherType)}）比`,
      help: "能与别的事实比的，是等于、大小、早晚、within、包含一类；两个事实要是同一类的，contains、in 一类一边是列表、一边是单个值，containsAny 一类两边都是列表",
    }),
    "rule/unknown-list": unknown("名单", "名单要先写在 lists/*.json 里"),
    "rule/scope-without-text": () => ({
      message: "scope 里的条件没有看文字",
      help: "scope 问的是几个相邻的分句说了什么，里面要有看 text 的比较；不看文字的条件写到 scope 外面",
    }),
    "rule/scope-in-scope": () => ({
      message: "scope 里不能再有 scope，引用的命名条件里也不能有",
      help: "里面的条件直接写：同样只看这几句",
    }),
    "rule/title-in-scope": () => ({
      message: "scope 里不能看标题",
      help: "scope 只看相邻的几个分句，标题的分句也在 text 里：把 title 改成 text，或移到 scope 外面",
    }),
    "rule/unknown-condition": unknown("命名条件", "命名条件要先写在 conditions.json 里"),
    "rule/condition-cycle": (p) => ({
      message: `命名条件绕成了一圈：${listOf(p.circle).map(q).join(" → ")}`,
      help: "去掉其中一处引用",
    }),
    "rule/condition-too-deep": (p) => ({
      message: `这个条件连同引用的命名条件套了 ${p.levels} 层，最多 ${p.most} 层`,
      help: "少套几层：把只转引别的条件的命名条件去掉",
    }),
    "rule/unknown-category": unknown("诉求类型", "诉求类型要先写在 categories.json 里"),
    "rule/unknown-topic": unknown("诉求事项", "诉求事项要先写在 topics.json 里，路径从第一级写起"),
    "rule/unknown-unit": unknown("单位", "单位要先在 units/ 里登记"),
    "rule/unknown-signal": unknown("信号", "信号要先在 pack.json 的 signals 里声明"),
    "rule/unknown-division": unknown("区划", "区划要先在 units/ 的 divisions 里登记"),
    "rule/no-default": (p) => ({
      message: `最后一条规则 ${q(p.rule)} 还有条件，可能哪一条都不适用`,
      help: "去掉它的 `when`、`unless`，或在后面加一条没有条件的规则",
    }),
    "rule/no-hotline": (p) => ({
      message: `诉求类型 ${q(p.category)} 不转接专线，险情没有可以转接的号码`,
      help: "写一个处置方式是 `transfer` 的类型",
    }),
    "rule/unreachable": (p) => ({
      message: `规则 ${q(p.rule)} 永远轮不到，前面的 ${q(p.by)} 总是适用`,
      help: "把它移到前面，或删去它",
    }),
    "dispose/unknown-script": unknown("话术", "话术要先写在 dispose.json 的 scripts 里"),
    "dispose/unknown-hotline": unknown("专线", "专线要先写在 dispose.json 的 hotlines 里"),
    "dispose/missing-script": () => ({ message: "告知引导要有话术", help: '补上 `"script": "话术标识"`' }),
    "dispose/missing-hotline": () => ({ message: "转接专线要有号码", help: '补上 `"hotline": "号码"`' }),
    "directory/unknown-topic": unknown("诉求事项", "诉求事项要先写在 topics.json 里，路径从第一级写起"),
    "directory/unknown-unit": unknown("单位", "单位要先在 units/ 里登记"),
    "directory/unknown-department": unknown("部门", "部门要先在 units/ 的 departments 里登记"),
    "directory/department-missing": (p) => ({
      message: `部门 ${q(p.department)} 没有${p.at === "city" ? "市级" : "区级"}机构`,
      help: `写 ${q(`"at": "${p.at === "city" ? "district" : "city"}"`)}，或在 units/ 里补上它`,
    }),
    "directory/unknown-limit": unknown("时限", "时限要先写在 limits.json 的 limits 里"),
    "directory/limit-without-step": (p) => ({
      message: `行里写了时限 ${q(p.limit)}，limits.json 却没有说它用在哪个环节`,
      help: '在那个环节里写 `"directory": true`',
    }),
    "directory/dual-without-co": (p) => ({
      message: `双派的 ${q(p.row)} 没有协办单位`,
      help: "补上 `co`，或删去 `mode`",
    }),
    "directory/gap": (p) => ({
      message:
        p.topic === ""
          ? "没有认出事项的诉求，在派单目录里没有一定适用的一行"
          : `事项 ${q(p.topic)} 在派单目录里没有一定适用的一行`,
      help: `加一行没有 \`when\` 的 ${q(`"topic": "${p.topic}"`)}`,
    }),
    "limits/unknown-limit": unknown("时限", "时限要先写在 limits.json 的 limits 里"),
    "limits/unknown-step": unknown("环节", "环节要先写在 limits.json 的 steps 里"),
    "limits/unknown-start": unknown(
      "起算的事",
      "可以写 received、dispatched、due:环节、工单事件（如 signed），或 limits.json 的 milestones 里的法定节点",
    ),
    "limits/not-comparable": (p) => ({
      message: `时限 ${q(p.limit)} 要等 ${q(p.event)} 才起算，不能在 ${q(p.pick)} 里比早晚`,
      help: "另设一个环节，或把 `pick` 改为 `first`",
    }),
    "limits/due-order": (p) => ({
      message: `时限 ${q(p.limit)} 从环节 ${q(p.after)} 期满起算，${q(p.after)} 却不在环节 ${q(p.step)} 之前`,
      help: `把环节 ${q(p.after)} 移到前面`,
    }),
    "ticket/no-terms": () => ({
      message: "有工单事件的规则，却没有 `ticket`",
      help: "补上 `ticket`：理由、结果、行为的名称和预警的尺度",
    }),
    "ticket/fact-not-kept": (p) => ({
      message: `工单不留事实 ${q(p.fact)}`,
      help: `工单规则可以读 event.、ticket. 开头的事实和 ${list(p.kept)}`,
    }),
    "ticket/fact-not-carried": (p) => ({
      message:
        p.event === "" ? `这里没有事件，读不到事实 ${q(p.fact)}` : `事件 ${q(p.event)} 不带事实 ${q(p.fact)}`,
      help: `只有 ${list(p.carriedBy)} 带这个事实`,
    }),
    "ticket/unknown-record": unknown("行为", "行为要先写在 `ticket` 的 records 里"),
    "ticket/unknown-unit": unknown("单位", "规则包的 units/ 列出了所有单位"),
    "ticket/unknown-word": (p) => ({
      message: `没有 ${q(p.name)}`,
      help: meant(p) ?? `可以写 ${list(p.allowed)}`,
    }),
    "ticket/not-dispatched": (p) => ({ message: `处置方式是 ${q(p.disposition)}，没有派单，不成工单` }),
    "ticket/no-lead": () => ({
      message: "派单前会商还没有定下主办单位",
      help: "写明会商定下的主办单位和派单时间",
    }),
    "ticket/held": () => ({
      message: "须保密的投诉、举报可能落到被指的单位手里，还没有人核对放行",
      help: "核对以后用 `release` 放行；有单位确是被指的，写进诉求的 `about.units` 重新派单",
    }),
    "ticket/other-pack": (p) => ({
      message: `工单按规则包 ${q(p.ticket)} 开立，不能用 ${q(p.pack)} 办理`,
      help: "改用开立时的规则包",
    }),
    "ticket/other-version": (p) => ({
      message: `工单按 ${q(p.ticket)} 办理，不是 ${q(p.pack)}，两个版本里工单要用的规则不同`,
      help: "用规则库里的那一版（`--registry`），或用 `migrateTicket` 转到这一版",
    }),
    "ticket/log-disorder": (p) => ({
      message: `工单记录次序颠倒：${q(p.at)} 早于前一事件 ${q(p.last)}`,
      help: "原样交回工单，不要改动记录",
    }),
    "ticket/migration-altered": (p) => ({
      message: `工单第 ${p.number} 次转到别的版本的记录，和前面的接不上`,
      help: "原样交回工单，不要改动记录",
    }),
    "ticket/log-altered": (p) => ({
      message: `工单记录被改动：事件 ${q(p.event)} ${wordFor(altered, p.what)}`,
      help: "原样交回工单，不要改动记录",
    }),
    "ticket/unknown-ticket": (p) => ({
      message: `没有工单 ${q(p.name)}`,
      help: meant(p) ?? "派单的结论要写在事件之前",
    }),
    "ticket/opened-twice": (p) => ({ message: `工单 ${q(p.name)} 已经开立`, help: "一件诉求只写一份结论" }),
    "ticket/recused-lead": (p) => ({
      message: `单位 ${q(p.name)} 被投诉、举报，不能主办`,
      help: "交其上级主办",
    }),
    "ticket/recused-co": (p) => ({
      message: `单位 ${q(p.name)} 被投诉、举报，不能协办`,
      help: "另定协办单位",
    }),
    "calendar/wrong-year": (p) => ({
      message: `${q(p.day)} 不在 ${p.year} 年`,
      help: `改正日期，或写进 ${q(`calendar/${String(p.day).slice(0, 4)}.json`)}，一份通知可以分写在两年的文件里`,
    }),
    "calendar/repeated-day": (p) => ({ message: `同一份通知里 ${q(p.day)} 写了两次`, help: "只留一处" }),
    "calendar/makeup-not-weekend": (p) => ({
      message: `调休上班日 ${q(p.day)} 不是周六、周日`,
      help: "按通知改正日期",
    }),
    "calendar/reversed-range": (p) => ({
      message: `放假从 ${q(p.from)} 到 ${q(p.to)}，结束早于开始`,
      help: "改正或对调 `from` 和 `to`",
    }),
    "calendar/missing-holiday": (p) => ({
      message: `${q(p.name)} 没有照法定放假：${daysMissing(p).join("，")}`,
      help: "照通知在 `daysOff` 里补上，写上节日的名称，补休的日子也写",
    }),
    "calendar/missing-year": (p) => ({
      message: `没有 ${p.year} 年的节假日安排`,
      help: `补上 ${q(`calendar/${p.year}.json`)}`,
    }),
    "calendar/unpublished-year": (p) => ({
      message: `${p.year} 年的节假日安排还没有公布，截止时间不能确定`,
      help: `公布后补上 ${q(`calendar/${p.year}.json`)}，或不用严格方式`,
    }),
    "basis/example": (p) => ({
      message: `${q(p.id)} 有由本包自己定的，没有依据`,
      help: "有了依据就换成文件和条款",
    }),
    "appeal/unknown-category": unknown("诉求类型", "规则包的 categories.json 列出了所有类型"),
    "appeal/unknown-topic": unknown("诉求事项", "规则包的 topics.json 列出了所有事项"),
    "appeal/other-city": (p) => ({
      message: `${q(p.name)} 不在${p.city}`,
      help: "转给那里的热线，或者用那里的规则包（`--pack`）；写错了的，改正区划代码",
    }),
    "appeal/unknown-division": unknown("区划", "规则包的 units/ 列出了所有区划"),
    "appeal/unknown-unit": unknown("单位", "规则包的 units/ 列出了所有单位"),
    "appeal/unknown-signal": unknown("信号", "规则包的 pack.json 列出了所有信号"),
    "appeal/unknown-fact": unknown("事实", "规则包的 pack.json 列出了所有事实"),
    "appeal/fact-type": (p) => ({
      message:
        p.allowed === undefined
          ? `事实 ${q(p.name)} 要写${wordFor(factTypes, p.type)}，不能写 ${q(p.actual)}`
          : `事实 ${q(p.name)} 没有 ${q(p.actual)} 这个值`,
      help: meant(p) ?? (p.allowed === undefined ? undefined : `可以写 ${list(p.allowed)}`),
    }),
    "appeal/dispatched-before-received": (p) => ({
      message: `派单时间 ${q(p.dispatched)} 早于受理时间 ${q(p.received)}`,
      help: "改正其中一个时间",
    }),
    "appeal/outside-pack": (p) => ({
      message: `受理日期 ${q(p.day)} 不在规则包 ${q(p.pack)} 的施行期间，规则包自 ${q(p.from)} 起施行${p.to === "" ? "" : `，到 ${q(p.to)} 为止`}`,
      help: "改用当时有效的规则包",
    }),
    "time/no-offset": (p) => ({
      message: `时间 ${q(p.text)} 没有写时差`,
      help: `写 ${q(`${p.text}+08:00`)}`,
    }),
    "time/invalid": (p) => ({
      message: `${q(p.text)} 不是有效的时间`,
      help: "时间写成 `2026-11-20T09:30:00+08:00`，时段写成 `09:00-12:00`",
    }),
    "time/out-of-range": () => ({ message: "时间超出了日历的范围", help: "检查年份和数量" }),
    "time/end-before-start": (p) => ({
      message: `结束 ${q(p.end)} 早于开始 ${q(p.start)}`,
      help: "改正或对调两个时间",
    }),
    "time/overlap": (p) => ({
      message: `${q(p.id)} 写了两次，${between(p)}都有效`,
      help: "让后一条从前一条结束的次日起，同一天只有一条有效",
    }),
    "time/gap": (p) => ({
      message: `${between(p)}没有 ${q(p.id)}：前一条已经结束，后一条还没有开始`,
      help: "前后两条接上；本来就要空着的，换一个标识",
    }),
    "time/outside-pack": (p) => ({
      message: `规则包自 ${q(p.from)} 起施行${p.to === "" ? "" : `，到 ${q(p.to)} 为止`}，这一条一天也不会有效`,
      help: "改正 effective，或删去这一条",
    }),
    "time/office-hours-overlap": (p) => ({
      message: `办公时间 ${q(p.first)} 与 ${q(p.second)} 重叠`,
      help: "改成前后不相交的时段",
    }),
    "time/office-hours-missing": () => ({
      message: "按工作小时计算要有办公时间",
      help: '补上 `"officeHours": ["09:00-12:00", "13:30-18:00"]`',
    }),
    "time/amount": (p) => ({
      message: `数量不能是 ${q(p.amount)}`,
      help: "写大于 0 的数，按日计到当日 24 时的写整数",
    }),
    "ndjson/blank-line": () => ({ message: "这一行是空的", help: "删去空行，每行写一件诉求" }),
    "ndjson/line-too-long": () => ({ message: "这一行太长", help: "检查是否漏了换行，每行只写一件诉求" }),
    "input/more-problems": (p) => ({
      message: `另有 ${p.count} 处问题没有逐一列出`,
      help: "先改正列出的，再看其余",
    }),
    "dispatcher/foreign": () => ({
      message: "`dispatcher` 不是这一份 paidan 编译出来的",
      help: "原样传入 `compilePack` 的返回值，不要展开复制，也不要混用 ESM 与 CommonJS 两份",
    }),
  },
};
