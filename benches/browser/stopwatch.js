// Runs before anything of a page's own, and keeps what is measured there.
const measured = window.measured = { blocks: [], memories: [], states: [] };

// Whatever kept the main thread for 50 ms or more: the browser tells no shorter ones.
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
        measured.blocks.push({ at: entry.startTime, lasted: entry.duration });
    }
}).observe({ type: 'longtask', buffered: true });
performance.setResourceTimingBufferSize(100000);

// The parts of the console use one memory, and some hand it on: it is counted once.
const keep = made => {
    const memory = (made.instance ?? made).exports?.memory;
    if (memory && !measured.memories.includes(memory)) measured.memories.push(memory);
    return made;
};
for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => keep(await original.apply(WebAssembly, given));
}

// The moment at which what is in the page now has been drawn.
measured.drawn = () => new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
});

// What the main landmark says about itself, and when it began to.
let last;
new MutationObserver(() => {
    const state = document.querySelector('main')?.dataset.state;
    if (state === last) return;
    last = state;
    const entry = { state, at: performance.now() };
    measured.states.push(entry);
    if (state === 'ready') measured.drawn().then(drawn => entry.drawn = drawn);
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });

// Waits for what a function finds; gives it.
measured.until = async find => {
    for (;;) {
        const found = find();
        if (found) return found;
        await new Promise(requestAnimationFrame);
    }
};

// A turn of the event loop: everything that follows from an event at once has happened then.
const channel = new MessageChannel();
measured.turn = () => new Promise(done => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
});

// Goes to a route and waits until it is drawn. Says how long it took altogether, how long after the
// last answer that was waited for, and what blocked.
measured.visit = async route => {
    performance.clearResourceTimings();
    const from = performance.now();
    const before = measured.states.length;
    location.hash = route;
    const left = await measured.until(() => measured.states.slice(before).find(one => one.state === 'loading'));
    const ready = await measured.until(() =>
        measured.states.find(one => one.at >= left.at && one.drawn));
    // What was blocking is told a little later.
    await new Promise(done => setTimeout(done, 200));
    const answers = performance.getEntriesByType('resource')
        .filter(entry => entry.name.includes('/relay/') && entry.responseEnd <= ready.at)
        .map(entry => entry.responseEnd);
    const blocks = measured.blocks.filter(block => block.at >= from).map(block => block.lasted);
    return {
        whole: ready.drawn - from,
        after: ready.drawn - Math.max(from, ...answers),
        calls: answers.length,
        longest: Math.max(0, ...blocks),
    };
};
