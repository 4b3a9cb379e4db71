import type { PrintBlock } from "#platform/pdf";
import type { FilledForm, FormTable } from "../../rules/forms/filled-form.ts";

/** A filled form as blocks of a document: the same on the page and on paper. */
export function formBlocks(form: FilledForm): readonly PrintBlock[] {
  return [
    { kind: "heading", level: 2, text: form.title },
    { kind: "text", text: form.authority, look: "quiet" },
    { kind: "list", items: form.instructions },
    {
      kind: "facts",
      rows: form.fields.map(({ label, value, isRequired }) => ({
        label,
        value: value === "" ? (isRequired ? "(still missing)" : "") : value,
      })),
    },
    ...(form.table === undefined ? [] : tableBlocks(form.table)),
    { kind: "signatures", lines: form.signatureLines },
    { kind: "link", text: `The authority’s own page: ${form.source}`, url: form.source },
  ];
}

function tableBlocks({ caption, columns, rows, totals }: FormTable): readonly PrintBlock[] {
  if (rows.length === 0) return [{ kind: "text", text: `${caption}: none so far.` }];
  return [
    {
      kind: "table",
      caption,
      columns: columns.map(({ name, isNumber }) => ({ name, isNumber, share: isNumber ? 2 : 4 })),
      rows: totals === undefined ? rows : [...rows, totals],
    },
  ];
}
