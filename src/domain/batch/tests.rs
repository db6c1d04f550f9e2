use super::*;
use proptest::prelude::*;

fn read_with(text: &str, clues: &Clues) -> Batch {
    let mut reader = Reader::new(text.to_owned(), clues.clone());
    while reader.read(usize::MAX) {}
    reader.finish()
}

/// As long as nothing is known of the account's codes.
fn read(text: &str) -> Batch {
    read_with(text, &Clues::default())
}

fn clues_of(codes: &[&str]) -> Clues {
    clues_with_template(codes, "{code}")
}

fn clues_with_template(codes: &[&str], template: &str) -> Clues {
    let codes: Vec<Code> = codes.iter().filter_map(|code| Code::new(code)).collect();
    let mut known = KnownCodes::default();
    known.learn(codes.iter());
    Clues::new(Arc::new(known), Arc::default(), Arc::default(), template)
}

/// What a page of the account's rows teaches.
const OWN: [&str; 4] = [
    "9P-7KQ4-XM2B-H8RT",
    "9P-QW3E-PLMK-0Z9X",
    "9P-AAAA-BBBB-CCCC",
    "9P-1A2B-3C4D-5E6F",
];

fn codes(batch: &Batch) -> Vec<(&str, usize)> {
    (batch.codes.iter())
        .map(|found| (found.code.reveal(), found.times))
        .collect()
}

fn found(batch: &Batch) -> Vec<&str> {
    batch
        .codes
        .iter()
        .map(|found| found.code.reveal())
        .collect()
}

fn left_out(batch: &Batch) -> Vec<(&str, Why)> {
    (batch.left_out.iter())
        .map(|one| (&*one.text, one.why))
        .collect()
}

#[test]
fn codes_are_found_between_any_separators() {
    let text = "\u{feff}9P-0001,9P-0002;9P-0003|9P-0004\t9P-0005\r\n\"9P-0006\"\u{a0}'9P-0007' \
                [9P-0008] {\"code\":\n\"9P-0009\"} <9P-0010>";
    let batch = read(text);
    let expected: Vec<String> = (1..=10).map(|number| format!("9P-{number:04}")).collect();
    assert_eq!(found(&batch), expected);
    assert_eq!(batch.words, ["code"]);
    assert_eq!(batch.pieces, 11);
}

/// However people write a code, and whether or not anything is known of the account's.
#[test]
fn a_code_is_found_in_everyday_spellings() {
    const CODE: &str = "9P-7KQ4-AB12-CD34";
    const OTHER: &str = "9P-7KQ4-AB12-EF56";
    for clues in [Clues::default(), clues_of(&OWN)] {
        for (text, expected) in [
            ("Your code is *.", 1),
            ("Code:*", 1),
            ("code=*", 1),
            ("1.*", 1),
            ("12. *", 1),
            ("1)*", 1),
            ("#1:*", 1),
            ("- *", 1),
            ("-*", 1),
            ("\u{2022}*", 1),
            ("*!", 1),
            ("*?", 1),
            ("*\u{2026}", 1),
            ("(*)", 1),
            ("**", 1),
            ("***", 1),
            ("_*_", 1),
            ("__*__", 1),
            ("`*`", 1),
            ("~~*~~", 1),
            ("> *", 1),
            ("[*](https://portal.example/redeem)", 1),
            ("<b>*</b>", 1),
            ("<td>*</td><td>5 IPs</td>", 1),
            ("&quot;*&quot;", 1),
            ("*/+", 2),
            ("*/+/", 2),
            ("*&+", 2),
            ("*+", 1),
            ("https://portal.example/redeem?code=*", 1),
            ("https://portal.example/redeem?code=*&from=mail2026", 1),
            ("https://portal.example/redeem/*", 1),
            ("https://portal.example/redeem/*/", 1),
            ("https://portal.example/#*", 1),
            ("<https://portal.example/r/*>", 1),
            ("portal.example/redeem?code=*", 1),
            ("https://portal.example/redeem?code%3D*%26x", 1),
            (
                "https://a.example/?to=https%3A%2F%2Fb.example%2F%3Fcode%3D*",
                1,
            ),
            ("code%3D*", 1),
            ("{\"codes\":[\"*\",\"+\"]}", 2),
            ("{\"text\":\"*\\n+\"}", 2),
            ("\u{4ee3}\u{7801}*\u{8bf7}\u{5151}\u{6362}", 1),
            ("M\u{e3}: *, h\u{e1}\u{ba}n", 1),
            ("ann@example.com:*", 1),
            ("ann@example.com;*;5 IPs;2026-03-12T14:05:31Z", 1),
            ("mailto:ann@example.com?body=*", 1),
        ] {
            let text = match text {
                // Emphasis, whose sign is the one that stands for the code here.
                "**" => format!("*{CODE}"),
                "***" => format!("*{CODE}*"),
                // Typed without a space between.
                "*+" => format!("{CODE}+"),
                text => text.replace('*', CODE).replace('+', OTHER),
            };
            let batch = read_with(&text, &clues);
            assert_eq!(found(&batch), &[CODE, OTHER][..expected], "{text}");
        }
    }
}

