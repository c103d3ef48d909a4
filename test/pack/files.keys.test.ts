import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fileKindNames, fileKinds } from "../../src/pack/files.js";
import type { PackFiles } from "../../src/pack/read-files.js";
import {
  changedAt,
  dataOf,
  everyPlace,
  findings,
  kindOf,
  type Place,
  placed,
  placesOf,
  told,
} from "../support/places.js";

/** Objects whose keys are the pack's own words. */
const dictionaries = [
  /^pack\.(facts|signals)$/,
  /^topics\..*words$/,
  /^route\.principles\[\]\.leads$/,
  /^units\.departments\[\]\.district\.names$/,
  /^units\.places$/,
  /^variants\.misspelt$/,
  /^responsibility\.ticket\.(grounds|outcomes|records)$/,
  /^responsibility\.events\.[a-z-]+\[\]\.then\.clock$/,
  /^cases\.cases\[\]\.(appeal|events)\b/,
  /^cases\.cases\[\]\.expect\.(ticket\.)?(due|clocks|missedBy|refused)$/,
];
const isDictionary = (place: Place) => dictionaries.some((one) => one.test(kindOf(place)));

const reasons = ["basis", "own", "quote", "note"];

/** The keys that may be left out, by the kind of object; what is not here has to be there. */
const optional: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[a-z]+$/, ["$schema"]],
  // Linking asks for a basis or `own`.
  [
    /^(categories\.categories|classify\.(rules|review)|dispose\.(scripts|hotlines|rules)|directory\.rows|route\.(boundary|principles)|limits\.limits|limits\.steps\[\]\.rules|responsibility\.obligations|responsibility\.ticket\.rates\.exclude|responsibility\.events\.[a-z-]+|conditions\.conditions|lists\.lists)\[\]$/,
    reasons,
  ],
  [/^(topics\.(chosen|text)|route\.[a-zA-Z]+|responsibility\.ticket\.(order|rates))$/, reasons],
  [/^(classify|responsibility)$/, ["basis"]],
  [/^(directory|dispose|limits\.steps\[\])$/, ["basis", "when"]],
  [/^route\.rowBasis$/, ["street", "district", "city", "department", "unit", "co"]],
  [/^directory\.rows\[\]$/, ["title"]],
  [/^pack\.facts\.contract\.kind$/, ["values"]],
  [/^pack$/, ["extends"]],
  [/^pack\.sources\[\]$/, ["number", "effective", "note"]],
  [/^pack\.effective$/, ["to"]],
  [/^(categories\.categories\[\]|dispose\.rules\[\]\.then)$/, ["script", "hotline"]],
  [/^topics\.topics\[\](\.children\[\])?$/, ["children"]],
  [/^units$/, ["divisions", "units", "departments"]],
  [/^units\.divisions\[\]$/, ["aliases"]],
  [/^units\.(divisions\[\]\.unit|units\[\])$/, ["aliases", "superior"]],
  [/^units\.departments\[\]$/, ["city", "district"]],
  [/^units\.departments\[\]\.city$/, ["aliases"]],
  [/^units\.departments\[\]\.district$/, ["aliases", "names", "except", "superior"]],
  [/^classify$/, ["review"]],
  [/^classify\.review\[\]$/, ["danger"]],
  [/^classify\.rules\[\]\.then$/, ["topic"]],
  [
    /^(classify\.rules|dispose\.rules|directory\.rows|route\.(boundary|principles)|limits\.steps\[\]\.rules|responsibility\.obligations)\[\]$/,
    ["when", "unless"],
  ],
  [/^responsibility\.(ticket\.rates\.exclude|events\.[a-z-]+)\[\]$/, ["when", "unless"]],
  [/^directory\.rows\[\]$/, ["co", "cc", "mode", "limit"]],
  [/^route$/, ["named", "principles", "rowBasis"]],
  [/^route\.recusal$/, ["when"]],
  [/^topics$/, ["sure", "ignored", "asks", "asides"]],
  [/^topics\.topics\[\](\.children\[\])*$/, ["category"]],
  [/^variants$/, ["misspelt"]],
  [/^units$/, ["shortNames", "places"]],
  [/^units\.shortNames$/, ["except"]],
  [/^lists\.lists\[\]$/, ["longest", "negatedBy"]],
  [/^limits$/, ["milestones"]],
  [/^limits\.steps\[\]$/, ["directory"]],
  [/^limits\.limits\[\]$/, ["officeHours", "retroactive"]],
  [/^responsibility$/, ["ticket", "events"]],
  [/^responsibility\.obligations\[\]\.then$/, ["step"]],
  [/^responsibility\.ticket$/, ["officeHours", "rates"]],
  [/^responsibility\.ticket\.grounds\.[a-z]+$/, ["recuses"]],
  [/^responsibility\.events$/, everyEvent()],
  [
    /^responsibility\.events\.[a-z-]+\[\]\.then$/,
    ["phase", "clock", "responsible", "obligations", "effects", "record"],
  ],
  [/^responsibility\.events\.[a-z-]+\[\]\.then\.obligations\[\]$/, ["step"]],
  [/^calendar$/, ["statutory"]],
  [/^cases\.cases\[\]$/, ["events", "asOf", "conferred", "released"]],
  [/^cases\.cases\[\]\.conferred$/, ["co"]],
];

function everyEvent(): string[] {
  return Object.keys((everyPlace["responsibility.json"] as { events: object }).events);
}

