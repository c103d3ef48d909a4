import { describe, expect, it } from "vitest";
import {
  type Diagnostic,
  type DiagnosticCode,
  diagnostic,
  diagnosticCodes,
} from "../../src/diagnostic/diagnostic.js";
import { en } from "../../src/diagnostic/locales/en.js";
import { zhCn } from "../../src/diagnostic/locales/zh-cn.js";
import { compileFiles } from "../../src/pack/compile.js";
import type { Language } from "../../src/diagnostic/language.js";
import { renderDiagnostic } from "../../src/diagnostic/render.js";
import { goodFiles } from "../support/bad-packs.js";

/** The one diagnostic of the minimal pack with one text replaced in one file. */
function broken(file: string, from: string, to: string): { found: Diagnostic; text: string } {
  const good = goodFiles[file] as string;
  expect(good).toContain(from);
  const text = good.replace(from, to);
  const { diagnostics } = compileFiles({ ...goodFiles, [file]: text });
  expect(diagnostics).toHaveLength(1);
  return { found: diagnostics[0] as Diagnostic, text };
}

function rendered(file: string, from: string, to: string, lang: Language): string {
  const { found, text } = broken(file, from, to);
  return renderDiagnostic(found, { lang, text });
}

describe("renderDiagnostic", () => {
  const typical: [
    title: string,
    change: [file: string, from: string, to: string],
    zh: string[],
    en: string[],
  ][] = [
    [
      "a misspelt value after wide characters",
      ["categories.json", '"表扬", "disposition": "forward"', '"表扬", "disposition": "foward"'],
      [
        "categories.json:6:53  error  schema/value",
        '    6 | …aise", "title": "表扬", "disposition": "foward", "accuses": false, "confidential": false, "basis":…',
        "      |                                         ^^^^^^^^",
        "  这里不能写 `foward`",
        "  是否要写 `forward`？",
      ],
      [
        "categories.json:6:53  error  schema/value",
        '    6 | …aise", "title": "表扬", "disposition": "foward", "accuses": false, "confidential": false, "basis":…',
        "      |                                         ^^^^^^^^",
        "  `foward` cannot stand here",
        "  did you mean `forward`?",
      ],
    ],
    [
      "a Chinese comma, itself two columns wide",
      ["pack.json", '"最小的规则包",', '"最小的规则包"，'],
      [
        "pack.json:3:20  error  json/syntax",
        '    3 |   "title": "最小的规则包"，',
        "      |                          ^^",
        "  这里用了中文标点或全角字符 `，`",
        "  换成英文半角的 `,`",
      ],
      [
        "pack.json:3:20  error  json/syntax",
        '    3 |   "title": "最小的规则包"，',
        "      |                          ^^",
        "  `，` is a full-width character",
        "  write `,`",
      ],
    ],
    [
      "a missing comma, at the value it is missing after",
      ["pack.json", '"最小的规则包",', '"最小的规则包"'],
      [
        "pack.json:3:12  error  json/syntax",
        '    3 |   "title": "最小的规则包"',
        "      |            ^^^^^^^^^^^^^^",
        '  `"最小的规则包"` 后面缺少逗号',
        "  在它后面加上 `,`",
      ],
      [
        "pack.json:3:12  error  json/syntax",
        '    3 |   "title": "最小的规则包"',
        "      |            ^^^^^^^^^^^^^^",
        '  a comma is missing after `"最小的规则包"`',
        "  add `,` after it",
      ],
    ],
    [
      "a trailing comma",
      ["pack.json", '{ "title": "火情" } }', '{ "title": "火情" }, }'],
      [
        "pack.json:13:41  error  json/syntax",
        '   13 |   "signals": { "fire": { "title": "火情" }, }',
        "      |                                           ^",
        "  最后一项后面多了逗号",
        "  删去这个 `,`",
      ],
      [
        "pack.json:13:41  error  json/syntax",
        '   13 |   "signals": { "fire": { "title": "火情" }, }',
        "      |                                           ^",
        "  there is a comma after the last item",
        "  delete this `,`",
      ],
    ],
    [
      "a misspelt key, with the key that was meant",
      ["pack.json", '"utcOffset"', '"utcOfset"'],
      [
        "pack.json:6:3  error  schema/unknown-key",
        '    6 |   "utcOfset": "+08:00",',
        "      |   ^^^^^^^^^^",
        "  这里没有 `utcOfset` 这个键",
        "  是否要写 `utcOffset`？",
      ],
      [
        "pack.json:6:3  error  schema/unknown-key",
        '    6 |   "utcOfset": "+08:00",',
        "      |   ^^^^^^^^^^",
        "  there is no key `utcOfset` here",
        "  did you mean `utcOffset`?",
      ],
    ],
    [
      "a number in quotation marks",
      ["topics.json", '"threshold": 1', '"threshold": "1"'],
      [
        "topics.json:2:16  error  schema/type",
        '    2 |   "threshold": "1",',
        "      |                ^^^",
        "  这里要写数字，不能写文字 `1`",
        "  去掉双引号，写 `1`",
      ],
      [
        "topics.json:2:16  error  schema/type",
        '    2 |   "threshold": "1",',
        "      |                ^^^",
        "  this must be a number, not a text `1`",
        "  without quotation marks, write `1`",
      ],
    ],
    [
      "a rule without a basis, under the first line of it",
      ["route.json", '"title": "双派", "basis": ["示例"]', '"title": "双派"'],
      [
        "route.json:5:11  error  basis/missing",
        '    5 |   "dual": { "id": "route.dual", "title": "双派" },',
        "      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  没有写依据",
        '  补上 `"basis": ["《文件名》第几条"]`；没有依据、由本包自己定的，写 `"own": "为什么这样定"`',
      ],
      [
        "route.json:5:11  error  basis/missing",
        '    5 |   "dual": { "id": "route.dual", "title": "双派" },',
        "      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  there is no basis",
        '  add `"basis": ["《instrument》 article"]`, or `"own": "why"` where no source fixes it',
      ],
    ],
    [
      "a long line, cut around what is flagged",
      ["directory/all.json", '"value": "central"', '"value": "centrl"'],
      [
        "directory/all.json:3:126  error  rule/value-mismatch",
        '    3 | …pplier", "operator": "equal", "value": "centrl" }, "lead": { "unit": "enterprise:heating" }, "co":…',
        "      |                                         ^^^^^^^^",
        '  事实 `heating.supplier` 没有 `"centrl"` 这个值',
        "  是否要写 `central`？",
      ],
      [
        "directory/all.json:3:126  error  rule/value-mismatch",
        '    3 | …pplier", "operator": "equal", "value": "centrl" }, "lead": { "unit": "enterprise:heating" }, "co":…',
        "      |                                         ^^^^^^^^",
        '  the fact `heating.supplier` is never `"centrl"`',
        "  did you mean `central`?",
      ],
    ],
    [
      "an id used twice, with the other place",
      ["route.json", '"id": "route.dual"', '"id": "route.direct"'],
      [
        "route.json:5:19  error  id/duplicate",
        '    5 |   "dual": { "id": "route.direct", "title": "双派", "basis": ["示例"] },',
        "      |                   ^^^^^^^^^^^^^^",
        "  `route.direct` 已经用过",
        "  改用另一个，或删去重复的一处",
        "  另见 route.json:2:21",
      ],
      [
        "route.json:5:19  error  id/duplicate",
        '    5 |   "dual": { "id": "route.direct", "title": "双派", "basis": ["示例"] },',
        "      |                   ^^^^^^^^^^^^^^",
        "  `route.direct` is already taken",
        "  use another, or delete one of the two",
        "  see also route.json:2:21",
      ],
    ],
    [
      "one of many values, eight of them shown",
      ["conditions.json", '"operator": "contains"', '"operator": "="'],
      [
        "conditions.json:1:103  error  schema/value",
        '    1 | …ny": [{ "fact": "signals", "operator": "=", "value": "fire" }, { "fact": "text", "operator": "ment…',
        "      |                                         ^^^",
        "  这里不能写 `=`",
        "  可以写 `equal`、`notEqual`、`in`、`notIn`、`contains`、`doesNotContain`、`containsAny`、`containsAll` 等 27 个",
      ],
      [
        "conditions.json:1:103  error  schema/value",
        '    1 | …ny": [{ "fact": "signals", "operator": "=", "value": "fire" }, { "fact": "text", "operator": "ment…',
        "      |                                         ^^^",
        "  `=` cannot stand here",
        "  it can be `equal`, `notEqual`, `in`, `notIn`, `contains`, `doesNotContain`, `containsAny`, `containsAll` and others, 27 in all",
      ],
    ],
  ];

  it.each(typical)("shows %s", (_title, change, zh, english) => {
    expect(rendered(...change, "zh-CN").split("\n")).toEqual(zh);
    expect(rendered(...change, "en").split("\n")).toEqual(english);
  });

  const found = diagnostic(
    "rule/unknown-fact",
    { file: "classify.json", pointer: "/rules/0/when/fact" },
    { name: "txet", meant: "text" },
  );

  it("is in Chinese unless told otherwise, and ends without a line break", () => {
    expect(renderDiagnostic(found)).toBe(
      "classify.json#/rules/0/when/fact  error  rule/unknown-fact\n  没有事实 `txet`\n  是否要写 `text`？",
    );
  });

  it("shows no source line without the text of the file", () => {
    expect(
      renderDiagnostic({ ...found, at: { ...found.at, line: 3, column: 7, length: 6 } }).split("\n")[0],
    ).toBe("classify.json:3:7  error  rule/unknown-fact");
    expect(
      renderDiagnostic({ ...found, at: { ...found.at, line: 3, column: 7, length: 6 } }).split("\n"),
    ).toHaveLength(3);
  });

  it("names what a diagnostic cites", () => {
    expect(
      renderDiagnostic({ ...found, cites: ["《某市热线办法》第二条"] })
        .split("\n")
        .at(-1),
    ).toBe("  依据 《某市热线办法》第二条");
  });

  it.each([
    [
      { from: "2026-07-01", to: "2026-07-09" },
      "  只在 2026-07-01 至 2026-07-09 这样",
      "  only from 2026-07-01 to 2026-07-09",
    ],
    [{ from: "2026-07-01" }, "  自 2026-07-01 起这样", "  only since 2026-07-01"],
  ])("says on which days it is so: %j", (during, zh, inEnglish) => {
    const last = (lang: Language) =>
      renderDiagnostic({ ...found, during }, { lang })
        .split("\n")
        .at(-1);
    expect([last("zh-CN"), last("en")]).toEqual([zh, inEnglish]);
  });
});

