/**
 * A folder of `rules/` bundled at build time: path → parsed JSON, without cases and what it takes over from
 * the pack it extends.
 */
declare module "pack:*" {
  const files: Readonly<Record<string, unknown>>;
  export default files;
}
