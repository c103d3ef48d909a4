import type { Decision, Dispatcher } from "../decide/index.js";
import type { Call, Option } from "./command.js";
import { openInputs } from "./files.js";
import { findAppeal } from "./find-appeal.js";
import { openDeciders, render } from "./load-pack.js";
import { chosenBy, decideText } from "../batch/index.js";
import { CliError } from "./words.js";

/** Options that name one appeal of a file. */
export const appealOptions: Readonly<Record<"id" | "line", Option>> = {
  id: { type: "string", value: "ID", help: { "zh-CN": "编号是它的诉求", en: "the appeal with this id" } },
  line: {
    type: "string",
    value: "N",
    help: {
      "zh-CN": "第几行的诉求；只有一件时不用写",
      en: "the appeal on this line; not needed where there is only one",
    },
  },
};

/**
 * The decision on the one appeal that a call names; `undefined` where it is refused, which is told on stderr.
 */
export async function decideOne(
  call: Call,
  files: readonly string[],
): Promise<{ decision: Decision; dispatcher: Dispatcher } | undefined> {
  const wanted = { id: call.option("id"), line: lineNumber(call.option("line")) };
  const { ofAppeals, any } = await openDeciders(call);
  const [input] = await openInputs(call, files);
  const found = await findAppeal(input as NonNullable<typeof input>, wanted);
  const result = decideText(ofAppeals, found.text, found.place, { strict: false });
  if (result.ok) {
    // A decision has the instant that chose what made it.
    const chosen = chosenBy(ofAppeals, result.decision);
    return { decision: result.decision, dispatcher: chosen.ok ? chosen.dispatcher : any };
  }
  // The appeal is shown on the line it has in its file.
  const source = { [found.place.file]: "\n".repeat((found.place.line ?? 1) - 1) + found.text };
  call.io.stderr.write(`${result.diagnostics.map((one) => render(one, source, call.lang)).join("\n\n")}\n`);
  return undefined;
}

function lineNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new CliError({
    "zh-CN": `\`--line\` 要写行号，不是 \`${text}\``,
    en: `\`--line\` needs a line number, not \`${text}\``,
  });
}
