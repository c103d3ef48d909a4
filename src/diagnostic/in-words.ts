import type { DiagnosticCode, DiagnosticParams, Location } from "./diagnostic.js";
import { visible } from "./locales/locale.js";
import { zhCn } from "./locales/zh-cn.js";

/** Problems an error says in its message: enough to see what to do, and no log is flooded. */
const mostSaid = 3;

interface Found {
  readonly code: DiagnosticCode;
  readonly params: DiagnosticParams;
  readonly at: Location;
}

/** `file:line:column`, or `file#/pointer` where the input was not text; the file of a layer after its id. */
export function placeOf({ file: name, layer, pointer, line, column }: Location): string {
  const file = layer === undefined ? name : `${layer}/${name}`;
  if (line !== undefined) return visible(`${file}:${line}:${column ?? 1}`);
  return visible(pointer === "" ? file : `${file}#${pointer}`);
}

/**
 * The first few problems in Chinese, a line each: place, what is wrong, what to type. Then how many more
 * there are.
 */
export function inBrief(found: readonly Found[]): string {
  const said = found.slice(0, mostSaid);
  const more = found
    .slice(mostSaid)
    .reduce(
      (sum, { code, params }) => sum + (code === "input/more-problems" ? Number(params["count"]) : 1),
      0,
    );
  const rest = more === 0 ? [] : [zhCn.codes["input/more-problems"]({ count: more }).message];
  return [...said.map(inOneLine), ...rest].join("\n");
}

function inOneLine({ code, params, at }: Found): string {
  const { message, help } = zhCn.codes[code](params);
  const words = help === undefined ? message : `${message}，${help}`;
  const place = placeOf(at);
  return place === "" ? words : `${place}：${words}`;
}
