import { expectTypeOf, test } from "vitest";
import {
  compilePack,
  type Decided,
  type Decision,
  type Dispatcher,
  type Mode,
  type RuleId,
  safeCompilePack,
  type PackLayers,
} from "../src/index.js";
import { Trace } from "../src/decide/trace.js";

declare const dispatcher: Dispatcher;
declare const decision: Decision;

test("the safe twins return a union that `ok` tells apart", () => {
  const compiled = safeCompilePack({});
  if (compiled.ok) expectTypeOf(compiled.dispatcher).toEqualTypeOf<Dispatcher>();
  else expectTypeOf(compiled).toHaveProperty("diagnostics");
  const dispatched = dispatcher.safeDispatch(null);
  if (dispatched.ok) expectTypeOf(dispatched.decision).toEqualTypeOf<Decision>();
  else expectTypeOf(dispatched).toHaveProperty("diagnostics");
});

test("compilePack takes files by path and gives a dispatcher", () => {
  expectTypeOf(compilePack).parameter(0).toEqualTypeOf<PackLayers>();
  expectTypeOf(compilePack).returns.toEqualTypeOf<Dispatcher>();
});

test("a decision is read only and typed to the last value", () => {
  expectTypeOf(decision.category).toEqualTypeOf<Decided<string>>();
  expectTypeOf<NonNullable<Decision["routing"]>["mode"]["value"]>().toEqualTypeOf<Mode>();
  // @ts-expect-error a decision cannot be changed
  decision.confidential = true;
});

test("nothing can be decided without a rule that was recorded", () => {
  // @ts-expect-error a rule id is not just any text
  const forged: Decided<string> = { value: "help", by: "classify.help" };
  // @ts-expect-error a decided value must say by which rule
  const unexplained: Decided<string> = { value: "help" };
  const by = new Trace().record("classify", { id: "classify.help", basis: ["示例"] });
  expectTypeOf(by).toEqualTypeOf<RuleId>();
  expectTypeOf([forged, unexplained]).toExtend<Decided<string>[]>();
});
