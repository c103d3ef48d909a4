import type { Location } from "../diagnostic/index.js";
import type { JsonPath } from "../json/index.js";
import type { Doc } from "./read.js";

/** A place in a pack file. */
export interface Place {
  readonly doc: Doc<unknown>;
  readonly path: JsonPath;
}

export function at(doc: Doc<unknown>, ...path: JsonPath): Place {
  return { doc, path };
}

export function inside(place: Place, ...path: JsonPath): Place {
  return { doc: place.doc, path: [...place.path, ...path] };
}

export function locationOf(place: Place, part: "key" | "value" = "value"): Location {
  return place.doc.locate(place.path, part);
}
