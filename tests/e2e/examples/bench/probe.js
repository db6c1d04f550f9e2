// Notes moments inside the page, by the same code for every page. The first line of what is sent to the browser defines `FIRST_ROW`,
// the selector of the code in the first row.
//
// A change is painted at this moment: a mutation makes its test true, the next animation frame comes, and the message that was
// posted in it is delivered, which is after the style, layout and paint of that frame on the thread of the page.
window.bench = (() => {
    const painted = (note) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => note(performance.now());
        port2.postMessage(undefined);
    });
    const moment = (isThere) => new Promise((note) => {
        const look = () => {
            if (!isThere()) return;
            observer.disconnect();
            painted(note);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['hidden'] });
        look();
    });
    const text = (selector) => document.querySelector(selector)?.textContent ?? '';
    const firstRow = moment(() => text(FIRST_ROW) !== '');
    let lastResource = 0;
    new PerformanceObserver(() => { lastResource = performance.now(); }).observe({ type: 'resource', buffered: true });
    // Of no use where a page keeps asking.
    const QUIET = 1_000;
    const settled = () => new Promise((resolve) => {
        const look = () => {
            if (performance.now() - lastResource < QUIET) setTimeout(look, 100);
            else requestIdleCallback(resolve);
        };
        look();
    });
    let begun;
    let ended;
    return {
        text,
        firstRow,
        settled,
        // From the navigation to the first picture, and to the one with the first row, in ms.
        async start() {
            const rows = await firstRow;
            const [first] = performance.getEntriesByName('first-contentful-paint');
            return [first?.startTime ?? rows, rows];
        },
        // The next click begins an action, which ends with the picture in which `isDone` holds.
        arm(isDone) {
            addEventListener('click', (event) => { begun = event.timeStamp; }, { capture: true, once: true });
            ended = moment(isDone);
        },
        // In ms.
        async took() {
            return await ended - begun;
        },
        // For what is no click: a list of choices is drawn by the browser, outside the page.
        choose(selector, value) {
            const select = document.querySelector(selector);
            if (![...select.options].some((option) => option.value === value)) select.add(new Option(value));
            select.value = value;
            begun = performance.now();
            select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        // Where to click, once it is there.
        async place(selector, word) {
            const find = () => [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(word) && !one.disabled);
            if (!find()) await moment(find);
            const element = find();
            element.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        },
    };
})();
