import { explain } from "../../explain/index.js";
import { asOfOption, type Call, coloursFor, type Command, packOption, registryOptions } from "../command.js";
import { appealOptions, decideOne } from "../decide-one.js";

export const explainCommand: Command = {
  name: "explain",
  operands: "[FILE]",
  maxOperands: 1,
  summary: {
    "zh-CN": "把一件诉求的结论讲给人看：是什么、谁办、何时、为什么",
    en: "tells a person one decision: what, who, by when, and why",
  },
  options: {
    pack: packOption,
    ...registryOptions,
    "as-of": asOfOption,
    ...appealOptions,
  },
  run,
};

async function run(call: Call): Promise<number> {
  const decided = await decideOne(call, call.operands);
  if (decided === undefined) return 2;
  call.io.stdout.write(coloured(explain(decided.decision, decided.dispatcher, { lang: call.lang }), call));
  return 0;
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
