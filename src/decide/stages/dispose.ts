import {
  type Category,
  categoryRule,
  type Cited,
  type CompiledPack,
  type Disposal,
} from "../../pack/index.js";
import type { DecidedDisposition } from "../decision.js";
import { learn, type OpenCase } from "../open-case.js";
import { cite, type Distrust, holds } from "./first-rule.js";

type DisposeRule = CompiledPack["dispose"][number];

/** Decides how an appeal is disposed of: by the first rule that holds, else as its kind says. */
export function dispose(open: OpenCase, distrust: Distrust): DecidedDisposition {
  const { pack, trace } = open;
  const { category, rule } = disposing(open, distrust);
  const { disposition, script, hotline } = rule?.then ?? category;
  const { id, title, basis } = category;
  const by = rule
    ? cite(open, "dispose", rule)
    : trace.record("dispose", { id: categoryRule(id), title, basis });
  const said = script === undefined ? undefined : pack.scripts.get(script);
  return {
    value: disposition,
    by,
    script: said ? { id: said.id, text: said.text } : null,
    hotline: hotline ?? null,
  };
}

/** What an appeal of this kind would come to. */
export function disposalAs(open: OpenCase, kind: string, distrust: Distrust = () => false): Disposal {
  const { category, rule } = disposing(learn(open, { category: kind }), distrust);
  return rule?.then ?? category;
}

function disposing(
  { pack, facts }: OpenCase,
  distrust: Distrust,
): { category: Cited<Category>; rule: DisposeRule | undefined } {
  const category = pack.categories.get(facts["category"] as string) as Cited<Category>;
  const transferred = category.disposition === "transfer";
  // Of an appeal that is transferred for its kind, a rule only says where to.
  const trusted = (rule: DisposeRule) =>
    transferred || rule.then.disposition !== "transfer" || !distrust(rule, facts);
  return { category, rule: pack.dispose.find((rule) => holds(rule, facts) && trusted(rule)) };
}
