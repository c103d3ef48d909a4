import type { DecidedDisposition } from "../decision.js";
import type { Facts } from "../facts.js";
import type { CompiledPack } from "../pack/compiled.js";
import { categoryRule } from "../pack/link/rules.js";
import type { Category } from "../pack/schema/categories.js";
import type { Trace } from "../trace.js";
import { cite, firstRule } from "./first-rule.js";

/** Decides how an appeal is disposed of: by the first rule that holds, else as its kind says. */
export function dispose(pack: CompiledPack, facts: Facts, trace: Trace): DecidedDisposition {
  const category = pack.categories.get(facts["category"] as string) as Category;
  const rule = firstRule(pack.dispose, facts);
  const { disposition, script, hotline } = rule?.then ?? category;
  const by = rule
    ? cite(trace, "dispose", rule, facts)
    : trace.record("dispose", { id: categoryRule(category.id), title: category.title, basis: category.basis });
  const said = script === undefined ? undefined : pack.scripts.get(script);
  return {
    value: disposition,
    by,
    script: said ? { id: said.id, text: said.text } : null,
    hotline: hotline ?? null,
  };
}
