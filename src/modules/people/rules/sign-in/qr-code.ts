import { encode } from "uqr";

/** A QR code as a picture: its side in modules, and an SVG path that paints the dark ones. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

// A reader needs four light modules around it (ISO/IEC 18004 §5.3.8).
const quietModules = 4;

/** A text as a QR code. Dark modules beside each other are painted as one, which keeps the page small. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: "M", border: quietModules });
  const path = data.map((row, y) => rowPath(row, y)).join("");
  return { size, path };
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const end = row.indexOf(false, x);
    const width = (end === -1 ? row.length : end) - x;
    path += `M${x} ${y}h${width}v1h-${width}z`;
    x += width;
  }
  return path;
}
