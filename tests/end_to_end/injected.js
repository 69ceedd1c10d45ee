// What a script that got into a page would try next: each in a task of the page's own, one after the
// other. Tells of each whether it was refused, whether it ran, or nothing. `arguments` are the second
// origin, how many milliseconds each may take, and whom to tell.
const [second, patience, done] = arguments;

const add = (name, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    document.body.append(element);
    return element;
};
const link = address => Object.assign(document.createElement('a'), { href: address });
const blob = text => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const answers = worker => new Promise(resolve => (worker.onmessage = resolve));

// By name: the attempt, and what a violation of the policy that stops it is of. An attempt that ends
// well without a mark says so by a promise of `true`.
const attempts = {
    insertAdjacentHTML: [/inline|trusted/, () => document.body.insertAdjacentHTML(
        'beforeend', '<img src="x" onerror="mark(\'insertAdjacentHTML\')">')],
    innerHTML: [/inline|trusted/, () => { add('div').innerHTML = '<img src="x" onerror="mark(\'innerHTML\')">'; }],
    setTimeout: [/eval|trusted/, () => { setTimeout("mark('setTimeout')"); }],
    eval: [/eval|trusted/, () => { eval("mark('eval')"); }],
    Function: [/eval|trusted/, () => { new Function("mark('Function')")(); }],
    script_src: [/script_src|trusted/, () => { add('script').src = `//${second}/script_src`; }],
    script_text: [/inline|trusted/, () => add('script', { textContent: "mark('script_text')" })],
    handler: [/inline|trusted/, () => {
        const button = add('button');
        button.setAttribute('onclick', "mark('handler')");
        button.click();
    }],
    srcdoc: [/inline|trusted|srcdoc/, () => add('iframe', { srcdoc: "<script>parent.mark('srcdoc')<\/script>" })],
    worker: [/worker|trusted/, () => { new Worker('/worker'); }],
    worker_data: [/data|trusted/, () => answers(new Worker('data:text/javascript,postMessage(1)')).then(() => true)],
    worker_blob: [/blob|trusted/, () => answers(new Worker(blob('postMessage(1)'))).then(() => true)],
    shared_worker: [/shared_worker|trusted/, () => { new SharedWorker('/shared_worker'); }],
    policy: [/trusted/, () => { trustedTypes.createPolicy('mine', {}); mark('policy'); }],
    import: [/import/, () => import(`//${second}/import`).then(() => true)],
    fetch: [/fetch/, () => fetch(`//${second}/fetch`).then(() => true)],
    request: [/request/, () => {
        const request = new XMLHttpRequest();
        request.open('GET', `//${second}/request`);
        request.send();
    }],
    socket: [/socket/, () => { new WebSocket(`ws://${second}/socket`); }],
    events: [/events/, () => { new EventSource(`//${second}/events`); }],
    beacon: [/beacon/, () => { navigator.sendBeacon(`//${second}/beacon`, 'x'); }],
    image: [/image/, () => { new Image().src = `//${second}/image`; }],
    sheet: [/sheet/, () => add('link', { rel: 'stylesheet', href: `//${second}/sheet` })],
    style: [/inline/, () => add('style', { textContent: `@import '//${second}/style'` })],
    object: [/object|127/, () => add('object', { data: `//${second}/object`, type: 'image/png' })],
    frame: [/frame|127/, () => add('iframe', { src: `//${second}/frame` })],
    base: [/base/, () => {
        const base = document.createElement('base');
        base.href = `//${second}/base/`;
        document.head.append(base);
        if (document.baseURI.includes('/base/')) mark('base');
        base.remove();
    }],
    javascript_link: [/inline|trusted/, () => link("javascript:mark('javascript_link')").click()],
    javascript_location: [/inline|trusted/, () => { location.href = "javascript:mark('javascript_location')"; }],
    form: [/form/, () => {
        add('iframe', { name: 'hole' });
        add('form', { action: `//${second}/form`, method: 'post', target: 'hole' }).submit();
    }],
};

const marks = new Set();
let marked = () => {};
window.mark = name => {
    marks.add(name);
    marked();
};

const task = () => new Promise(resolve => setTimeout(resolve));

const attempt = async (name, [violation, run]) => {
    await task();
    const refused = new Promise(resolve => document.addEventListener('securitypolicyviolation', function hear(event) {
        if (!violation.test(event.blockedURI) && !violation.test(event.sample)) return;
        document.removeEventListener('securitypolicyviolation', hear);
        resolve('refused');
    }));
    const ran = new Promise(resolve => {
        marked = () => marks.has(name) && resolve('ran');
    });
    // By a listener: a task of the page, in which the driver's own rights are gone.
    const tried = new Promise(resolve => {
        addEventListener('attempt', () => {
            try {
                resolve(run());
            } catch (error) {
                resolve(Promise.reject(error));
            }
        }, { once: true });
    });
    setTimeout(() => dispatchEvent(new Event('attempt')));
    const ended = tried.then(well => well === true ? 'ran' : new Promise(() => {}), () => 'refused');
    const late = new Promise(resolve => setTimeout(() => resolve('nothing'), patience));
    return Promise.race([refused, ran, ended, late]);
};

(async () => {
    const ends = {};
    for (const [name, what] of Object.entries(attempts)) {
        ends[name] = await attempt(name, what);
    }
    // Whoever ran late has run all the same.
    for (const name of marks) {
        ends[name] = 'ran';
    }
    done(ends);
})();
