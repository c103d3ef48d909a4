/**
 * A folder of `rules/` merged with those it stands on and bundled at build time: path → parsed JSON, without
 * cases; with `?over=<base>` without the files that are as that pack's.
 */
declare module "pack:*" {
  const files: Readonly<Record<string, unknown>>;
  export default files;
}