/** One kind of place for all events: what each of them has, the others may have. */
const kindOfAny = (place: Pick<Place, "file" | "path">) =>
  kindOf(place).replace(/^(responsibility\.events)\.[a-z-]+(?=\[)/, "$1.*");

/** Nothing that is expected of a case has to be. */
const mayBeLeftOut = (place: Place, key: string) =>
  kindOf(place).startsWith("cases.cases[].expect") ||
  optional.some(([kind, keys]) => kind.test(kindOf(place)) && keys.includes(key));

/** A condition or a target is told apart by its only key: without it nobody knows which it was. */
const onlyKey = (place: Place) =>
  Object.keys(place.value as object).length === 1 &&
  /\.(when|unless|not|lead|co\[\]|cc\[\]|all\[\]|any\[\])$/.test(kindOf(place));

const isObject = ({ value }: Place) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A case judges a pack and is none of its places: those of the Beijing pack do. */
const cases = Object.fromEntries(
  Object.entries(dataOf("rules/beijing")).filter(([file]) => file.startsWith("cases/")),
);
const filesOf = ({ file }: Pick<Place, "file">) =>
  file in cases ? { ...everyPlace, [file]: cases[file] } : everyPlace;

interface Key {
  /** What kind of place it is. */
  readonly kind: string;
  readonly object: Place;
  readonly key: string;
}

/** One place of each kind of object and each key of it. */
const objects = placesOf({ ...everyPlace, ...cases }).filter(
  (place) => isObject(place) && !isDictionary(place),
);
const written: ReadonlyMap<string, Key> = new Map(
  objects.flatMap((object) =>
    Object.keys(object.value as object).map((key): [string, Key] => {
      const kind = `${kindOfAny(object)}.${key}`;
      return [kind, { kind, object, key }];
    }),
  ),
);
const keysOfFile = (name: string) => [...written.values()].filter(({ kind }) => kind.startsWith(`${name}.`));
const placeOf = ({ object, key }: Key): Place => ({
  ...object,
  path: [...object.path, key],
  value: (object.value as Record<string, unknown>)[key],
});
const withValue = (key: Key, value: unknown) => changedAt(filesOf(key.object), placeOf(key), value);
const toldAt = (files: PackFiles) =>
  findings(files).map(({ code, at, params }) => ({
    line: `${code} ${at.file}${at.pointer}`,
    key: params["key"],
    meant: params["meant"],
  }));

describe.each(fileKindNames)("a key of %s", (name) => {
  const keys = keysOfFile(name);

  test("that has to be there is told where it is not, and any other may be left out", () => {
    expect(keys).not.toEqual([]);
    for (const one of keys) {
      const found = toldAt(withValue(one, undefined));
      if (mayBeLeftOut(one.object, one.key))
        expect(
          found.filter(({ line }) => line.startsWith("schema/")),
          one.kind,
        ).toEqual([]);
      else {
        const key = onlyKey(one.object) ? (found[0]?.key ?? one.key) : one.key;
        expect(found, one.kind).toEqual([{ line: told("schema/missing-key", one.object), key }]);
      }
    }
  });

  test("that is misspelt is told, with the one that was meant", () => {
    for (const { kind, object, key } of keys) {
      const wrong = `${key}x`;
      const value = Object.entries(object.value as object).map(([other, inner]): [string, unknown] => [
        other === key ? wrong : other,
        inner,
      ]);
      const found = toldAt(changedAt(filesOf(object), object, Object.fromEntries(value)));
      expect(found, kind).toEqual([
        { line: told("schema/unknown-key", object, wrong), key: wrong, meant: key },
      ]);
    }
  });

  test("with a value of no type that a file has there is told at that value", () => {
    for (const one of keys) {
      const found = toldAt(withValue(one, [[null]])).map(({ line }) => line);
      expect(found.length, one.kind).toBeGreaterThan(0);
      for (const line of found) {
        expect(line).toMatch(/^schema\/(type|value) /);
        expect(line).toContain(placed(placeOf(one)));
      }
    }
  });
});

describe("the pack that has every place", () => {
  test("has every key that an editor can write, the schema's own address aside", () => {
    // Cases are Beijing's, of which none says who cooperates after a conference.
    const elsewhere = ["cases.cases[].conferred.co"];
    // What says how packs stand on each other is of no pack that stands alone.
    const ofLayers = /^pack\.(extends|rebase|abstract|layers)\b/;
    const known = fileKindNames.flatMap((kind) => {
      // What any entry may say of its days is no place of its own.
      const schema = z.toJSONSchema(fileKinds[kind].schema, { io: "input" }) as Schema;
      return keysOf(schema, kind, schema);
    });
    expect(known.length).toBeGreaterThan(200);
    expect(
      known.filter((key) => !written.has(key) && !key.endsWith("$schema") && !ofLayers.test(key)),
    ).toEqual(elsewhere);
  });
});

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/**
 * Every key a schema knows, by kind of place. A condition's own are those of `test/schema/issues.test.ts`.
 */
function keysOf(schema: Schema | undefined, kind: string, root: Schema | undefined): string[] {
  if (schema === undefined || schema.$ref?.endsWith("/Condition")) return [];
  const target = schema.$ref?.startsWith("#/$defs/")
    ? root?.$defs?.[schema.$ref.slice("#/$defs/".length)]
    : undefined;
  const inner = [target, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) =>
    keysOf(one, kind, root),
  );
  const kindOfKey = (key: string) => (kind === "responsibility.events" ? `${kind}.*` : `${kind}.${key}`);
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => [
    `${kind}.${key}`,
    ...keysOf(one, kindOfKey(key), root),
  ]);
  return [...new Set([...inner, ...properties, ...keysOf(schema.items, `${kind}[]`, root)])];
}
