import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "tsup";
import { code } from "../../tsup.config.js";

const { dependencies, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
  "dependencies" | "peerDependencies",
  object
>;

/**
 * A folder of its own with the package installed in it, built as for publishing but for the declarations, and
 * beside it only what the package says it depends on. `rules` are the project's own.
 */
export async function installed(): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), "paidan-installed-"));
  const paidan = join(project, "node_modules", "paidan");
  for (const config of code)
    await build({ ...config, config: false, outDir: join(paidan, "dist"), silent: true });
  cpSync("package.json", join(paidan, "package.json"));
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    const link = join(project, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", name), link);
  }
  symlinkSync(resolve("rules"), join(project, "rules"));
  return project;
}
