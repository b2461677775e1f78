//! Parses written forms, and explains invalid ones.

use super::{Fault, Radix, WrittenForm};

/// A number of 64 bits has at most this many decimal digits, or a sign and one less.
const MOST_DIGITS: usize = 20;
/// Each row repeats the prefix.
const LONGEST_PREFIX: usize = 32;

impl WrittenForm {
    /// Parses a prefix with a placeholder: `0x{:08X}`, `E{:04}` or `{}`.
    ///
    /// # Errors
    /// Returns the reason why the form is invalid, and a valid form where one is obvious.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let Some((prefix, rest)) = text.split_once('{') else {
            return Err(without_placeholder(text));
        };
        let Some((placeholder, rest)) = rest.split_once('}') else {
            return Err(fault("unterminated placeholder", "expected `}` behind the placeholder"));
        };
        if placeholder.contains('{') || prefix.contains('}') || rest.starts_with('}') {
            return Err(fault("braces in the prefix", "a written form has the braces of one placeholder only"));
        }
        check_characters(prefix)?;
        if rest.contains('{') {
            return Err(fault("more than one placeholder", "a written form is a prefix and one placeholder"));
        }
        let form = form(prefix, placeholder)?;
        if !rest.is_empty() {
            return Err(write("text after the placeholder", &form));
        }
        Ok(form)
    }
}

