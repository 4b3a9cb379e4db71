import { unzipSync } from "fflate";

/** A file as it was sent. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostBytes = 300 * 1024 * 1024;
const mostEntries = 200;

/** The files, with those of a ZIP in its place; a workbook, which is a ZIP too, stays whole. */
export function unpackedFiles(files: readonly ImportFile[]): {
  readonly files: readonly ImportFile[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const unpacked = files.flatMap((file) => {
    const entries = isZip(file.bytes) ? entriesOf(file) : [file];
    if (typeof entries !== "string") return entries;
    problems.push(`${file.name}: ${entries}`);
    return [];
  });
  return { files: unpacked, problems };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function entriesOf(file: ImportFile): readonly ImportFile[] | string {
  let total = 0;
  let count = 0;
  let isWorkbook = false;
  let refusal: string | undefined;
  try {
    const entries = unzipSync(file.bytes, {
      filter: ({ name, originalSize }) => {
        isWorkbook ||= name === "[Content_Types].xml";
        const isTable = /\.csv$/iu.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/u.test(name);
        if (!isTable || isWorkbook) return false;
        total += originalSize;
        count += 1;
        if (total > mostBytes) refusal = "Unpacked, it is larger than 300 MB.";
        if (count > mostEntries) refusal = `It holds more than ${mostEntries} tables.`;
        return refusal === undefined;
      },
    });
    if (isWorkbook) return [file];
    if (refusal !== undefined) return refusal;
    const tables = Object.entries(entries).map(([name, bytes]) => ({
      name: name.split("/").at(-1) ?? name,
      bytes,
    }));
    return tables.length === 0 ? "There is no CSV file in this ZIP." : tables;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `The ZIP is damaged (${error.message.slice(0, 100)}).`;
  }
}
