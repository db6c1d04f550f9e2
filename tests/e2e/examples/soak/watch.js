// Counts what the page holds of the browser that no command of DevTools tells. Runs before any script of the page, after clock.js.
{
    let pending = 0;
    /** What is on its way to the page: requests, and work on the database. */
    soak.pending = () => pending;
    const during = (target, ends) => {
        pending += 1;
        const end = () => {
            pending -= 1;
            for (const name of ends) target.removeEventListener(name, end);
        };
        for (const name of ends) target.addEventListener(name, end);
    };

    const request = window.fetch;
    window.fetch = async (...given) => {
        pending += 1;
        try {
            return await request(...given);
        } finally {
            // The text comes after the head.
            soak.later(() => (pending -= 1), 10);
        }
    };

    // An object that is given back counts no more, and one that nobody holds any more has gone with what it did.
    const held = {};
    const count = (kind) => {
        held[kind] = 0;
        const open = new WeakSet();
        const tokens = new WeakMap();
        const collected = new FinalizationRegistry(() => (held[kind] -= 1));
        return {
            add(object) {
                if (open.has(object)) return;
                open.add(object);
                held[kind] += 1;
                const token = {};
                tokens.set(object, token);
                collected.register(object, undefined, token);
            },
            remove(object) {
                if (!open.delete(object)) return;
                held[kind] -= 1;
                collected.unregister(tokens.get(object));
            },
        };
    };

    const databases = count('databases');
    const opening = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
        const request = opening.apply(this, given);
        during(request, ['success', 'error']);
        request.addEventListener('success', () => databases.add(request.result), { once: true });
        return request;
    };
    const closing = IDBDatabase.prototype.close;
    IDBDatabase.prototype.close = function () {
        databases.remove(this);
        closing.call(this);
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
        const begun = transaction.apply(this, given);
        during(begun, ['complete', 'abort']);
        return begun;
    };

    const channels = count('channels');
    window.BroadcastChannel = class extends BroadcastChannel {
        constructor(name) {
            super(name);
            channels.add(this);
        }
        close() {
            channels.remove(this);
            super.close();
        }
    };

    const observers = count('observers');
    for (const name of ['ResizeObserver', 'MutationObserver', 'IntersectionObserver', 'PerformanceObserver']) {
        window[name] = class extends window[name] {
            observe(...given) {
                observers.add(this);
                return super.observe(...given);
            }
            disconnect() {
                observers.remove(this);
                return super.disconnect();
            }
        };
    }

    const urls = new Set();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (object) => {
        const url = createObjectURL(object);
        urls.add(url);
        return url;
    };
    URL.revokeObjectURL = (url) => {
        urls.delete(url);
        revokeObjectURL(url);
    };

    // The first one is the program; what it loads later works in its memory.
    let program;
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiate(...given);
        program ??= made.instance.exports;
        return made;
    };
    /** What the program holds of JavaScript. */
    const references = () => {
        const table = program?.__wbindgen_externrefs;
        if (!table) throw new Error('the program has no table of what it holds');
        let n = 0;
        for (let at = 0; at < table.length; at += 1) if (table.get(at) != null) n += 1;
        return n;
    };

    // The browser notes the first 250 files that a page asks for: what is not the page's own would look like a growth of its own.
    performance.setResourceTimingBufferSize(0);

    soak.held = async () => {
        const { held: locks, pending: waiting } = await navigator.locks.query();
        return {
            ...held,
            wasm: program.memory.buffer.byteLength,
            references: references(),
            timers: soak.timers(),
            locks: locks.length + waiting.length,
            urls: urls.size,
        };
    };
    /** What is kept on the disk, in characters. */
    soak.kept = async () => {
        const wait = (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        const database = await wait(opening.call(indexedDB, 'share-code-dashboard'));
        try {
            const texts = await wait(database.transaction('journal').objectStore('journal').getAll());
            return texts.reduce((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
        } finally {
            database.close();
        }
    };
}
