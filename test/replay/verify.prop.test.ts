import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPackFiles } from "../../src/node.js";
import { createVerifier } from "../../src/replay/verify.js";
import { appealArbitrary } from "../../src/testing.js";
import { packs } from "../support/packs.js";

const folders = { minimal: "fixtures/packs/good/minimal", beijing: "rules/beijing" };

describe.each(packs)("law 6 two engines, one answer, on the %s pack", (name, dispatcher) => {
  test("json-rules-engine agrees on every rule list", async () => {
    const verifier = createVerifier(dispatcher, readPackFiles(folders[name]));
    expect(verifier.lists).toBeGreaterThan(8);
    await fc.assert(
      fc.asyncProperty(appealArbitrary(dispatcher), async (appeal) => {
        expect(await verifier.verify(appeal)).toEqual([]);
      }),
      { numRuns: name === "minimal" ? 200 : 25 },
    );
  });
});
