//! `Object`: finds the end of a JSON object whose first line has the prefix of a logger. One without a prefix is a
//! `Document`, which streams; here, the prefix and the lines so far stay text if the object breaks off.

/// An object that is not complete yet.
pub(crate) struct Object {
    depth: usize,
}

impl Object {
    /// Returns the object that this line opens and does not close.
    ///
    /// Returns `None` if the line is something else, or was truncated.
    pub(crate) fn opened_by(line: &str) -> Option<Self> {
        let mut object = Self { depth: 0 };
        let is_one = line.trim_start().starts_with('{') && object.goes_on_with(line);
        (is_one && object.is_open()).then_some(object)
    }

    pub(crate) fn is_open(&self) -> bool {
        self.depth > 0
    }

    /// Reads the next line if it can be part of the object: JSON tokens, and every string terminated.
    pub(crate) fn goes_on_with(&mut self, line: &str) -> bool {
        let mut depth = self.depth;
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => {
                    if !ends_string(&mut chars) {
                        return false;
                    }
                }
                '{' | '[' => depth += 1,
                '}' | ']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                c if c.is_ascii_whitespace() || c.is_ascii_digit() || ":,+-.eE".contains(c) => {}
                // The letters of `true`, `false` and `null`.
                c if "truefalsn".contains(c) => {}
                _ => return false,
            }
        }
        self.depth = depth;
        true
    }
}

/// Reads up to the closing quote of a string. Returns `false` if the string is not terminated.
fn ends_string(chars: &mut impl Iterator<Item = char>) -> bool {
    while let Some(c) = chars.next() {
        match c {
            '"' => return true,
            '\\' => drop(chars.next()),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unterminated_objects_are_recognized() {
        for line in ["{", "  {", r#"{ "errorCode": 401002,"#, r#"{"a":{"b":["#, r#"{"a": "}", "#, r#"{"a\"": null"#] {
            assert!(Object::opened_by(line).is_some(), "{line}");
        }
        for line in
            ["{}", r#"{"a":1}"#, r#"{"a":1} {"#, r#"{"a": "cut"#, "{'a': 1", "{ error", "[", "", "404", "{ 2 => x"]
        {
            assert!(Object::opened_by(line).is_none(), "{line}");
        }
    }

    #[test]
    fn objects_go_on_until_they_are_closed() {
        let mut object = Object::opened_by("{").unwrap();
        for line in [r#"  "a": {"#, r#"    "b": [1, -2.5e3, true, false, null]"#, "", "  },", r#"  "c": "} x""#] {
            assert!(object.goes_on_with(line) && object.is_open(), "{line}");
        }
        for line in ["2024-01-01 ERR", "[ERR!] - x", "error: 404201", r#""cut"#] {
            assert!(!object.goes_on_with(line) && object.is_open(), "{line}");
        }
        assert!(object.goes_on_with("} and more {") && !object.is_open());
    }
}
