import { readdirSync } from "node:fs";

/** The TypeScript files in a folder and all below it, as paths from the root of the repository. */
export function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `${folder}/${path}`);
}
