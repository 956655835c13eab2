/* ZIP files in the browser: asc.zip.write([[name, bytes or text]]) -> Uint8Array, and
   asc.zip.read(bytes) -> Promise of Map(name -> Uint8Array).  Written entries are stored. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const LIMIT = 40000000; // bytes unpacked: far above any workbook of ours
  const TABLE = new Uint32Array(256).map((_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  function crc32(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }
  function packed(pairs) {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  }
  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Names are UTF-8; a name that ends in "/" is a folder. */
  function write(files) {
    const local = [], central = [];
    let offset = 0;
    for (const [name, content] of files) {
      const path = new TextEncoder().encode(name);
      const data = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const about = [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 33], [4, crc32(data)],
        [4, data.length], [4, data.length], [2, path.length], [2, 0]];
      const kind = name.endsWith("/") ? 16 : 0;
      local.push(packed([[4, 0x04034b50]].concat(about)), path, data);
      central.push(packed([[4, 0x02014b50], [2, 20]].concat(about,
        [[2, 0], [2, 0], [2, 0], [4, kind], [4, offset]])), path);
      offset += 30 + path.length + data.length;
    }
    const size = central.reduce((sum, part) => sum + part.length, 0);
    const end = packed([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length],
      [4, size], [4, offset], [2, 0]]);
    return joined(local.concat(central, [end]));
  }

  async function inflate(bytes, size) {
    if (typeof DecompressionStream === "undefined") throw new asc.sheet.SheetError("no_inflate");
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const whole = new Uint8Array(await new Response(stream).arrayBuffer());
    if (whole.length !== size) throw new Error("size");
    return whole;
  }

  /** Reads the central directory; anything that is no sound ZIP throws. */
  async function read(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < 0) throw new Error("no end");
    const found = new Map();
    let at = view.getUint32(end + 16, true), total = 0;
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Error("directory");
      const method = view.getUint16(at + 10, true);
      const [stored, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const [name, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const start = view.getUint32(at + 42, true);
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
      const data = bytes.subarray(from, from + stored);
      total += size;
      if (total > LIMIT || (method !== 0 && method !== 8)) throw new Error("content");
      found.set(path, method ? await inflate(data, size) : data);
      at += 46 + name + extra + note;
    }
    return found;
  }

  asc.zip = { write, read };
})();
