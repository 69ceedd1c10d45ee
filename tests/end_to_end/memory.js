// Where texts are in this page: in what it shows, in what scripts can reach from `window`, in its
// storage, and in the memory of its WebAssembly. `arguments[0]` are the texts; the answer has the
// places of each.
const texts = arguments[0];
const places = texts.map(() => new Set());
const wide = text => [...text].join('\0') + '\0';
const look = (where, found) => texts.forEach((text, at) => {
    if (where.includes(text) || where.includes(wide(text))) places[at].add(found);
});
const ofBytes = bytes => new TextDecoder('latin1').decode(bytes);

look(document.documentElement.outerHTML, 'the document');
for (const element of document.querySelectorAll('input, textarea, select')) {
    look(String(element.value), 'a field');
}
for (const storage of [localStorage, sessionStorage]) {
    look(JSON.stringify({ ...storage }), 'storage');
}
// Kept by the script that runs before every page.
for (const memory of window.memories) {
    look(ofBytes(new Uint8Array(memory.buffer)), 'WebAssembly');
}

// Not what this script was given itself.
const seen = new Set([texts, places]);
const waiting = [window];
const meet = value => {
    if (typeof value === 'string') look(value, 'a script');
    if (value === null || !['object', 'function'].includes(typeof value) || seen.has(value)) return;
    seen.add(value);
    waiting.push(value);
};
while (waiting.length > 0) {
    const one = waiting.pop();
    try {
        if (ArrayBuffer.isView(one)) {
            look(ofBytes(one), 'a script');
            continue;
        }
        if (one instanceof ArrayBuffer) meet(new Uint8Array(one));
        if (one instanceof WebAssembly.Memory) continue;
        if (one instanceof Map || one instanceof Set) [...one.entries()].flat().forEach(meet);
        for (const key of Reflect.ownKeys(one)) {
            meet(key);
            try {
                meet(one[key]);
            } catch {
                // A getter of a prototype has nothing to say without its object.
            }
        }
        meet(Object.getPrototypeOf(one));
    } catch {
        // A detached or foreign object has nothing of this page.
    }
}
return places.map(found => [...found].sort());
