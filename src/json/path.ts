/** A path into JSON data: object keys and array indexes. */
export type JsonPath = readonly (string | number)[];