describe("the caret", () => {
  const under = (text: string, flagged: string, file = "classify.json"): string[] => {
    const before = text.slice(0, text.indexOf(flagged));
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    return renderDiagnostic(
      diagnostic("schema/shape", { file, pointer: "", line, column, length: flagged.length }, { keys: [] }),
      { text },
    )
      .split("\n")
      .slice(1, 3);
  };

  it.each([
    ["plain letters", 'ab "x"', '"x"', ['    1 | ab "x"', "      |    ^^^"]],
    ["wide characters before", '供暖 "x"', '"x"', ['    1 | 供暖 "x"', "      |      ^^^"]],
    ["wide characters flagged", '"供暖" x', '"供暖"', ['    1 | "供暖" x', "      | ^^^^^^"]],
    ["full-width letters before", "ＡＢ x", "x", ["    1 | ＡＢ x", "      |      ^"]],
    ["characters outside the first plane before", "𠮷😀 x", "x", ["    1 | 𠮷😀 x", "      |      ^"]],
    ["a combining mark before", "e\u0301 x", "x", ["    1 | e\u0301 x", "      |   ^"]],
    ["a tab before, shown as four spaces", '\t"x"', '"x"', ['    1 |     "x"', "      |     ^^^"]],
    [
      "a later line that ends with a carriage return",
      '{\r\n  "x": 1\r\n}',
      '"x"',
      ['    2 |   "x": 1', "      |   ^^^"],
    ],
  ])("stands under its text after %s", (_title, text, flagged, lines) => {
    expect(under(text, flagged)).toEqual(lines);
  });

  it("leaves a byte order mark out of the columns", () => {
    const [file, text] = [
      "pack.json",
      `\uFEFF${(goodFiles["pack.json"] as string).replace("{", '{ "ttle": 1,')}`,
    ];
    const { diagnostics } = compileFiles({ ...goodFiles, [file]: text });
    expect(
      renderDiagnostic(diagnostics[0] as Diagnostic, { text })
        .split("\n")
        .slice(0, 3),
    ).toEqual(["pack.json:1:3  error  schema/unknown-key", '    1 | { "ttle": 1,', "      |   ^^^^^^"]);
  });

  it("shows what a terminal would obey as a visible character", () => {
    expect(under('"\u001b[31m" x', "x")).toEqual(['    1 | "␛[31m" x', "      |         ^"]);
  });

  it.each([10, 60, 99, 100, 101, 150, 400])(
    "stays under its text in a line cut at %i characters before it",
    (size) => {
      const [line, caret] = under(`${"供".repeat(size)} "flagged" ${"暖".repeat(size)}`, '"flagged"') as [
        string,
        string,
      ];
      const columnsBefore = [...line]
        .slice(0, [...line].indexOf('"'))
        .reduce((sum, character) => sum + (/[供暖]/.test(character) ? 2 : 1), 0);
      expect(caret.indexOf("^")).toBe(columnsBefore);
      expect(caret.match(/\^+/)?.[0]).toHaveLength('"flagged"'.length);
      expect(columnsBefore).toBeLessThan(70);
    },
  );

  it("is cut with what it flags where that is longer than a line", () => {
    const [line, caret] = under(`{ "x": "${"y".repeat(300)}" }`, `"${"y".repeat(300)}"`) as [string, string];
    expect(line.length).toBe(caret.length);
    expect(line.endsWith("…")).toBe(true);
    expect(line.length).toBeLessThanOrEqual(108);
  });
});

describe("the words of every code", () => {
  const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
  const params = {
    name: "x",
    key: "x",
    fault: "empty",
    expected: ["number"],
    actual: "string",
    format: "id",
    kept: ["a"],
    keys: ["a", "b"],
  };

  it.each(codes)("%s are one sentence without a full stop, in both languages", (code) => {
    for (const locale of [zhCn, en])
      for (const words of Object.values(locale.codes[code](params)))
        expect(words ?? "").not.toMatch(/[。.]$|。|\n/);
  });

  it("differ between the languages", () => {
    for (const code of codes) {
      expect(zhCn.codes[code](params).message).toMatch(/\p{Script=Han}/u);
      expect(en.codes[code](params).message.replaceAll(/`[^`]*`/g, "")).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("name the kind of a fact that is a department", () => {
    const params = { fact: "lead.department", type: "department", operator: "mentions", fitting: ["equal"] };
    expect(zhCn.codes["rule/operator-mismatch"](params).message).toContain("`lead.department` 是部门，");
    expect(en.codes["rule/operator-mismatch"](params).message).toContain(
      "`lead.department` is a department ",
    );
  });
});