#[test]
fn percent_encoding_is_read_in_links() {
    for clues in [Clues::default(), clues_of(&OWN)] {
        for text in [
            "https://portal.example/redeem?code=9P%2D7KQ4%2DAB12%2DCD34",
            "https://portal.example/redeem?code=%209P-7KQ4-AB12-CD34%20",
            "https://portal.example/%D7%A7?a=100%25&code=9P-7KQ4-AB12-CD34",
        ] {
            let batch = read_with(text, &clues);
            assert_eq!(found(&batch), ["9P-7KQ4-AB12-CD34"], "{text}");
        }
    }
}

#[test]
fn dates_phone_numbers_and_orders_are_no_codes() {
    let text =
        "Order 100045678 of 2026-03-12, call 0912345678: 9P-7KQ4-AB12-CD34. Invoice INV-2026-0015";
    let batch = read(text);
    assert_eq!(found(&batch), ["9P-7KQ4-AB12-CD34"]);
    let numbers = ["100045678", "2026-03-12", "0912345678", "INV-2026-0015"];
    assert_eq!(
        left_out(&batch),
        numbers.map(|number| (number, Why::Number))
    );
    // Whoever knows what codes look like need not ask.
    let batch = read_with(text, &clues_of(&OWN));
    assert_eq!(found(&batch), ["9P-7KQ4-AB12-CD34"]);
    assert_eq!(left_out(&batch), []);
}

#[test]
fn the_shape_is_learnt_from_the_accounts_codes() {
    let clues = clues_of(&OWN);
    let batch = read_with(
        "TR-7KQ4-AB12-CD34 9P-ABCD-EFGH-IJKL 9P-7KQ4-AB12 9p-7kq4-ab12-cd34 X9P-7KQ4-AB12-CD34 \
         9P-7KQ4-AB12-XY99-7 spring-sale hello AB-1234",
        &clues,
    );
    // Four groups of capitals and digits, whether or not there is a digit in the last three.
    assert_eq!(found(&batch), ["9P-ABCD-EFGH-IJKL"]);
    let unlike = [
        "TR-7KQ4-AB12-CD34",
        "9P-7KQ4-AB12",
        "9p-7kq4-ab12-cd34",
        "9P-7KQ4-AB12-CD34",
        "9P-7KQ4-AB12-XY99",
    ];
    assert_eq!(left_out(&batch), unlike.map(|text| (text, Why::Unlike)));
    assert_eq!(batch.words, ["spring-sale", "hello", "AB-1234"]);
}

