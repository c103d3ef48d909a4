import { createVerifier } from "../../replay/verify.js";
import { type Call, type Command, packOption } from "../command.js";
import { openInputs } from "../files.js";
import { loadDispatcher, packFiles } from "../load-pack.js";
import { lineText, longestLine } from "../ndjson/decide-line.js";
import { LineSplitter } from "../ndjson/line-splitter.js";
import { readText } from "../ndjson/read-text.js";
import { RecordWriter } from "../record-writer.js";
import { words } from "../words.js";

export const verify: Command = {
  name: "verify",
  operands: "[FILE…]",
  summary: words("用第二个引擎 json-rules-engine 复核每条规则，逐条写出不一致之处", "asks json-rules-engine about every rule list again and writes each disagreement"),
  options: { pack: packOption },
  run,
};

async function run(call: Call): Promise<number> {
  const dispatcher = await loadDispatcher(call);
  const verifier = createVerifier(dispatcher, await packFiles(call));
  const inputs = await openInputs(call, call.operands);
  const out = new RecordWriter(call.io.stdout, "stdout");
  let compared = 0;
  let refused = 0;
  let disagreements = 0;
  for (const input of inputs) {
    for await (const text of lines(input.chunks())) {
      const read = text === undefined ? undefined : readText(text, { file: input.name });
      const found = read?.ok ? await verifier.verify(read.value) : undefined;
      if (found === undefined) refused += 1;
      else compared += 1;
      for (const one of found ?? []) {
        disagreements += 1;
        await out.write(JSON.stringify(one));
      }
    }
  }
  await out.finish(false);
  call.tell(
    words(
      `复核 ${compared} 件诉求、每件 ${verifier.lists} 张规则表，不一致 ${disagreements} 处，不合格未复核 ${refused} 件`,
      `${compared} appeals on ${verifier.lists} rule lists each: ${disagreements} disagreements, ${refused} appeals refused and not compared`,
    ),
  );
  return disagreements + refused > 0 ? 2 : 0;
}

async function* lines(chunks: AsyncIterable<Buffer>): AsyncIterable<string | undefined> {
  const splitter = new LineSplitter(longestLine);
  for await (const chunk of chunks) for (const line of splitter.push(chunk)) yield lineText(line);
  for (const line of splitter.end()) yield lineText(line);
}
