import { publishPack } from "../../disk/index.js";
import { type Call, type Command, packOption, registryOptions } from "../command.js";
import { packLayers, renderIn } from "../load-pack.js";
import { CliError, fileError } from "../words.js";

export const publish: Command = {
  name: "publish",
  summary: {
    "zh-CN": "把规则包的这一版连同下面各层存进规则库，以后不再改；用例要都通过",
    en: "keeps this version of a pack, with all it stands on, in a registry for good; its cases must hold",
  },
  options: { pack: packOption, registry: registryOptions.registry },
  run,
};

async function run(call: Call): Promise<number> {
  const [folder, registry] = [call.option("pack"), call.option("registry")];
  if (folder === undefined || registry === undefined)
    throw new CliError({
      "zh-CN": "要写 `--pack` 和 `--registry`",
      en: "`--pack` and `--registry` are needed",
    });
  const layers = await packLayers(call);
  const result = asked(registry, () => publishPack(registry, layers));
  if (!result.ok) {
    for (const found of result.diagnostics) call.io.stdout.write(`${renderIn(layers, found, call.lang)}\n\n`);
    return 2;
  }
  const { id, version } = result.published;
  call.tell(
    result.fresh
      ? { "zh-CN": `已发布 ${id} ${version}`, en: `published ${id} ${version}` }
      : {
          "zh-CN": `${id} ${version} 早已发布，内容相同`,
          en: `${id} ${version} was there already, the same`,
        },
  );
  return 0;
}

function asked<T>(folder: string, answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    throw fileError(error, folder);
  }
}
