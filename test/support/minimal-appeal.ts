/** An appeal that the pack `fixtures/packs/good/minimal` decides without a word of text. */
export const appeal = {
  id: "A",
  receivedAt: "2026-11-20T09:30:00+08:00",
  category: "complaint",
  topic: "市容环卫",
  location: { divisions: ["990101001"] },
};

/** The same as a line of NDJSON. */
export const line = `${JSON.stringify(appeal)}\n`;