/// Reads the placeholder without its braces.
fn form(prefix: &str, placeholder: &str) -> Result<WrittenForm, Fault> {
    let (name, spec) = placeholder.split_once(':').unwrap_or((placeholder, ""));
    let (sharp, spec) = spec.strip_prefix('#').map_or((false, spec), |spec| (true, spec));
    let (width, radix) = match spec.strip_suffix(['x', 'X']) {
        Some(width) if spec.ends_with('x') => (width, Radix::LowerHex),
        Some(width) => (width, Radix::UpperHex),
        None => (spec, Radix::Decimal),
    };
    let digits = width.strip_prefix('0').unwrap_or(width);
    if let Some(plain) = of_other_language(spec) {
        return Err(match form(prefix, &format!(":{plain}")) {
            Ok(form) => write("invalid placeholder", &form),
            Err(fault) => fault,
        });
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with('0') {
        return Err(fault(
            "invalid placeholder",
            "expected `{}`, `{:x}`, `{:X}`, or a width such as `{:08}` or `{:08X}`",
        ));
    }
    let width_of_digits = if digits.is_empty() { Some(0) } else { digits.parse().ok() };
    let Some(count) = width_of_digits.filter(|&count| count <= MOST_DIGITS) else {
        return Err(fault("too wide", "numbers have at most 20 digits"));
    };
    let form = WrittenForm { prefix: prefix.to_owned(), radix, width: count };
    if sharp {
        // `#` writes the prefix of hexadecimal digits, and counts it.
        let form = if radix == Radix::Decimal {
            form
        } else {
            let prefix = if is_radix_prefix(prefix, 'x') { prefix.to_owned() } else { format!("{prefix}0x") };
            WrittenForm { prefix, width: count.saturating_sub(2), ..form }
        };
        return Err(write("`#` in the placeholder", &form));
    }
    check_ambiguous(&form)?;
    if !name.is_empty() {
        return Err(write("the placeholder has no name", &form));
    }
    if width != digits && count == 0 {
        return Err(write("zero without a width", &form));
    }
    if width == digits && count > 0 {
        return Err(write("numbers are not padded with spaces", &form));
    }
    Ok(form)
}

/// Returns the width and the radix of a placeholder in another language, as in `{0:D5}`, `{:05d}` and `{:>05}`.
fn of_other_language(spec: &str) -> Option<String> {
    if spec.trim_end_matches(['x', 'X']).bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (is_padded, spec) = match spec.strip_prefix(['D', 'd']) {
        Some(width) => (true, width),
        None => (false, spec.trim_start_matches(['>', '<', '^', '='])),
    };
    let (is_hex, width) = match spec.strip_prefix(['X', 'x']) {
        Some(width) => (true, width),
        None => (false, spec.trim_end_matches(['d', 'i', 'u'])),
    };
    let width = if is_padded || is_hex { width.trim_start_matches('0') } else { width };
    let is_width = !width.is_empty() && width.bytes().all(|byte| byte.is_ascii_digit());
    let zero = if width.starts_with('0') { "" } else { "0" };
    is_width.then(|| format!("{zero}{width}{}", if is_hex { "X" } else { "" }))
}

fn check_characters(prefix: &str) -> Result<(), Fault> {
    let is_allowed = |c: char| (c.is_ascii_graphic() || c == ' ') && !"{}`\"'\\".contains(c);
    if !prefix.chars().all(is_allowed) || prefix.starts_with(' ') {
        let help =
            "a prefix consists of printable ASCII characters without quotes, and starts with one that is not a space";
        return Err(fault("invalid character in the prefix", help));
    }
    if prefix.len() > LONGEST_PREFIX {
        return Err(fault("prefix too long", "a prefix has at most 32 characters"));
    }
    Ok(())
}

/// Returns `true` for a prefix that ends as numbers of another base start: `0x`.
fn is_radix_prefix(prefix: &str, letter: char) -> bool {
    let mut last = prefix.chars().rev();
    last.next().is_some_and(|c| c.eq_ignore_ascii_case(&letter)) && last.next() == Some('0')
}

/// Returns `true` for the start of a number in another base, which would say another number: `0b`, `0o`, `0xE`.
fn starts_number(prefix: &str) -> bool {
    let prefix = prefix.trim_start_matches(['+', '-']);
    let digits = prefix.get(2..).unwrap_or_default();
    prefix.get(..2).is_some_and(|start| ["0x", "0o", "0b"].iter().any(|base| start.eq_ignore_ascii_case(base)))
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_')
        && !(digits.is_empty() && is_radix_prefix(prefix, 'x'))
}

/// Checks that a written form cannot be taken for plain decimal digits or for `0x` and hexadecimal digits, which are
/// parsed too.
fn check_ambiguous(form: &WrittenForm) -> Result<(), Fault> {
    if is_radix_prefix(&form.prefix, 'x') && form.radix == Radix::Decimal {
        return Err(write("decimal digits behind `0x`", &WrittenForm { radix: Radix::UpperHex, ..form.clone() }));
    }
    if starts_number(&form.prefix) {
        return Err(fault(
            "looks like another number",
            "only `0x` may precede the digits of a number, and only hexadecimal ones",
        ));
    }
    if !form.prefix.bytes().all(|byte| byte.is_ascii_digit() || b"+-".contains(&byte)) {
        return Ok(());
    }
    match (form.prefix.is_empty(), form.radix) {
        (true, Radix::Decimal) => Ok(()),
        (false, Radix::Decimal) => {
            Err(fault("looks like another number", "a prefix has a character that is not a digit or a sign"))
        }
        (_, Radix::LowerHex | Radix::UpperHex) => {
            let form = WrittenForm { prefix: "0x".to_owned(), ..form.clone() };
            Err(write("looks like a decimal number", &form))
        }
    }
}

/// Explains a form without `{`, which may be one of C.
fn without_placeholder(text: &str) -> Fault {
    let of_c = text.split_once('%').and_then(|(prefix, spec)| {
        let conversion = spec.chars().last().filter(|c| "dixXu".contains(*c))?;
        let width = spec[..spec.len() - 1].trim_end_matches(['l', 'h', 'z']);
        let radix = if conversion.eq_ignore_ascii_case(&'x') { conversion.to_string() } else { String::new() };
        check_characters(prefix).ok()?;
        let colon = if width.is_empty() && radix.is_empty() { "" } else { ":" };
        form(prefix, &format!("{colon}{width}{radix}")).ok()
    });
    let label = "no placeholder";
    match of_c.or_else(|| of_digits(text)) {
        Some(form) => write(label, &form),
        None => fault(label, "write `{}` for the number, or `{:08X}` for eight hexadecimal digits"),
    }
}

/// Returns the form with the count of digits in an example, as in `ORA-00000`, `0xXXXXXXXX` and `ORA-NNNNN`.
fn of_digits(text: &str) -> Option<WrittenForm> {
    if text.eq_ignore_ascii_case("hex") {
        return WrittenForm::parse("0x{:08X}").ok();
    }
    let is_hex = text.len() > 2 && is_radix_prefix(text.get(..2)?, 'x');
    let digit = text.chars().next_back().filter(|c| "0Nn#".contains(*c) || (is_hex && "Xx".contains(*c)));
    let digits = digit.map_or(0, |digit| text.len() - text.trim_end_matches(digit).len());
    let (prefix, digits) = if is_hex && digit.is_some() { (2, text.len() - 2) } else { (text.len() - digits, digits) };
    let radix = if is_hex { "X" } else { "" };
    let prefix = &text[..prefix];
    let is_prefix = prefix.contains(|c: char| c.is_ascii_alphabetic()) && !prefix.contains('%');
    match digits {
        _ if !is_prefix => None,
        0 if text.ends_with(['-', '_', ' ', ':']) => WrittenForm::parse(&format!("{prefix}{{}}")).ok(),
        0 => None,
        width => WrittenForm::parse(&format!("{prefix}{{:0{width}{radix}}}")).ok(),
    }
}

fn write(label: &'static str, form: &WrittenForm) -> Fault {
    Fault { label, help: format!("write `{}`", form.format()).into() }
}

fn fault(label: &'static str, help: &'static str) -> Fault {
    Fault { label, help: help.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_forms_are_explained() {
        for (text, label, help) in [
            ("", "no placeholder", "write `{}` for the number"),
            ("0x", "no placeholder", "write `{}` for the number"),
            ("0x%08X", "no placeholder", "write `0x{:08X}`"),
            ("E%04d", "no placeholder", "write `E{:04}`"),
            ("E%d", "no placeholder", "write `E{}`"),
            ("0x%lx", "no placeholder", "write `0x{:x}`"),
            ("100%", "no placeholder", "write `{}` for the number"),
            ("E{:04", "unterminated", "expected `}`"),
            ("E{{{}", "braces", "a written form"),
            ("E}{}", "braces", "a written form"),
            ("E{}{}", "more than one", "a written form"),
            ("E{:04}!", "text after", "write `E{:04}`"),
            ("E{number:04}", "has no name", "write `E{:04}`"),
            ("E{0}", "has no name", "write `E{}`"),
            ("E{:4}", "padded with spaces", "write `E{:04}`"),
            ("E{:>4}", "invalid placeholder", "write `E{:04}`"),
            ("ORA-{0:D5}", "invalid placeholder", "write `ORA-{:05}`"),
            ("ORA-{:05d}", "invalid placeholder", "write `ORA-{:05}`"),
            ("0x{0:X8}", "invalid placeholder", "write `0x{:08X}`"),
            ("ORA-00000", "no placeholder", "write `ORA-{:05}`"),
            ("ORA-NNNNN", "no placeholder", "write `ORA-{:05}`"),
            ("ORA-", "no placeholder", "write `ORA-{}`"),
            ("0xXXXXXXXX", "no placeholder", "write `0x{:08X}`"),
            ("hex", "no placeholder", "write `0x{:08X}`"),
            ("words", "no placeholder", "write `{}` for the number"),
            ("E{:b}", "invalid placeholder", "expected"),
            ("E{:?}", "invalid placeholder", "expected"),
            ("E{:004}", "invalid placeholder", "expected"),
            ("E{:0}", "zero without", "write `E{}`"),
            ("E{:021}", "too wide", "numbers have"),
            ("E{:099999999999999999999}", "too wide", "numbers have"),
            ("{:#010X}", "`#`", "write `0x{:08X}`"),
            ("{:08X}", "a decimal number", "write `0x{:08X}`"),
            ("0{:x}", "a decimal number", "write `0x{:x}`"),
            ("0x{:#08X}", "`#`", "write `0x{:06X}`"),
            ("E0x{:#8x}", "`#`", "write `E0x{:06x}`"),
            ("E{:#04}", "`#`", "write `E{:04}`"),
            ("0x{}", "decimal digits", "write `0x{:X}`"),
            ("0o{}", "another number", "only `0x` may"),
            ("-0B{}", "another number", "only `0x` may"),
            ("0xE{:X}", "another number", "only `0x` may"),
            ("0x0_{:X}", "another number", "only `0x` may"),
            ("1{}", "another number", "a prefix has"),
            ("-{}", "another number", "a prefix has"),
            (" E{}", "invalid character", "a prefix consists"),
            ("é{}", "invalid character", "a prefix consists"),
            ("\u{1b}{}", "invalid character", "a prefix consists"),
        ] {
            let fault = WrittenForm::parse(text).expect_err(text);
            assert!(fault.label.contains(label) && fault.help.starts_with(help), "`{text}`: {fault:?}");
            // A form to write is valid.
            if let Some(form) = fault.help.strip_prefix("write `").and_then(|help| help.strip_suffix('`')) {
                assert!(WrittenForm::parse(form).is_ok(), "`{text}`: {form}");
            }
        }
        for text in ["0x{:X}", "E0x{:X}", "3GPP-{}", "0xor {}"] {
            assert!(WrittenForm::parse(text).is_ok(), "{text}");
        }
        assert!(WrittenForm::parse(&format!("{}{{}}", "E".repeat(32))).is_ok());
        assert!(WrittenForm::parse(&format!("{}{{}}", "E".repeat(33))).is_err());
    }
}
