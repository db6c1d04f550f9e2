//! Who sees little sees everything: with the colours of the system in place of ours, and with everything twice or four times
//! as large.

/// Staged by what only Chromium offers.
mod chromium {
    use e2e::{Name, Setting, Stage, Text, count, english, eventually, fill};
    use sandbox::{Fault, FaultyAnswer};
    use serde_json::Value;

    /// What the scripts below have at hand. A person tells two things apart by what is drawn around and in them: `drawn` is
    /// that without any colour of ours, since none is left.
    const LOOK: &str = "
        const parts = (element) => [[element, null], [element, '::before'], [element, '::after']];
        const drawn = (element) => JSON.stringify(parts(element).map(([at, part]) => {
            const style = getComputedStyle(at, part);
            const line = (side) => parseFloat(style[side + 'Width']) > 0 && style[side + 'Style'] !== 'none'
                ? [style[side + 'Width'], style[side + 'Style'], style[side + 'Color']].join(' ') : '';
            const isThere = part === null || style.content !== 'none' && style.content !== 'normal';
            return isThere && [
                line('outline'), line('borderTop'), line('borderBottom'), line('borderLeft'),
                style.color, style.backgroundColor, style.fontWeight, style.textDecorationLine,
            ];
        }));
        const all = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
        const one = (selector) => {
            const [found] = all(selector);
            if (!found) throw new Error('nothing is ' + selector);
            return found;
        };
    ";

    /// Fails unless what the two selectors find looks different.
    async fn tells_apart(stage: &Stage, what: &str, this: &str, that: &str) {
        let look = |selector: &str| format!("{LOOK} return drawn(one({selector:?}))");
        let this = stage.page.run(&look(this)).await;
        let that = stage.page.run(&look(that)).await;
        assert_ne!(this, that, "{what} is told by nothing but a colour of ours");
    }

    /// Goes on with Tab, and gives the controls that look the same with the focus and without it.
    async fn unmarked_focus(stage: &Stage, presses: usize) -> Vec<String> {
        let look = "
            let at = document.activeElement;
            if (at === document.body) return null;
            const around = [at, at.parentElement, at.parentElement.parentElement, at.closest('label')].filter(Boolean);
            const look = () => around.map(drawn).join();
            const withIt = look();
            at.blur();
            const without = look();
            at.focus({ preventScroll: true, focusVisible: true });
            return withIt === without ? at.outerHTML.slice(0, 200) : ''";
        let mut unmarked = Vec::new();
        let mut seen = 0;
        for _ in 0..presses {
            stage.page.press(thirtyfour::Key::Tab).await;
            match stage.page.run(&format!("{LOOK} {look}")).await {
                Value::Null => {}
                Value::String(said) if said.is_empty() => seen += 1,
                said => unmarked.push(said.to_string()),
            }
        }
        assert!(seen > presses / 2, "the focus was on {seen} controls");
        unmarked
    }

