/** One seed for every property of a run, printed once: set `PAIDAN_SEED` to run the same cases again. */
export default function chooseSeed(): void {
  const seed = (process.env["PAIDAN_SEED"] ??= String(Math.floor(Math.random() * 2 ** 31)));
  console.info(`PAIDAN_SEED=${seed}`);
}
