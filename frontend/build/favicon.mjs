// The mark of the site, a day with the hours after school filled in, as SVG and as PNG for browsers without SVG icons.
import { writeFile } from "node:fs/promises";
import { crc32, deflateSync } from "node:zlib";

const INK = "#16203a";
const PAPER = "#fdfbf5";
const YELLOW = "#ffc629";
// x, y, width, height on a field of 32: the bracket of the school day, then school hours and after school.
const BLOCKS = [
  [0, 0, 32, 32, PAPER],
  [2, 6, 17, 2, INK],
  [2, 6, 2, 4, INK],
  [17, 6, 2, 4, INK],
  [2, 12, 17, 14, INK],
  [4, 14, 13, 10, PAPER],
  [21, 12, 9, 14, INK],
  [23, 14, 5, 10, YELLOW],
];

function svg() {
  const rects = BLOCKS.map(
    ([x, y, w, h, fill]) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${rects.join("")}</svg>`;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function colourAt(x, y) {
  const [, , , , fill] = BLOCKS.findLast(([left, top, w, h]) => x >= left && x < left + w && y >= top && y < top + h);
  return [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16));
}

function png(scale) {
  const size = 32 * scale;
  const pixels = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      pixels.set(colourAt(x / scale, y / scale), y * (1 + size * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export async function writeFavicon(out) {
  await writeFile(`${out}/favicon.svg`, svg());
  await writeFile(`${out}/favicon.png`, png(6));
}
