import { type Diagnostic, hasErrors, type Severity } from "../../diagnostic/index.js";
import { latestEdition } from "../../decide/index.js";
import type { CompileResult, PackFiles } from "../../pack/index.js";
import { lintBase, lintEditions, lintPack } from "../../editor/index.js";
import { type Call, coloursFor, type Command, packOption } from "../command.js";
import { tellCoverage } from "../coverage.js";
import { findPack, renderIn } from "../load-pack.js";

export const check: Command = {
  name: "check",
  summary: {
    "zh-CN": "检查规则包：写法、引用、缺口、永不生效的规则、由本包自己定的规则",
    en: "checks a pack: shape, references, gaps, rules that never fire, examples without a source",
  },
  options: {
    pack: packOption,
    brief: {
      type: "boolean",
      help: {
        "zh-CN": "不列提示（由本包自己定的规则），只数有几处",
        en: "leave out notes (examples without a source), only count them",
      },
    },
    json: {
      type: "boolean",
      help: { "zh-CN": "每行一个问题，JSON 格式", en: "one finding a line, as JSON" },
    },
  },
  run,
};

async function run(call: Call): Promise<number> {
  const { layers, compiled } = await findPack(call);
  const found = findings(compiled);
  const told = call.flag("brief") ? found.filter(({ severity }) => severity !== "info") : found;
  for (const one of call.flag("json") ? told : leastFirst(told))
    call.io.stdout.write(`${call.flag("json") ? JSON.stringify(one) : described(one, layers, call)}\n`);
  const count = (severity: Severity) => found.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = [count("error"), count("warning"), count("info")];
  call.tell({
    "zh-CN": `错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
    en: `${errors} errors, ${warnings} warnings, ${infos} notes`,
  });
  if (compiled.ok) tellCoverage(call, latestEdition(compiled.editions).pack);
  return errors + warnings > 0 ? 2 : 0;
}

/** A pack that does not compile has holes that lint would only report a second time. */
function findings(compiled: CompileResult): readonly Diagnostic[] {
  if (compiled.ok) return [...compiled.diagnostics, ...lintEditions(compiled.editions, lintPack)];
  const found = compiled.diagnostics.filter(({ code }) => code !== "pack/abstract");
  // A base never compiles by itself: that alone is no finding.
  return hasErrors(found) || found.length === compiled.diagnostics.length
    ? found
    : [...found, ...lintEditions(compiled.editions, lintBase)];
}

/** What matters most is written last, next to the prompt. */
function leastFirst(found: readonly Diagnostic[]): Diagnostic[] {
  return (["info", "warning", "error"] as const).flatMap((severity) =>
    found.filter((one) => one.severity === severity),
  );
}

/** A note is one line, for there may be hundreds; an error or a warning shows its source too. */
function described(found: Diagnostic, layers: readonly PackFiles[], call: Call): string {
  const { bold, red, yellow, cyan } = coloursFor(call.io.stdout);
  const colour = { error: red, warning: yellow, info: cyan }[found.severity];
  const note = found.severity === "info";
  const [head = "", ...rest] = renderIn(note ? [] : layers, found, call.lang).split("\n");
  return note ? `${colour(head)}  ${rest[0]?.trim()}` : [bold(colour(head)), ...rest, ""].join("\n");
}
