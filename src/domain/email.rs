use super::text::is_hidden;

/// Whether a text has the shape of one email address; otherwise the address that was probably meant.
///
/// Only the shape is checked: whether the account exists is known to the server alone.
pub fn check_email(text: &str) -> Result<(), Option<String>> {
    if has_shape(text) {
        return Ok(());
    }
    let meant: String = text
        .chars()
        .filter(|char| !char.is_whitespace() && !is_hidden(*char))
        .map(|char| if char == ',' { '.' } else { char })
        .collect();
    Err(has_shape(&meant).then_some(meant))
}

fn has_shape(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let fits = |char: char| !char.is_whitespace() && !is_hidden(char) && !"@,;<>()".contains(char);
    let labels_fit = domain.split('.').all(|label| !label.is_empty());
    let is_plain = name.chars().chain(domain.chars()).all(fits);
    !name.is_empty() && domain.contains('.') && labels_fit && is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_accepted() {
        for email in ["a@b.c", "ann+codes@mail.example.com", "josé@exämple.de"] {
            assert_eq!(check_email(email), Ok(()), "{email}");
        }
    }

    #[test]
    fn a_slip_is_refused_with_what_was_meant() {
        for (typed, meant) in [
            ("ann@example,com", Some("ann@example.com")),
            ("ann @example.com", Some("ann@example.com")),
            ("ann\u{200b}@example.com", Some("ann@example.com")),
            ("ann", None),
            ("@example.com", None),
            ("ann@example", None),
            ("ann@.com", None),
            ("ann@example.", None),
            ("ann@b.c@example.com", None),
            ("a@b.c;d@e.f", None),
            ("Ann <ann@example.com>", None),
        ] {
            let meant = meant.map(str::to_owned);
            assert_eq!(check_email(typed), Err(meant), "{typed}");
        }
    }
}
