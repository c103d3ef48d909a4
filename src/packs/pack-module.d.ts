/** A folder of `rules/` bundled at build time: path → parsed JSON, cases left out. */
declare module "pack:beijing" {
  const files: Readonly<Record<string, unknown>>;
  export default files;
}