#[test]
fn codes_of_any_shape_are_learnt() {
    for (own, other) in [
        (["8fK2mQ9xLz", "0aB1cD2eF3", "Zy9Xw8Vu7T"], "Qq1Ww2Ee3R"),
        (
            ["1234567890123456", "9876543210987654", "1111222233334444"],
            "5555666677778888",
        ),
        (["AB.12/CD", "EF.34/GH", "IJ.56/KL"], "ZZ.99/XX"),
        (["gift:aa11", "gift:bb22", "gift:cc33"], "gift:dd44"),
        (["{A1B2}", "{C3D4}", "{E5F6}"], "{G7H8}"),
        (["Ключ-12", "Ключ-34", "Ключ-56"], "Ключ-12"),
        (["AB12==", "CD34==", "EF56=="], "GH78=="),
        (["A1", "B2", "C3"], "D4"),
    ] {
        let clues = clues_of(&own);
        for text in [
            other.to_owned(),
            format!("see ({other}), or \"{}\"!", own[0]),
        ] {
            let batch = read_with(&text, &clues);
            assert_eq!(found(&batch)[0], other, "{text}");
        }
    }
}

/// Found by fuzzing: the second code of three was forgotten.
#[test]
fn every_known_code_is_found_however_rare_its_beginning() {
    let own = [
        "8P-7KQ4-AB12",
        "9P-9999-ZZZ0",
        "8P-1A2B-3C4D",
        "8P-5A2B-3C4D",
    ];
    for known in 3..=own.len() {
        let clues = clues_of(&own[..known]);
        let batch = read_with(&own[..known].join(" "), &clues);
        assert_eq!(found(&batch), own[..known]);
    }
    // Too many of them say nothing.
    let many: Vec<String> = (0..=100).map(|n| format!("{n:03}P-AB12")).collect();
    let often = (0..300).map(|n| format!("000P-A{n:03}"));
    let own: Vec<String> = many.into_iter().chain(often).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    assert_eq!(found(&read_with(&own.join(" "), &clues_of(&own))), own);
}

#[test]
fn lengths_that_differ_among_known_codes_may_differ_again() {
    let clues = clues_of(&["GIFT-12345678A", "GIFT-123456789B", "GIFT-1234567890C"]);
    assert_eq!(
        found(&read_with("x GIFT-12345A, y", &clues)),
        ["GIFT-12345A"]
    );
}

#[test]
fn one_or_two_known_codes_are_no_rule() {
    let batch = read_with("TR-7KQ4-AB12 9P-ABCD-EFGH-IJKL", &clues_of(&OWN[..2]));
    assert_eq!(found(&batch), ["TR-7KQ4-AB12", "9P-ABCD-EFGH-IJKL"]);
}

#[test]
fn another_case_or_missing_hyphens_lead_to_the_known_code() {
    let clues = clues_of(&OWN);
    for text in [
        "9p-7kq4-xm2b-h8rt",
        "9P7KQ4XM2BH8RT",
        "9p7kq4xm2bh8rt",
        "9P_7KQ4_XM2B_H8RT",
    ] {
        let batch = read_with(text, &clues);
        assert_eq!(found(&batch), [""; 0], "{text}");
        let meant = batch.left_out[0].meant.as_ref().map(Code::reveal);
        assert_eq!(meant, Some(OWN[0]), "{text}");
        let respelled = clues.known.respelled(text);
        assert_eq!(respelled.as_ref().map(Code::reveal), Some(OWN[0]), "{text}");
    }
    assert_eq!(clues.known.other_spelling(OWN[0]), None);
    assert_eq!(clues.known.respelled("9P7KQ4"), None);
}

#[test]
fn what_the_person_adds_is_a_code_in_its_place() {
    let text = "9P-0001 100045678, 2026-03-12 100045678";
    let code = |text| Code::new(text).unwrap();
    let chosen = [("100045678".to_owned(), code("100045678"))];
    let clues = Clues::new(
        Arc::default(),
        Arc::new(chosen.into()),
        Arc::default(),
        "{code}",
    );
    let batch = read_with(text, &clues);
    assert_eq!(codes(&batch), [("9P-0001", 1), ("100045678", 2)]);
    assert!(batch.codes[1].is_added && !batch.codes[0].is_added);
    assert_eq!(left_out(&batch), [("2026-03-12", Why::Number)]);
}

