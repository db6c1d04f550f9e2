// The clock of the page, and all that waits for it: `soak.forward(ms)` puts it forward, and what was to come in that time comes,
// each thing at its moment. Between two of them nothing stands still: the clock also goes on by itself.
//
// By it as well: `soak.timers()`, how many timers wait, and `soak.later`, by the clock of the machine.
//
// Put forward: Date, performance.now, setTimeout, setInterval. Not put forward: animation frames, idle callbacks, the times of events,
// AbortSignal.timeout, transitions. An answer that is on its way comes before the next timer: the line takes no time of the day.
window.soak = {};
{
    const later = window.setTimeout;
    const never = window.clearTimeout;
    const { Date: Wall } = window;
    const wall = Wall.now;
    const steady = performance.now.bind(performance);
    // Milliseconds.
    let ahead = 0;
    const now = () => steady() + ahead;
    Wall.now = () => Math.floor(wall() + ahead);
    performance.now = now;
    window.Date = new Proxy(Wall, {
        apply: () => new Wall(Wall.now()).toString(),
        construct: (_, given, made) => Reflect.construct(Wall, given.length ? given : [Wall.now()], made === window.Date ? Wall : made),
    });

    const timers = new Map();
    let last = 0;
    let alarm;
    const first = () => {
        let first;
        for (const timer of timers.values()) if (!first || timer.due < first.due) first = timer;
        return first;
    };
    const arm = () => {
        never(alarm);
        const next = first();
        if (next) alarm = later(ring, Math.max(0, next.due - now()));
    };
    const fire = (timer) => {
        if (timer.period === undefined) timers.delete(timer.id);
        else timer.due += timer.period;
        timer.act(...timer.given);
    };
    function ring() {
        const next = first();
        if (next && next.due <= now()) {
            try {
                fire(next);
            } finally {
                arm();
            }
        } else {
            arm();
        }
    }
    const set = (act, wait, given, repeats) => {
        const millis = Math.max(repeats ? 1 : 0, Number(wait) || 0);
        const timer = { id: (last += 1), act, given, due: now() + millis, period: repeats ? millis : undefined };
        timers.set(timer.id, timer);
        if (first() === timer) arm();
        return timer.id;
    };
    window.setTimeout = (act, wait, ...given) => set(act, wait, given, false);
    window.setInterval = (act, wait, ...given) => set(act, wait, given, true);
    window.clearTimeout = window.clearInterval = (id) => {
        timers.delete(id);
    };
    soak.timers = () => timers.size;
    soak.later = (act, wait) => later(act, wait);

    const { port1, port2 } = new MessageChannel();
    const turn = () => new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(undefined);
    });
    // By the machine's clock, since an answer that does not come must not hold the day up for ever.
    const LONGEST = 10_000;
    const pause = () => new Promise((resolve) => later(resolve, 2));
    soak.rest = async () => {
        await turn();
        const begun = steady();
        while (soak.pending() > 0 && steady() - begun < LONGEST) await pause();
    };
    soak.forward = async (millis) => {
        const end = now() + millis;
        for (let next = first(); next && next.due < end; next = first()) {
            ahead += Math.max(0, next.due - now());
            fire(next);
            await soak.rest();
        }
        ahead += Math.max(0, end - now());
        arm();
    };
}
