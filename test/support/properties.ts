import fc from "fast-check";

const seed = Number(process.env["PAIDAN_SEED"]);
if (!Number.isInteger(seed)) throw new Error("PAIDAN_SEED is no whole number");

fc.configureGlobal({ seed, verbose: fc.VerbosityLevel.Verbose });
