/** The files of a made-up system: its branches, and its staff with supervisors, each as a table in CSV. */
export interface MadeFiles {
  readonly branches: string;
  readonly staff: string;
}

/** Files of so many people and branches. Every twentieth person leads the nineteen after them. */
export function madeFiles(size: { readonly people: number; readonly branches: number }): MadeFiles {
  return { branches: branchTable(size.branches), staff: staffTable(size) };
}

/** Who stands at this place of the table of staff. */
export function emailAt(place: number): string {
  return `p${place}@large.example`;
}

function branchTable(branches: number): string {
  const rows = Array.from(
    { length: branches },
    (_, at) => `B${at},Library ${at},${at} Elm Street,Town ${at % 50},NY,11217,Mon-Fri 9-17; Sat 10-14`,
  );
  return ["Code,Name,Address,City,State,ZIP,Hours", ...rows].join("\n");
}

function staffTable({ people, branches }: { readonly people: number; readonly branches: number }): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const isHead = at % 20 === 0;
    const head = isHead ? "" : emailAt(at - (at % 20));
    return `Person ${String(at).padStart(6, "0")} ${at % 977},${emailAt(at)},N${at},B${at % branches},${isHead ? "Head" : "Librarian"},${isHead ? "supervisor" : ""},${at % 3 === 0 ? "50%" : "1"},2024-02-01,${head}`;
  });
  return ["Name,E-mail,Employee number,Branch,Title,Role,FTE,Start date,Supervisor", ...rows].join("\n");
}