#[test]
fn what_a_template_puts_right_beside_a_code_is_no_part_of_it() {
    for (template, text) in [
        ("code{code}", "code9P-7KQ4-AB12"),
        ("{code}now", "9P-7KQ4-AB12now"),
        ("--x-{code}-y--", "--x-9P-7KQ4-AB12-y--"),
        ("Code: {code}.", "Code: 9P-7KQ4-AB12."),
        (
            "https://a.example/?c={code}x",
            "https://a.example/?c=9P-7KQ4-AB12x",
        ),
    ] {
        let clues = clues_with_template(&[], template);
        assert_eq!(
            found(&read_with(text, &clues)),
            ["9P-7KQ4-AB12"],
            "{template}"
        );
        let known = ["9P-1111-AAAA", "9P-22BB-2222", "9P-3333-3333"];
        let clues = clues_with_template(&known, template);
        assert_eq!(
            found(&read_with(text, &clues)),
            ["9P-7KQ4-AB12"],
            "{template}"
        );
    }
}

#[test]
fn a_repeated_code_is_counted_where_it_stood_first() {
    let batch = read("9P-BBB1 9P-AAA1 9P-BBB1 9P-\u{200b}BBB1");
    assert_eq!(codes(&batch), [("9P-BBB1", 3), ("9P-AAA1", 1)]);
    assert_eq!(batch.pieces, 4);
}

#[test]
fn what_is_no_code_is_said() {
    let long = "9A".repeat(257);
    let text = format!("status 12345 9P-ЖB12 ann@example.com {long} 9P_-12 ann2026@example.com");
    let batch = read(&text);
    assert_eq!(codes(&batch), [("9P_-12", 1)]);
    assert_eq!(left_out(&batch), [("9P-ЖB12", Why::Unsure)]);
    let words = [
        "status",
        "12345",
        "ann@example.com",
        &long,
        "ann2026@example.com",
    ];
    assert_eq!(batch.words, words);
    let many = "word ".repeat(MOST_WORDS + 7);
    let batch = read(&many);
    assert_eq!((batch.words.len(), batch.word_count), (1_000, 1_007));
}

#[test]
fn a_link_without_a_code_is_one_word() {
    let batch = read("see https://portal.example/help?page=2#top, hello");
    assert_eq!(
        batch.words,
        ["see", "https://portal.example/help?page=2#top,", "hello"]
    );
}

#[test]
fn letters_that_look_latin_are_read_as_latin_and_said() {
    for clues in [
        Clues::default(),
        clues_of(&["9P-AB10", "9P-AB11", "9P-CD12"]),
    ] {
        // Cyrillic, Greek, wide, a dash, and one that is all right.
        let batch = read_with("9P–АВ12 9Ρ-AB13 ９Ｐ－ＡＢ１４ 9P-AB15", &clues);
        assert_eq!(found(&batch), ["9P-AB12", "9P-AB13", "9P-AB14", "9P-AB15"]);
        let corrected: Vec<bool> = batch.codes.iter().map(|code| code.is_corrected).collect();
        assert_eq!(corrected, [true, true, true, false]);
    }
}

#[test]
fn codes_that_differ_in_capitals_alone_are_kept_and_said() {
    let batch = read("9P-ab12 9P-AB12 9P-AB13 9P-ab12");
    let differing: Vec<bool> = batch
        .codes
        .iter()
        .map(|code| code.differs_by_case)
        .collect();
    assert_eq!(differing, [true, true, false]);
    assert_eq!(batch.codes[0].times, 2);
}

#[test]
fn slices_give_what_the_whole_gives() {
    let text = "9P-0001,9P-0002;é 9P-0003 hello 9P-0001\u{200b} 100045678 9P-0004";
    for chars in 0..20 {
        let mut reader = Reader::new(text.to_owned(), Clues::default());
        while reader.read(chars) {}
        assert_eq!(reader.finish(), read(text), "{chars}");
    }
}

/// Found by fuzzing.
#[test]
fn slices_part_no_code_that_has_white_space_or_commas_in_it() {
    let long = ["x".repeat(6_000), ",G7,H8".to_owned()].concat();
    for (own, text) in [
        (["AB 12", "CD 34", "EF 56"], "see GH 78 and IJ 90"),
        (["A1,B2", "C3,D4", "E5,F6"], &*long),
    ] {
        let clues = clues_of(&own);
        let mut reader = Reader::new(text.to_owned(), clues.clone());
        while reader.read(3) {}
        assert_eq!(reader.finish(), read_with(text, &clues), "{text:.30}");
    }
}

