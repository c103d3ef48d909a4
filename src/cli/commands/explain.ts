import { explain } from "../../explain.js";
import { asOfOption, type Call, coloursFor, type Command, packOption } from "../command.js";
import { openInputs } from "../files.js";
import { findAppeal } from "../find-appeal.js";
import { lineNumber } from "../line-number.js";
import { loadDispatcher, render } from "../load-pack.js";
import { decideText } from "../ndjson/decide-line.js";
import { words } from "../words.js";

export const explainCommand: Command = {
  name: "explain",
  operands: "[FILE]",
  maxOperands: 1,
  summary: words("把一件诉求的结论讲给人看：是什么、谁办、何时、为什么", "tells a person one decision: what, who, by when, and why"),
  options: {
    pack: packOption,
    "as-of": asOfOption,
    id: { type: "string", value: "ID", help: words("编号是它的诉求", "the appeal with this id") },
    line: { type: "string", value: "N", help: words("第几行的诉求；只有一件时不用写", "the appeal on this line; not needed where there is only one") },
  },
  run,
};

async function run(call: Call): Promise<number> {
  const dispatcher = await loadDispatcher(call);
  const [input] = await openInputs(call, call.operands);
  const found = await findAppeal(input as NonNullable<typeof input>, { id: call.option("id"), line: lineNumber(call.option("line")) });
  const result = decideText(dispatcher, found.text, found.place, { strict: false });
  if (result.ok) {
    call.io.stdout.write(coloured(explain(result.decision, dispatcher, { lang: call.lang }), call));
    return 0;
  }
  // The appeal is shown on the line it has in its file.
  const source = { [found.place.file]: "\n".repeat((found.place.line ?? 1) - 1) + found.text };
  call.io.stderr.write(`${result.diagnostics.map((one) => render(one, source, call.lang)).join("\n\n")}\n`);
  return 2;
}

/** Headings stand out, and what held from what did not. */
function coloured(text: string, call: Call): string {
  const { bold, green, red, yellow, isColorSupported } = coloursFor(call.io.stdout);
  if (!isColorSupported) return text;
  return text
    .replaceAll(/^\S.*$/gm, (line) => bold(line))
    .replaceAll("✓", green("✓"))
    .replaceAll("✗", red("✗"))
    .replaceAll("⚠", yellow("⚠"));
}
