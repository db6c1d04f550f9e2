use crate::domain::text::is_hidden;

/// A text as it is read: without what can't be seen, and with Latin letters in the place of those that only look so.
pub struct Text {
    pub chars: Vec<char>,
    /// As they stood there.
    pub kept: Vec<char>,
}

impl Text {
    pub fn of(text: &str) -> Text {
        // Mail programs and web pages leave invisible characters inside of what they show.
        let is_kept = |char: &char| char.is_whitespace() || !is_hidden(*char);
        let kept: Vec<char> = text.chars().filter(is_kept).collect();
        Text {
            chars: kept.iter().copied().map(latin).collect(),
            kept,
        }
    }

    pub fn is_changed(&self, at: usize) -> bool {
        self.chars[at] != self.kept[at]
    }
}

/// Letters of other scripts, each before the Latin one that it is mistaken for.
const LOOK_ALIKES: &str = "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYаaсcеeіiјjоoрpѕsхxуy\
                           ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX‐-‑-‒-–-—-―-−-﹣-";

/// The Latin letter, digit or hyphen that this looks like, if it is none itself.
fn latin(char: char) -> char {
    if char.is_ascii() {
        return char;
    }
    // The wide forms of CJK keyboards stand in the order of ASCII.
    if let wide @ 0xff01..=0xff5e = u32::from(char) {
        return char::from_u32(wide - 0xfee0).unwrap_or(char);
    }
    let mut pairs = LOOK_ALIKES.chars();
    while let (Some(like), Some(latin)) = (pairs.next(), pairs.next()) {
        if like == char {
            return latin;
        }
    }
    char
}

/// What letters and digits of codes are. Scripts without capitals write words without spaces between, so that one of theirs
/// beside a code is no part of it.
pub fn is_word_char(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || !char.is_ascii()
            && char.is_alphanumeric()
            && (char.is_lowercase() || char.is_uppercase())
}