#[test]
fn a_long_line_without_a_space_is_read_in_slices() {
    let codes: Vec<String> = (0..3_000).map(|n| format!("9P-{n:04}-ABCD")).collect();
    let mut reader = Reader::new(codes.join(","), Clues::default());
    assert!(reader.read(1_000));
    while reader.read(1_000) {}
    assert_eq!(reader.finish().codes.len(), 3_000);
}

#[test]
fn an_empty_text_has_no_pieces() {
    assert_eq!(read(" \n,\u{200b};").pieces, 0);
}

/// Nothing that could belong to a code.
const AROUND: &str = "[ \n\t,;:|\"'`.!?*~#$^&+=<>(){}\\[\\]/\\\\“”«»，、。…@%]{0,4}";

fn own_code() -> impl Strategy<Value = String> {
    "9P-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}"
}

proptest! {
    #[test]
    fn every_piece_is_accounted_for(text in "([A-C0-2é@,;./:%= \"\u{200b}-]|9P-000[0-3]){0,60}") {
        for clues in [Clues::default(), clues_of(&["9P-0001", "9P-0002", "9P-0003"])] {
            let batch = read_with(&text, &clues);
            let found: usize = batch.codes.iter().map(|code| code.times).sum();
            let left_out: usize = batch.left_out.iter().map(|one| one.times).sum();
            prop_assert_eq!(found + left_out + batch.word_count, batch.pieces);
        }
    }

    #[test]
    fn a_code_of_a_known_shape_is_found_whatever_surrounds_it(
        code in own_code(), before in AROUND, after in AROUND
    ) {
        let batch = read_with(&[&*before, &code, &after].concat(), &clues_of(&OWN));
        prop_assert_eq!(found(&batch), [&*code]);
        prop_assert!(!batch.codes[0].is_corrected);
    }

    #[test]
    fn no_text_makes_a_code_that_does_not_stand_in_it(text in "([9P0A-C -]|9P-AAAA-BBBB-CCC[C0-9])*") {
        let batch = read_with(&text, &clues_of(&OWN));
        for code in found(&batch) {
            prop_assert!(text.contains(code));
        }
    }

    #[test]
    fn what_a_template_makes_is_read_back(
        list in prop::collection::btree_set(own_code(), 1..5),
        before in "[a-zA-Zé \n:,.!#*_(代码-]{0,12}",
        after in "[a-zA-Zé \n:,.!#*_)请-]{0,12}",
        amount in "[0-9]{1,3} (IPs|GB)",
    ) {
        let template = [&*before, "{code}", &after, " {amount} until {expires}"].concat();
        let message = |code: &String| {
            let message = template.replace("{code}", code).replace("{amount}", &amount);
            message.replace("{expires}", "26 Nov 2026, 13:04:05 UTC")
        };
        let messages: Vec<String> = list.iter().map(message).collect();
        let clues = clues_with_template(&OWN, &template);
        let batch = read_with(&messages.join("\n\n"), &clues);
        let list: Vec<&str> = list.iter().map(|code| &**code).collect();
        prop_assert_eq!(found(&batch), list);
    }
}

#[test]
fn a_code_that_was_given_whole_is_read_to_the_letter() {
    for given in ["9P-А1B2,C3", "hello", "code:9P-AB12", "2026-11-25", "--"] {
        let code = Code::new(given).unwrap();
        let clues = Clues {
            verbatim: Arc::new([code.clone()].into()),
            ..clues_of(&["9P-ABCD-1234"])
        };
        let text = format!("Hello, 9P-WXYZ-9876\n{given}\nand more");
        let mut reader = Reader::new(text, clues);
        while reader.read(5) {}
        let codes: Vec<Code> = reader
            .finish()
            .codes
            .into_iter()
            .map(|read| read.code)
            .collect();
        assert_eq!(codes, [Code::new("9P-WXYZ-9876").unwrap(), code], "{given}");
    }
}
