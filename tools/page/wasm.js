// What the tools of this folder read and write of WebAssembly's binary format
// (https://webassembly.github.io/spec/core/binary/). Knows nothing of what they do with it.

// Reads from a place on, which moves.
function reader(bytes, at) {
  const read = {
    get at() {
      return at;
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
      }
    },
    text() {
      const length = read.number();
      return bytes.toString("utf8", at, (at += length));
    },
    // One import: where it is from, its name, its kind, and where each part of it stands.
    imported() {
      const begin = at;
      const from = read.text();
      const naming = at;
      const name = read.text();
      const typed = at;
      const kind = bytes[at++];
      if (kind === 0) read.number();
      else if (kind === 3) at += 2;
      else if (kind === 1 || kind === 2) {
        if (kind === 1) at++;
        const hasMost = read.number() & 1;
        read.number();
        if (hasMost) read.number();
      } else throw new Error(`${name} is neither function, table, memory nor global`);
      return { from, name, kind, begin, naming, typed, end: at };
    },
  };
  return read;
}

// The section of imports: where it begins and ends, and what is in it; nothing if there is none.
function imports(bytes) {
  for (let begin = 8; begin < bytes.length; ) {
    const read = reader(bytes, begin + 1);
    const end = read.number() + read.at;
    if (bytes[begin] === 2) {
      return { begin, end, entries: Array.from({ length: read.number() }, () => read.imported()) };
    }
    begin = end;
  }
  return undefined;
}

// A number, a text and a section as they are written.
function number(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
function text(name) {
  const bytes = Buffer.from(name);
  return [...number(bytes.length), ...bytes];
}
function section(kind, body) {
  return [kind, ...number(body.length), ...body];
}

module.exports = { imports, number, section, text };
