//! `Prefix`: what collectors write before each line of a program: a time, a host, a process, a stream.

use crate::timestamp;

/// The parts of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefix<'l> {
    /// The source of the line, without the time: a container, or a host and a process. `None` without a prefix.
    pub(crate) source: Option<(&'l str, &'l str)>,
    /// The line that the program has written.
    pub(crate) text: &'l str,
}

impl<'l> Prefix<'l> {
    /// Splits a line behind its prefix.
    pub(crate) fn of(line: &'l str) -> Self {
        if line.starts_with(['{', ' ', '\t']) {
            return Self { source: None, text: line };
        }
        let (container, rest) = container(line).unwrap_or(("", line));
        match timestamp::behind(rest) {
            Some(behind) => {
                let (process, text) = process(behind, rest);
                Self { source: Some((container, process)), text }
            }
            None if container.is_empty() => Self { source: None, text: line },
            None => Self { source: Some((container, "")), text: rest },
        }
    }

    /// Returns `true` if a line with this prefix can belong to one with the other prefix. A program writes the prefix before
    /// its first line, or before each.
    pub(crate) fn goes_on_from(self, first: Self) -> bool {
        self.source.is_none() || self.source == first.source
    }
}

/// Splits behind the name of a container: `[pod/x/y] ` of kubectl, `edge-1  | ` of Compose.
fn container(line: &str) -> Option<(&str, &str)> {
    let of_pod = line.strip_prefix("[pod/").and_then(|rest| rest.split_once("] "));
    // The name is the first word, so that no other one is searched for the border.
    let of_compose = || {
        let behind = line[line.find(' ')?..].trim_start().strip_prefix("| ")?;
        let name = line[..line.len() - behind.len()].strip_suffix(" | ")?;
        Some((name, behind)).filter(|_| !name.is_empty())
    };
    of_pod.or_else(of_compose)
}

/// Splits behind the process or the stream, which follows the time of a line.
fn process<'l>(behind: &'l str, line: &str) -> (&'l str, &'l str) {
    let has_priority = line.starts_with('<');
    // Any program can write two words and a colon behind a time with a year.
    let is_of_syslog = has_priority || line.starts_with(|c: char| c.is_ascii_alphabetic());
    let split = |length: usize| (&behind[..length], behind.get(length + 1..).unwrap_or_default());
    let rest = behind.strip_prefix(' ').unwrap_or(behind);
    if let Some(length) = [" stdout F", " stderr F", " stdout P", " stderr P"]
        .iter()
        .find_map(|stream| behind.starts_with(stream).then_some(stream.len()))
    {
        return split(length);
    }
    // `host app pid id -` of RFC 5424.
    if has_priority {
        let fields: usize = rest.split_inclusive(' ').take(4).map(str::len).sum();
        if rest.get(fields..).is_some_and(|data| data.starts_with("- ")) {
            return split(behind.len() - rest.len() + fields + 1);
        }
    }
    if let Some(length) = of_logcat(rest) {
        return split(behind.len() - rest.len() + length);
    }
    // `host app[7]:`, `app[web.1]:`
    let is_name = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_alphanumeric() || "-_./[]@".contains(c));
    let is_process = |word: &str| is_name(word) && (is_of_syslog || word.ends_with(']'));
    let words: usize = rest.split_inclusive(' ').take(2).take_while(|word| !word.ends_with(": ")).map(str::len).sum();
    let last = rest.get(words..).and_then(|words| words.split(' ').next()).unwrap_or_default();
    let is_host = rest.get(..words).is_some_and(|host| host.is_empty() || is_name(host.trim_end()));
    if is_host && last.strip_suffix(':').is_some_and(is_process) {
        return split(behind.len() - rest.len() + words + last.len());
    }
    ("", rest)
}

/// Returns the length of the process, the thread, the level and the tag of Android's logcat: `14042 14101 E Dps:`.
fn of_logcat(rest: &str) -> Option<usize> {
    let (ids, text) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != ' ')?);
    let (level, tagged) = text.split_at_checked(2)?;
    let is_level = matches!(level.as_bytes(), [b'V' | b'D' | b'I' | b'W' | b'E' | b'F', b' ']);
    if !is_level || ids.split_whitespace().count() != 2 {
        return None;
    }
    let tag = tagged.find(": ").filter(|&end| !tagged[..end].trim_end().contains(' '))?;
    Some(ids.len() + level.len() + tag + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_behind_their_prefixes() {
        for (line, source, text) in [
            ("Nov 26 10:00:00 edge-1 app[7]:   a: 1", ("", " edge-1 app[7]:"), "  a: 1"),
            ("2026-11-26T10:00:00+0000 edge-1 app[7]: a: 1", ("", " edge-1 app[7]:"), "a: 1"),
            ("2026-11-26T10:00:00Z app[web.1]: }", ("", " app[web.1]:"), "}"),
            ("2026-11-26T10:00:00.1Z stderr F   }", ("", " stderr F"), "  }"),
            ("<11>1 2026-11-26T10:00:00Z edge-1 app 7 - -   }", ("", " edge-1 app 7 - -"), "  }"),
            ("Nov 26 10:00:00 edge-1 kernel: x", ("", " edge-1 kernel:"), "x"),
            ("2026-11-26T10:00:00.1Z   a: {", ("", ""), "  a: {"),
            ("2026-11-26T10:00:00.1Z register failed: {", ("", ""), "register failed: {"),
            ("[pod/x/y] 2026-11-26T10:00:00.1Z }", ("x/y", ""), "}"),
            ("11-25 08:14:03.217 14042 14101 E Dps: \tat x", ("", " 14042 14101 E Dps:"), "\tat x"),
            ("[pod/x/y]   }", ("x/y", ""), "  }"),
            ("edge-1  |   }", ("edge-1 ", ""), "  }"),
        ] {
            assert_eq!(Prefix::of(line), Prefix { source: Some(source), text }, "{line}");
        }
        for line in ["  a: 1", "}", "x: {", "a b | c", "\tat x.Y(Z.java:1)", ""] {
            assert_eq!(Prefix::of(line), Prefix { source: None, text: line });
        }
    }
}
