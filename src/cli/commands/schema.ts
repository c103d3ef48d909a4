import { join } from "node:path";
import { jsonSchemas } from "../../editor/index.js";
import { type Call, type Command } from "../command.js";
import { asked } from "../open-files.js";

export const schema: Command = {
  name: "schema",
  summary: {
    "zh-CN": "写出规则包各文件和诉求的 JSON Schema，供编辑器提示",
    en: "writes the JSON Schema of every pack file and of the appeal, for editors",
  },
  options: {
    out: {
      type: "string",
      value: "DIR",
      help: {
        "zh-CN": "写到文件夹，每种一个 <名称>.schema.json；不写则合成一个写到标准输出",
        en: "write <name>.schema.json files into a folder; all as one object on stdout when left out",
      },
    },
  },
  run,
};

async function run(call: Call): Promise<number> {
  const folder = call.option("out");
  const schemas = jsonSchemas();
  const text = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;
  if (folder === undefined) {
    call.io.stdout.write(text(schemas));
    return 0;
  }
  const texts = new Map(
    Object.entries(schemas).map(([name, value]) => [join(folder, `${name}.schema.json`), text(value)]),
  );
  const files = await call.files.toWrite([...texts.keys()], { folders: true });
  for (const { name, handle } of files) await asked(name, handle.writeFile(texts.get(name) as string));
  call.tell({
    "zh-CN": `写出 ${files.length} 个文件到 \`${folder}\``,
    en: `${files.length} files written to \`${folder}\``,
  });
  return 0;
}
