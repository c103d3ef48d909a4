import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { acceptLayers, type LayerChange, layerChanges } from "../../editor/index.js";
import { type Diagnostic, DiagnosticError } from "../../diagnostic/index.js";
import { layerIdOf, mergePacks, type PackFiles, type PackLayer, safeMergePacks } from "../../pack/index.js";
import { type Call, coloursFor, type Command, packOption } from "../command.js";
import { packLayers, renderIn } from "../load-pack.js";
import { asked } from "../open-files.js";
import { CliError, visibleLines } from "../words.js";

export const layers: Command = {
  name: "layers",
  operands: "[accept]",
  maxOperands: 1,
  summary: {
    "zh-CN": "看规则包由哪些层合成、这一层改了什么；accept 把下层变了的摘要和版本记为已看过",
    en: "shows the layers of a pack and what the topmost changes; accept notes that what changed below was seen",
  },
  options: {
    pack: packOption,
    own: {
      type: "boolean",
      help: {
        "zh-CN": "这一层对下层做了什么：增（+）、改（~）、去（-）",
        en: "what the layer adds (+), changes (~), removes (-)",
      },
    },
    diff: {
      type: "boolean",
      help: { "zh-CN": "连同改动前后的内容", en: "the same with what it was and what it is" },
    },
    flatten: {
      type: "boolean",
      help: {
        "zh-CN": "合成一个规则包，写到标准输出，或 --out",
        en: "one pack merged from all, on stdout or --out",
      },
    },
    out: {
      type: "string",
      value: "DIR",
      help: { "zh-CN": "--flatten 写到的文件夹", en: "folder that --flatten writes" },
    },
  },
  run,
};

async function run(call: Call): Promise<number> {
  const stack = await packLayers(call);
  const [action] = call.operands;
  if (action === "accept") return accept(call, stack);
  if (action !== undefined)
    throw new CliError({
      "zh-CN": `没有 \`layers ${action}\`，要写 \`layers\` 或 \`layers accept\``,
      en: `there is no \`layers ${action}\`, write \`layers\` or \`layers accept\``,
    });
  try {
    if (call.flag("flatten")) return await flatten(call, mergePacks(stack));
    if (call.flag("own") || call.flag("diff")) show(call, layerChanges(stack), call.flag("diff"));
    else showStack(call, mergePacks(stack));
    return 0;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    for (const found of error.diagnostics) call.io.stderr.write(`${renderIn(stack, found, call.lang)}\n\n`);
    return 2;
  }
}

function showStack(call: Call, merged: PackFiles): void {
  const { layers: made } = merged["pack.json"] as { layers: readonly PackLayer[] };
  for (const { id, version, digest } of made)
    call.io.stdout.write(visibleLines(`${id}  ${version}  ${digest.slice(0, 12)}`) + "\n");
}

const marks = { adds: "+", changes: "~", removes: "-" } as const;

function show(call: Call, changes: readonly LayerChange[], withValues: boolean): void {
  const { green, yellow, red } = coloursFor(call.io.stdout);
  const colour = { adds: green, changes: yellow, removes: red };
  for (const change of changes) {
    const { file, ids, does, before, after } = change;
    const line = visibleLines(`${marks[does]} ${[file, ...ids].join(" ")}`);
    call.io.stdout.write(`${colour[does](line)}\n`);
    if (!withValues) continue;
    for (const [key, was, is] of membersOf(before, after)) {
      if (was !== undefined) call.io.stdout.write(red(visibleLines(`    - ${key}${was}`)) + "\n");
      if (is !== undefined) call.io.stdout.write(green(visibleLines(`    + ${key}${is}`)) + "\n");
    }
  }
}

/** What differs between two values, as text: of objects member by member. */
function membersOf(
  before: unknown,
  after: unknown,
): [key: string, was: string | undefined, is: string | undefined][] {
  const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(before ?? after) || !isObject(after ?? before))
    return [["", before === undefined ? undefined : JSON.stringify(before), JSON.stringify(after)]];
  const [was, is] = [before, after].map((value) => (value ?? {}) as Record<string, unknown>) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys
    .map((key): [string, string | undefined, string | undefined] => [
      `${key}: `,
      JSON.stringify(was[key]),
      JSON.stringify(is[key]),
    ])
    .filter(([, one, other]) => one !== other);
}

/** What the files were of is no more what they are: a layer's schema is not that of a whole pack. */
function withoutSchemas(merged: PackFiles): PackFiles {
  return Object.fromEntries(
    Object.entries(merged).map(([path, value]) => {
      const { $schema: _, ...rest } = value as Record<string, unknown>;
      return [path, rest];
    }),
  );
}

async function flatten(call: Call, merged: PackFiles): Promise<number> {
  const folder = call.option("out");
  if (folder === undefined) {
    call.io.stdout.write(`${JSON.stringify(withoutSchemas(merged), null, 2)}\n`);
    return 0;
  }
  const texts = new Map(
    Object.entries(withoutSchemas(merged)).map(([path, value]) => [
      join(folder, path),
      `${JSON.stringify(value, null, 2)}\n`,
    ]),
  );
  const files = await call.files.toWrite([...texts.keys()], { folders: true, fresh: true });
  for (const { name, handle } of files) await asked(name, handle.writeFile(texts.get(name) as string));
  call.tell({
    "zh-CN": `写出 ${files.length} 个文件到 \`${folder}\``,
    en: `${files.length} files written to \`${folder}\``,
  });
  return 0;
}

/** What the layer makes of the entries that were accepted, where nothing else is wrong with it. */
function changesOf(accepted: readonly Diagnostic[], stack: readonly PackFiles[]): readonly LayerChange[] {
  const ids = new Set(accepted.map(({ params }) => params["id"]));
  if (!safeMergePacks(stack).ok) return [];
  return layerChanges(stack).filter((change) => ids.has(change.ids.at(-1)));
}

/** Notes that what changed below was seen: it is shown, and the files of the topmost layer state it. */
async function accept(call: Call, stack: readonly PackFiles[]): Promise<number> {
  const folder = call.option("pack");
  if (folder === undefined)
    throw new CliError({ "zh-CN": "`layers accept` 要写 `--pack`", en: "`layers accept` needs `--pack`" });
  const { files, accepted } = acceptLayers(stack);
  for (const found of accepted) call.io.stdout.write(`${renderIn(stack, found, call.lang)}\n\n`);
  show(call, changesOf(accepted, [...stack.slice(0, -1), { ...stack.at(-1), ...files }]), true);
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    await asked(target, writeFile(target, text));
  }
  call.tell({
    "zh-CN": `${layerIdOf(stack.at(-1))}：记下 ${accepted.length} 处`,
    en: `${layerIdOf(stack.at(-1))}: ${accepted.length} places brought up to date`,
  });
  return 0;
}