    #[tokio::test]
    async fn without_our_colours_the_lists_still_tell_every_state() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.codes();
                stage.page.force_colours().await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                codes.shows(&newest).await;
                let marks = "
                    const marks = all('[data-testid=row] .status').map((status) => {
                        const icon = status.querySelector('svg');
                        return [status.innerText.trim(), icon.innerHTML + getComputedStyle(icon).fill];
                    });
                    return Object.entries(Object.fromEntries(marks))";
                let marks = stage.page.run(&format!("{LOOK} {marks}")).await;
                let marks = marks.as_array().expect("there are rows");
                let shapes: std::collections::BTreeSet<_> =
                    marks.iter().map(|mark| mark[1].to_string()).collect();
                assert!(marks.len() > 2, "more than one status is seen: {marks:?}");
                assert_eq!(shapes.len(), marks.len(), "each has its shape: {marks:?}");
                codes.select(&newest[1]).await;
                tells_apart(
                    &stage,
                    "that a row is selected",
                    "[data-testid=row]:has(:checked) td, [data-testid=row]:has(:checked) th",
                    "[data-testid=row]:not(:has(:checked)) td, [data-testid=row]:not(:has(:checked)) th",
                )
                .await;
                tells_apart(
                    &stage,
                    "a tick",
                    "[data-testid=row] input:checked",
                    "[data-testid=row] input:not(:checked)",
                )
                .await;
                let button = english(Text::ClearSelection);
                codes.selection().get("button", button).click().await;
                codes.open(&newest[2]).await;
                tells_apart(
                    &stage,
                    "which row is open",
                    "[data-testid=row][aria-current] td",
                    "[data-testid=row]:not([aria-current]) td",
                )
                .await;
                codes.panel().button(english(Text::Close)).click().await;
                tells_apart(&stage, "the screen", ".nav [aria-current]", ".nav a:not([aria-current])").await;
                tells_apart(&stage, "the view", ".view[aria-current]", ".view:not([aria-current])").await;
                tells_apart(
                    &stage,
                    "that there is no page before",
                    ".pager button:disabled",
                    ".pager button:not(:disabled)",
                )
                .await;
                codes
                    .filter(english(Text::Status), english(Text::StatusRedeemed))
                    .await;
                tells_apart(&stage, "that a filter is set", ".chip-set", ".chip:not(.chip-set)").await;
                let unmarked = unmarked_focus(&stage, 30).await;
                assert!(unmarked.is_empty(), "the focus is not told on {unmarked:#?}");
            })
            .await;
    }

    #[tokio::test]
    async fn without_our_colours_forms_and_work_under_way_still_tell_every_state() {
        Setting::gateway()
            .play(async |stage| {
                let (page, codes) = (&stage.page, stage.codes());
                page.force_colours().await;
                stage.open("?view=generate").await;
                stage.shell().title(english(Text::Generate)).appears().await;
                tells_apart(
                    &stage,
                    "which kind is chosen",
                    ".segments label:has(:checked)",
                    ".segments label:not(:has(:checked))",
                )
                .await;
                let unmarked = unmarked_focus(&stage, 16).await;
                assert!(
                    unmarked.is_empty(),
                    "the focus is not told on {unmarked:#?}"
                );
                let unused = stage.issued("status=1").await.codes;
                let used = stage.issued("status=2").await.codes;
                stage.open("?view=lookup").await;
                let text = format!("{} {}", unused[0], used[0]);
                page.get("textbox", english(Text::CodesToLookUp))
                    .fill(&text)
                    .await;
                page.get("button", count(Text::LookUpN, 2)).click().await;
                codes.shows(&[unused[0].clone(), used[0].clone()]).await;
                tells_apart(
                    &stage,
                    "which codes are shown",
                    ".status-counts label:has(:checked)",
                    ".status-counts label:not(:has(:checked))",
                )
                .await;
                stage.open("").await;
                page.get("button", english(Text::Export)).click().await;
                page.get("dialog", Name::Any).appears().await;
                tells_apart(
                    &stage,
                    "the format",
                    "dialog .segments label:has(:checked)",
                    "dialog .segments label:not(:has(:checked))",
                )
                .await;
                page.press(thirtyfour::Key::Escape).await;
                stage.fault(Fault {
                    when: Some("order_by=asc".to_owned()),
                    delay_ms: 3_000,
                    answer: FaultyAnswer::Replace(Default::default()),
                    ..Fault::default()
                });
                codes.tick_page().click().await;
                let all = codes
                    .selection()
                    .get("button", Name::starting("Select all"));
                all.click().await;
                codes
                    .selection()
                    .get("progressbar", Name::Any)
                    .appears()
                    .await;
                let progress = "
                    const style = getComputedStyle(one('progress'));
                    return parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'
                        && style.color !== style.backgroundColor";
                let is_told = page.run(&format!("{LOOK} {progress}")).await;
                assert_eq!(is_told, true, "how far something has come is seen");
            })
            .await;
    }

    /// In CSS pixels: a window of 1280 px at 200 %, and at 400 %.
    const ENLARGED: [(u32, u32); 2] = [(640, 400), (320, 256)];

    /// What a person who scrolls can't get at, or can't read to its end.
    const OUT_OF_REACH: &str = "
        const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const found = beyond > 0 ? [`the page scrolls sideways by ${beyond} px`] : [];
        // One thing at a time: a dialog, or the open code, which lies over the rows.
        const over = document.querySelector('dialog:modal') ?? document.querySelector('.panel');
        const isIn = (element) => !over || over.contains(element);
        const controls = [...document.querySelectorAll('button, a[href], summary, select, textarea, input')]
            .filter((control) => isIn(control) && control.checkVisibility({ visibilityProperty: true })
                && !control.disabled && !control.closest('.unseen') && control.type !== 'file');
        const words = (control) => (control.getAttribute('aria-label') ?? control.innerText ?? control.id).trim() || control.outerHTML.slice(0, 120);
        for (const control of controls) {
            control.scrollIntoView({ block: 'center', inline: 'center' });
            const box = control.getBoundingClientRect();
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const hit = document.elementFromPoint(x, y);
            const label = control.labels?.[0];
            const isHit = hit && (control.contains(hit) || hit.contains(control) && hit.matches('label') || label?.contains(hit));
            if (!isHit) found.push(`${words(control)} lies under ${hit?.outerHTML.slice(0, 80) ?? 'nothing'}`);
            if (control.matches('button, a, summary') && !control.matches('.open, .brand, .view') && control.scrollWidth > control.clientWidth + 1 && getComputedStyle(control).overflowX !== 'visible')
                found.push(`${words(control)} is cut off`);
            const width = document.documentElement.clientWidth;
            if (control.closest('.nav ul') && control.closest('ul').scrollWidth > control.closest('ul').clientWidth) found.push(`the navigation is cut off`);
            if (box.left < -1 || box.right > width + 1) found.push(`${words(control)} goes beyond the edge`);
        }
        return found";

    async fn all_is_in_reach(stage: &Stage, screen: &str) {
        eventually(format!("all of {screen} is in reach"), async || match stage
            .page
            .run(OUT_OF_REACH)
            .await
        {
            Value::Array(found) if found.is_empty() => Ok(()),
            found => Err(format!("{found:#}")),
        })
        .await;
    }

    #[tokio::test]
    async fn enlarged_to_200_and_to_400_percent_nothing_is_cut_off_or_out_of_reach() {
        Setting::gateway()
            .play(async |stage| {
                let (page, codes) = (&stage.page, stage.codes());
                for (width, height) in ENLARGED {
                    page.resize(width, height).await;
                    let at = |screen: &str| format!("{screen} at {width} px");
                    stage.open("").await;
                    let newest = stage.issued("").await.codes;
                    codes.shows(&newest).await;
                    all_is_in_reach(&stage, &at("issued codes")).await;
                    codes.select(&newest[0]).await;
                    codes.selection().appears().await;
                    all_is_in_reach(&stage, &at("a selection")).await;
                    let address = "somebody-who-has-bought-many-codes@a-long-domain.example.com";
                    stage.open(&format!("?email={address}")).await;
                    page.get("button", Name::starting("Remove filter"))
                        .appears()
                        .await;
                    all_is_in_reach(&stage, &at("a long filter")).await;
                    stage.open("").await;
                    let open = fill(Text::OpenCode, &[("code", &newest[1])]);
                    page.get("button", open).scroll_to_the_middle().await;
                    codes.open(&newest[1]).await;
                    codes.panel().button(english(Text::Close)).appears().await;
                    all_is_in_reach(&stage, &at("an open code")).await;
                    stage.open("?status=1&data_type=1").await;
                    page.get("button", english(Text::Export)).click().await;
                    page.get("dialog", Name::Any).appears().await;
                    all_is_in_reach(&stage, &at("the question before an export")).await;
                    page.press(thirtyfour::Key::Escape).await;
                    page.press("?").await;
                    page.get("dialog", english(Text::Help)).appears().await;
                    all_is_in_reach(&stage, &at("the help")).await;
                    for (view, title) in [
                        ("redeemed", english(Text::Redeemed)),
                        ("generate", english(Text::Generate)),
                        ("redeem", english(Text::Redeem)),
                        ("overview", english(Text::Overview)),
                        ("lookup", english(Text::LookUp)),
                        ("activity", english(Text::Activity)),
                    ] {
                        stage.open(&format!("?view={view}")).await;
                        stage.shell().title(title).appears().await;
                        all_is_in_reach(&stage, &at(title)).await;
                    }
                    stage.shell().lock().await;
                    stage.connect().notice().appears().await;
                    all_is_in_reach(&stage, &at("the screen to connect")).await;
                }
            })
            .await;
    }
}
