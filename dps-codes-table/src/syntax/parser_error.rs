//! `ParserError`: the first error of a statement, by the events of the TOML parser before it and the token at its place.

use toml::de::DeTable;
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use crate::cost;
use crate::diagnostic::Span;

/// As deep as the parser descends.
const DEEPEST: u32 = 80;

/// An error of the TOML parser.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ParserError {
    /// Its span in the source.
    pub(super) span: Span,
    pub(super) slip: Slip,
}

/// The kind of an error.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A key without `=`; the start of the key.
    MissingEquals(usize),
    MissingComma,
    MissingKey,
    /// Characters after a complete value or header.
    Trailing,
    ExtraEquals,
    ExtraComma,
    UnmatchedBracket,
    /// A header without this bracket.
    UnterminatedHeader(&'static str),
    /// A character in a key that is not quoted.
    KeyCharacter,
    /// A value that is neither quoted nor a valid number or boolean. Its span is empty if the value is missing.
    Value,
    /// An escape sequence.
    Escape,
    ControlCharacter,
    /// A carriage return without a line feed.
    CarriageReturn,
    TooDeep,
    /// A key that is set already.
    Clash,
    /// Any other error, as the parser words it.
    Other(String),
}

/// Returns the first error in a part of the source.
pub(super) fn first(text: &str, part: Span) -> Option<ParserError> {
    cost::add(part.len());
    let statement = text.get(part.clone())?;
    let rejected = DeTable::parse(statement).err()?;
    let source = Source::new(statement);
    let tokens = source.lex().into_vec();
    let (mut events, mut fault) = (Vec::new(), None);
    let mut receiver = ValidateWhitespace::new(&mut events, source);
    parse_document(&tokens, &mut RecursionGuard::new(&mut receiver, DEEPEST), &mut fault);
    let ParserError { span, slip } = match fault.map(|fault: ParseError| span_of(&fault)) {
        Some(span) => match misplaced(statement, &tokens, &events, span.start) {
            Slip::Trailing => trailing(source, &events, span),
            slip => ParserError { span, slip },
        },
        None => invalid(source, &events).unwrap_or_else(|| {
            let span = rejected.span().unwrap_or_default();
            let is_key =
                events.iter().any(|event| event.kind() == EventKind::SimpleKey && event.span().start() == span.start);
            let slip = if is_key { Slip::Clash } else { Slip::Other(rejected.message().to_owned()) };
            ParserError { span, slip }
        }),
    };
    let slip = match slip {
        Slip::MissingEquals(key) => Slip::MissingEquals(part.start + key),
        slip => slip,
    };
    // The span may start or end within a character.
    let place = |at: usize| (0..=(part.start + at).min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    Some(ParserError { span: place(span.start)?..place(span.end)?, slip })
}

fn span_of(fault: &ParseError) -> Span {
    fault.unexpected().map(|span| span.start()..span.end()).unwrap_or_default()
}

/// The state of the parser, after the events before a place.
#[derive(Default)]
struct State {
    /// The last event, other than white space and comments.
    last: Option<EventKind>,
    /// The open arrays and inline tables.
    open: Vec<EventKind>,
    /// The start of an open header.
    header: Option<EventKind>,
    /// The start of the last key.
    key: usize,
}

impl State {
    fn before(place: usize, events: &[Event]) -> Self {
        let mut state = Self::default();
        for event in events.iter().take_while(|event| event.span().start() < place) {
            state.add(event);
        }
        state
    }

    fn add(&mut self, event: &Event) {
        let kind = event.kind();
        match kind {
            EventKind::Newline if self.open.is_empty() => *self = Self::default(),
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => self.header = Some(kind),
            EventKind::StdTableClose | EventKind::ArrayTableClose => self.header = None,
            EventKind::ArrayOpen | EventKind::InlineTableOpen => self.open.push(kind),
            EventKind::ArrayClose | EventKind::InlineTableClose => {
                self.open.pop();
            }
            EventKind::SimpleKey if self.last != Some(EventKind::KeySep) => self.key = event.span().start(),
            _ => {}
        }
        if !matches!(kind, EventKind::Whitespace | EventKind::Newline | EventKind::Comment | EventKind::Error) {
            self.last = Some(kind);
        }
    }
}

/// Returns the slip of a token that does not continue what is before it.
fn misplaced(text: &str, tokens: &[Token], events: &[Event], place: usize) -> Slip {
    let around = |kind: EventKind| {
        events
            .iter()
            .find(|event| event.kind() == kind && (event.span().start() + 1..=event.span().end()).contains(&place))
    };
    if around(EventKind::Newline).is_some() && text[..place].ends_with('\r') {
        return Slip::CarriageReturn;
    }
    if around(EventKind::Comment).is_some_and(|comment| place < comment.span().end()) {
        return Slip::ControlCharacter;
    }
    let token = tokens.iter().find(|token| token.span().start() >= place).map_or(TokenKind::Eof, Token::kind);
    let State { last, open, header, key } = State::before(place, events);
    if open.len() > DEEPEST as usize {
        return Slip::TooDeep;
    }
    let is_in_table = open.last() == Some(&EventKind::InlineTableOpen);
    let is_value = matches!(last, Some(EventKind::Scalar | EventKind::ArrayClose | EventKind::InlineTableClose));
    let is_close = matches!(token, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket);
    match (last, token) {
        (Some(EventKind::SimpleKey | EventKind::KeySep), _) => match header {
            Some(EventKind::ArrayTableOpen) if !text[..place].ends_with(']') => Slip::UnterminatedHeader("]]"),
            Some(_) => Slip::UnterminatedHeader("]"),
            None => Slip::MissingEquals(key),
        },
        _ if is_value && open.is_empty() => Slip::Trailing,
        (Some(EventKind::StdTableClose | EventKind::ArrayTableClose), _) => Slip::Trailing,
        _ if is_close => Slip::UnmatchedBracket,
        _ if is_value && (is_in_table || token != TokenKind::Equals) => Slip::MissingComma,
        (_, TokenKind::Equals) => Slip::ExtraEquals,
        (Some(EventKind::KeyValSep), TokenKind::Comma) if open.is_empty() => Slip::Value,
        (_, TokenKind::Comma) if !open.is_empty() => Slip::ExtraComma,
        _ => Slip::MissingKey,
    }
}

/// Returns the error for characters after a value. They belong to a value that is not quoted.
fn trailing(source: Source<'_>, events: &[Event], span: Span) -> ParserError {
    let value = events.iter().rfind(|event| event.kind() == EventKind::Scalar && event.span().start() < span.start);
    let is_bare = |value: &&Event| value.encoding().is_none() && value.span().end() <= span.start;
    let invalid = value.filter(is_bare).and_then(|value| invalid(source, std::slice::from_ref(value)));
    let Some(ParserError { span: Span { start, .. }, slip: Slip::Value }) = invalid else {
        return ParserError { span, slip: Slip::Trailing };
    };
    let line = source.input()[start..].lines().next().unwrap_or_default();
    let written = line.split(" #").next().unwrap_or_default().trim_end();
    ParserError { span: start..start + written.len(), slip: Slip::Value }
}

/// Returns the first key or value that is invalid in itself.
fn invalid(source: Source<'_>, events: &[Event]) -> Option<ParserError> {
    events.iter().enumerate().find_map(|(index, event)| {
        let mut fault: Option<ParseError> = None;
        let is_key = event.kind() == EventKind::SimpleKey;
        let raw = source.get(event)?;
        if is_key {
            raw.decode_key(&mut (), &mut fault);
        } else if event.kind() == EventKind::Scalar {
            let _ = raw.decode_scalar(&mut (), &mut fault);
        }
        let span = span_of(&fault?);
        let whole = event.span().start()..event.span().end();
        let is_bare = event.encoding().is_none();
        Some(match is_key {
            true if whole.is_empty() => ParserError { slip: Slip::MissingKey, span: whole },
            true if is_bare || span == whole => ParserError { slip: Slip::KeyCharacter, span },
            false if whole.is_empty() => ParserError { slip: no_value(&events[..index]), span: whole },
            false if is_bare => ParserError { slip: Slip::Value, span: whole },
            _ => ParserError { slip: in_string(source.input(), &span), span },
        })
    })
}

/// Returns the slip of a value that is not there. The parser makes up an empty `=` before it if that is missing too.
fn no_value(before: &[Event]) -> Slip {
    match before.last() {
        Some(equals) if equals.kind() == EventKind::KeyValSep && equals.span().is_empty() => {
            Slip::MissingEquals(State::before(usize::MAX, before).key)
        }
        _ => Slip::Value,
    }
}

/// Returns the slip of a character in a string.
fn in_string(text: &str, span: &Span) -> Slip {
    let next = text.get(span.start..).and_then(|rest| rest.chars().next());
    if next == Some('\r') || text.get(..span.start).is_some_and(|before| before.ends_with('\r')) {
        return Slip::CarriageReturn;
    }
    match next {
        Some(c) if c.is_control() && !matches!(c, '\t' | '\n') => Slip::ControlCharacter,
        _ => Slip::Escape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_and_tokens_explain_the_error() {
        for (text, span, slip) in [
            ("name \"One\"", 5..5, Slip::MissingEquals(0)),
            ("name: \"One\"", 6..6, Slip::MissingEquals(0)),
            ("a.b c", 4..4, Slip::MissingEquals(0)),
            ("in = { Call: 1 }", 13..13, Slip::MissingEquals(7)),
            ("in = { Call, }", 11..11, Slip::MissingEquals(7)),
            ("in = { Call }", 12..12, Slip::MissingEquals(7)),
            ("a = 1 2\n", 4..7, Slip::Value),
            ("a = \"x\" y", 8..8, Slip::Trailing),
            ("a = 1, b = 2", 5..5, Slip::Trailing),
            ("[[code]] x", 9..9, Slip::Trailing),
            ("a = The item, and more # b", 4..22, Slip::Value),
            ("a => \"x\"", 3..8, Slip::Value),
            ("a = [\"x\" # y\n\"z\"]", 13..13, Slip::MissingComma),
            ("a = { x = \"1\" y = 2 }", 14..14, Slip::MissingComma),
            ("a = = 1", 4..5, Slip::ExtraEquals),
            ("a = { x == 1 }", 9..9, Slip::ExtraEquals),
            ("a = [\"x\" = 1]", 9..10, Slip::ExtraEquals),
            ("a = [1,,2]", 7..8, Slip::ExtraComma),
            ("a = { , }", 6..6, Slip::ExtraComma),
            ("a = ]", 4..4, Slip::UnmatchedBracket),
            ("}", 0..0, Slip::UnmatchedBracket),
            ("[code", 5..5, Slip::UnterminatedHeader("]")),
            ("[[code", 6..6, Slip::UnterminatedHeader("]]")),
            ("[[code]", 7..7, Slip::UnterminatedHeader("]")),
            ("= 1", 0..0, Slip::MissingKey),
            (", a = 1", 0..0, Slip::MissingKey),
            ("n\u{e4}me = 1", 1..3, Slip::KeyCharacter),
            ("a =", 3..3, Slip::Value),
            ("a = ,", 4..4, Slip::Value),
            ("a = {x = }", 9..9, Slip::Value),
            ("a = One\"", 4..8, Slip::Value),
            ("a = Not\"", 4..8, Slip::Value),
            ("a = 0404", 4..8, Slip::Value),
            ("a = \"\\q\"", 6..6, Slip::Escape),
            ("a = \"\\ud800\"", 7..7, Slip::Escape),
            ("a = \"\u{7}\"", 5..6, Slip::ControlCharacter),
            ("a = 1 # \u{7}", 8..8, Slip::ControlCharacter),
            ("a = 1\rb = 2", 6..6, Slip::CarriageReturn),
            ("a = '''\r'''", 8..8, Slip::CarriageReturn),
            ("a = { b = 1, b = 2 }", 13..14, Slip::Clash),
        ] {
            assert_eq!(first(text, 0..text.len()), Some(ParserError { span, slip }), "{text}");
        }
        assert_eq!(first("a = 1\nb = \"c\" # d\n[[e]]\n", 0..24), None);
        let date = first("a = 1979-13-45", 0..14).map(|error| error.slip);
        assert!(matches!(date, Some(Slip::Other(_))), "{date:?}");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "# \u{e4}\nname \"One\"\n";
        let error = first(text, 5..text.len()).unwrap();
        assert_eq!(error, ParserError { span: 10..10, slip: Slip::MissingEquals(5) });
    }
}
