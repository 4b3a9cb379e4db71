import { type Json, isList, isObject } from "../json/json-value.ts";
import { guessColumns, mappingOf } from "./guess-columns.ts";
import type { Table } from "./table-records.ts";

const mostItems = 20_000;
const mostLists = 20;
const mostColumns = 300;

/** The list in a JSON document that reads best as a table of events; nothing when none has titles and dates. */
export function jsonTable(json: Json): Table | undefined {
  const lists = [...listsIn(json)].sort((a, b) => b.length - a.length).slice(0, mostLists);
  const tables = lists.map(tableOf);
  const judged = tables.map((table) => ({ table, worth: worthOf(table) })).sort((a, b) => b.worth - a.worth);
  return judged[0] !== undefined && judged[0].worth > 0 ? judged[0].table : undefined;
}

function worthOf(table: Table): number {
  const mapping = mappingOf(guessColumns(table.headers, table.rows.slice(0, 50)));
  if (mapping.start === undefined || (mapping.title === undefined && mapping.description === undefined))
    return 0;
  return table.rows.length + (mapping.title === undefined ? 0 : 1);
}

/** Lists of objects, at most four levels down. */
function listsIn(json: Json, depth = 0): readonly (readonly Json[])[] {
  if (depth > 4) return [];
  if (isList(json)) return json.filter(isObject).length > 0 ? [json] : [];
  if (!isObject(json)) return [];
  return Object.values(json).flatMap((value) => (value === undefined ? [] : listsIn(value, depth + 1)));
}

function tableOf(list: readonly Json[]): Table {
  const items = list.slice(0, mostItems);
  const flat = items.map((item) => flattened(item));
  const headers = [...new Set(flat.slice(0, 200).flatMap((cells) => [...cells.keys()]))].slice(
    0,
    mostColumns,
  );
  const isCut = list.length > mostItems;
  return {
    headers,
    rows: flat.map((cells) => headers.map((header) => cells.get(header) ?? "")),
    rowNames: items.map((_, index) => `item ${index + 1}`),
    problems: isCut
      ? [
          {
            where: "list",
            message: `Only the first ${mostItems} of ${list.length} items were read.`,
            isLoss: true,
          },
        ]
      : [],
  };
}

/** Members by their path; of a list of objects the first, of a list of words all. */
function flattened(value: Json | undefined, path = "", depth = 0): ReadonlyMap<string, string> {
  if (value === undefined || value === null || depth > 3) return new Map();
  if (isList(value)) {
    if (isObject(value[0])) return flattened(value[0], path, depth + 1);
    return new Map([[path, value.filter((each) => typeof each !== "object").join("; ")]]);
  }
  if (!isObject(value)) return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flattened(inner, path === "" ? key : `${path} ${key}`, depth + 1),
    ]),
  );
}
