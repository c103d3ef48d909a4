import { describe, expect, test } from "vitest";
import type { Appeal } from "../../src/index.js";
import type { FileData } from "../../src/pack/files.js";
import { appeal } from "../support/appeal.js";
import { beijing } from "../support/packs.js";
import { patched } from "../support/patched.js";

type Words = Pick<Appeal, "title" | "text"> & { readonly address?: string };

/** The places read out of the words of an appeal; `null` where none was read. */
function placesIn({ address, ...words }: Words, dispatcher = beijing): readonly string[] | null {
  const location = address === undefined ? undefined : { location: { address } };
  const said = { category: "complaint", topic: "市容环卫", ...words, ...location };
  const { review } = dispatcher.dispatch(appeal(said));
  const found = review.find(({ code }) => code === "place/from-text");
  return found?.code === "place/from-text" ? found.divisions : null;
}

describe("a place named in words", () => {
  test.each([
    ["by its name", "建外街道", ["110105001"]],
    ["by its alias", "建国门外街道", ["110105001"]],
    ["with the name of its district", "朝阳区建国门外街道", ["110105001"]],
    ["by a district alone", "朝阳区某小区", ["110105"]],
    ["twice, once by its alias", "建外街道就是建国门外街道", ["110105001"]],
    ["by a name that two districts have", "八里庄街道", null],
    ["by such a name and the one district", "海淀区八里庄街道", ["110108005"]],
    ["by such a name and the other district", "朝阳区八里庄街道", ["110105015"]],
    ["by such a name and a district that has no such street", "西城区八里庄街道", ["110102"]],
    ["by two streets of one district", "建外街道和呼家楼街道之间", ["110105"]],
    ["by two streets of two districts", "建外街道和西长安街街道之间", null],
    ["by a street and another district than its own", "西城区建外街道", ["110102"]],
    ["by a street, its own district and another", "建外街道，在朝阳区和西城区之间", null],
    ["by the city alone", "北京市", null],
    ["by none", "楼下", null],
  ])("%s", (_, text, expected) => {
    expect(placesIn({ text })).toEqual(expected);
  });

  test.each<[string, Words]>([
    ["title", { title: "建外街道" }],
    ["text", { text: "建外街道" }],
    ["address", { address: "建外街道" }],
    ["title beside a district in the text", { title: "建外街道", text: "朝阳区" }],
    ["address beside its district in the title", { address: "建外街道", title: "朝阳区" }],
    ["text beside its district in the address", { address: "朝阳区", text: "建外街道" }],
  ])("is read from the %s", (_, words) => {
    expect(placesIn(words)).toEqual(["110105001"]);
  });

  test.each<[string, Words]>([
    ["title and text", { title: "建外街道", text: "呼家楼街道" }],
    ["address and text", { address: "建外街道", text: "呼家楼街道" }],
    ["address and title", { address: "呼家楼街道", title: "建外街道" }],
  ])("that is another in %s is only the district of both", (_, words) => {
    expect(placesIn(words)).toEqual(["110105"]);
  });

  test("is not joined from the end of one part and the beginning of another", () => {
    expect(placesIn({ title: "建外", text: "街道" })).toBeNull();
    expect(placesIn({ address: "建外", text: "街道" })).toBeNull();
  });

  test("is the longer of two names at one place", () => {
    const zones = patched({
      "units/all.json": (file: FileData<"units">) =>
        file.divisions?.push({ code: "990102002", name: "新一街", level: "street", unit: null }),
    });
    expect(placesIn({ text: "新一街" }, zones)).toEqual(["990102002"]);
    expect(placesIn({ text: "新一街到一街" }, zones)).toBeNull();
  });
});

describe("a district named without 区", () => {
  test.each<[string, string, readonly string[] | null]>([
    ["alone", "我住在朝阳，楼下的垃圾没人收", ["110105"]],
    ["before what is in it", "通州梨园一小区停水", ["110112"]],
    ["with a street that two districts have", "海淀八里庄街道", ["110108005"]],
    ["before 路", "朝阳路上的井盖坏了", null],
    ["before 北路", "朝阳北路上的井盖坏了", null],
    ["before 门", "朝阳门那边", null],
    ["before 站", "丰台站前面", null],
    ["before what makes another word of it", "说是朝阳产业", null],
    ["once so, and once as a place", "朝阳的朝阳产业", ["110105"]],
    ["that is an everyday word is none", "他们大兴土木", null],
    ["with another", "朝阳和海淀交界", null],
  ])("%s", (_, text, expected) => {
    expect(placesIn({ text })).toEqual(expected);
  });

  const units = (shortNames?: FileData<"units">["shortNames"]) =>
    patched({
      "units/all.json": (file: FileData<"units">) => {
        file.divisions?.push({
          code: "990103",
          name: "南山区",
          level: "district",
          unit: { name: "南山区政府" },
        });
        if (shortNames) file.shortNames = shortNames;
      },
    });

  test("is a place only where the pack says so, and one character is no name", () => {
    expect(placesIn({ text: "南山有个坑" }, units())).toBeNull();
    expect(placesIn({ text: "南山有个坑" }, units({ notBefore: [] }))).toEqual(["990103"]);
    expect(placesIn({ text: "南山寺有个坑" }, units({ notBefore: ["寺"] }))).toBeNull();
    expect(placesIn({ text: "南山有个坑" }, units({ notBefore: [], except: ["990103"] }))).toBeNull();
    expect(placesIn({ text: "东边有个坑" }, units({ notBefore: [] }))).toBeNull();
  });
});

describe("a place stated", () => {
  const stated = (...divisions: string[]) => {
    const said = { category: "complaint", topic: "市容环卫", text: "建外街道" };
    const location = { divisions, address: "西城区" };
    const { routing, review } = beijing.dispatch(appeal({ ...said, location }));
    return { lead: routing?.lead?.value, read: review.some(({ code }) => code === "place/from-text") };
  };

  test("comes before any place in words", () => {
    expect(stated("110108005")).toEqual({ lead: "110108005", read: false });
  });

  test("as the city alone says nothing, and the words are read", () => {
    expect(placesIn({ text: "建外街道" })).toEqual(["110105001"]);
    expect(stated("110000")).toEqual({ lead: "110102", read: true });
    expect(stated("110000", "110108005")).toEqual({ lead: "110108005", read: false });
  });
});
