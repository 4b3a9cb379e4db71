import type { CrosswalkEdge, CrosswalkRelation, Framework } from "./framework.ts";
import { relations } from "./framework.ts";

/** Headings of the columns, as a file is written. */
export const tableColumns = ["code", "heading", "level", "parent", "statement", "crosswalk"] as const;

/** A row as it was read, with the number that a spreadsheet program shows beside it. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What is wrong in a row of a table, or at a place of another file. */
export interface ContentProblem {
  /** `row 4`, `CFItems[3]`; empty for the file as a whole. */
  readonly where: string;
  readonly message: string;
}

/** The competencies and edges of a table, not yet held against the rules of a framework. */
export interface TableContent {
  readonly competencies: readonly Readonly<Record<string, unknown>>[];
  readonly crosswalk: readonly CrosswalkEdge[];
  readonly problems: readonly ContentProblem[];
  /** The row that each competency stands in. */
  readonly rows: readonly number[];
}

/** A framework's competencies as rows, the head first. Edges stand in one cell: `exact topic:ai; related lssc:3`. */
export function tableOf({ competencies, crosswalk }: Framework): readonly (readonly string[])[] {
  return [
    tableColumns,
    ...competencies.map(({ code, heading, level, parent, statement }) => [
      code,
      heading,
      String(level),
      parent ?? "",
      statement ?? "",
      crosswalk
        .filter(({ from }) => from === code)
        .map(edgeText)
        .join("; "),
    ]),
  ];
}

function edgeText(edge: CrosswalkEdge): string {
  return `${edge.relation} ${"topic" in edge ? `topic:${edge.topic}` : `${edge.framework}:${edge.code}`}`;
}

/**
 * Reads a table with a head. Columns are found by their names, in any order, and only `code` and `heading` are needed: a level
 * that is left out is reckoned from the parent, a parent that is left out from the level and the rows before.
 */
export function readTable(rows: readonly TableRow[]): TableContent {
  const [head, ...body] = rows;
  const names = columnNames(head?.cells ?? []);
  const missing = ["code", "heading"].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `The first row must name the columns; there is no column “${missing.join("” and no “")}”.`;
    return { competencies: [], crosswalk: [], rows: [], problems: [{ where: "", message }] };
  }
  const problems: ContentProblem[] = [];
  const crosswalk: CrosswalkEdge[] = [];
  const above: string[] = [];
  const levels = new Map<string, number>();
  const competencies = body.map(({ number, cells }) => {
    const cell = (name: string) => unescaped(cells[names.indexOf(name)]?.trim() ?? "");
    const note = (message: string) => void problems.push({ where: `row ${number}`, message });
    const code = cell("code");
    const place = placeOf({ level: cell("level"), parent: cell("parent") }, above, levels);
    above.length = Math.max(0, place.level - 1);
    above[place.level - 1] = code;
    levels.set(code, place.level);
    crosswalk.push(...readEdges(code, cell("crosswalk"), note));
    const statement = cell("statement");
    return {
      code,
      heading: cell("heading"),
      ...place,
      ...(statement === "" ? {} : { statement }),
    };
  });
  return { competencies, crosswalk, problems, rows: body.map(({ number }) => number) };
}

/** What libraries call these columns in lists of their own. */
const otherNames: Readonly<Record<string, (typeof tableColumns)[number]>> = {
  id: "code",
  number: "code",
  competency: "heading",
  name: "heading",
  skill: "heading",
  title: "heading",
  description: "statement",
  "parent code": "parent",
};

/** Its own name goes before any other for it. */
function columnNames(head: readonly string[]): readonly string[] {
  const written = head.map((cell) => cell.trim().toLowerCase());
  return written.map((name) => {
    const meant = otherNames[name];
    return meant === undefined || written.includes(meant) ? name : meant;
  });
}

// What made a cell safe for a spreadsheet program is taken off again.
function unescaped(text: string): string {
  return /^'[=+\-@]/u.test(text) ? text.slice(1) : text;
}

function placeOf(
  written: { readonly level: string; readonly parent: string },
  above: readonly string[],
  levels: ReadonlyMap<string, number>,
): { readonly level: number; readonly parent?: string } {
  const { parent } = written;
  const stated = /^[1-9]$/u.test(written.level) ? Number(written.level) : undefined;
  if (parent !== "") return { level: stated ?? (levels.get(parent) ?? 0) + 1, parent };
  const level = stated ?? 1;
  const over = level > 1 ? above[level - 2] : undefined;
  return over === undefined ? { level } : { level, parent: over };
}

function readEdges(from: string, text: string, note: (message: string) => void): readonly CrosswalkEdge[] {
  return text
    .split(/[;\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .flatMap((each): readonly CrosswalkEdge[] => {
      const [, word = "", target = "", code = ""] = /^(\w+)\s+([a-z0-9-]+):(.+)$/u.exec(each) ?? [];
      const relation = relations.find((known): known is CrosswalkRelation => known === word);
      if (relation === undefined) {
        note(
          `“${each}” is no edge: write “exact topic:technology” or “related lssc:3”, parted by semicolons.`,
        );
        return [];
      }
      return target === "topic"
        ? [{ from, relation, topic: code.trim() }]
        : [{ from, relation, framework: target, code: code.trim() }];
    });
}
