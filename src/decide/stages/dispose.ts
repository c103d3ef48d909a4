import type { DecidedDisposition } from "../decision.js";
import type { Facts } from "../../facts/index.js";
import { type Category, categoryRule, type CompiledPack, type Disposal } from "../../pack/index.js";
import type { Trace } from "../trace.js";
import { cite, type Distrust, holds } from "./first-rule.js";
import { addFacts } from "../../appeal/index.js";

type DisposeRule = CompiledPack["dispose"][number];

/** Decides how an appeal is disposed of: by the first rule that holds, else as its kind says. */
export function dispose(
  pack: CompiledPack,
  facts: Facts,
  trace: Trace,
  distrust: Distrust,
): DecidedDisposition {
  const { category, rule } = disposing(pack, facts, distrust);
  const { disposition, script, hotline } = rule?.then ?? category;
  const by = rule
    ? cite(trace, "dispose", rule, facts)
    : trace.record("dispose", {
        id: categoryRule(category.id),
        title: category.title,
        basis: category.basis,
      });
  const said = script === undefined ? undefined : pack.scripts.get(script);
  return {
    value: disposition,
    by,
    script: said ? { id: said.id, text: said.text } : null,
    hotline: hotline ?? null,
  };
}

/** What an appeal of this kind would come to. */
export function disposalAs(
  pack: CompiledPack,
  kind: string,
  facts: Facts,
  distrust: Distrust = () => false,
): Disposal {
  const { category, rule } = disposing(pack, addFacts(facts, { category: kind }), distrust);
  return rule?.then ?? category;
}

function disposing(
  pack: CompiledPack,
  facts: Facts,
  distrust: Distrust,
): { category: Category; rule: DisposeRule | undefined } {
  const category = pack.categories.get(facts["category"] as string) as Category;
  const transferred = category.disposition === "transfer";
  // Of an appeal that is transferred for its kind, a rule only says where to.
  const trusted = (rule: DisposeRule) =>
    transferred || rule.then.disposition !== "transfer" || !distrust(rule, facts);
  return { category, rule: pack.dispose.find((rule) => holds(rule, facts) && trusted(rule)) };
}
