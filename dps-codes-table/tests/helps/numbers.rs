//! Numbers of rows, patterns of classes and written forms.

use super::{ROW, each};

#[test]
fn a_number_in_quotes_is_recognized() {
    each(
        &["[[code]]\nnumber = ⟨⟩\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            ("remove the quotes: `404`", &[r#""404""#]),
            ("remove the quotes: `-1`", &[r#""-1""#]),
            ("remove the quotes: `0x1F`", &[r#""0x1F""#]),
            (r#"with `code = "string"` in `[catalog]`, rows have strings: `code = "0xG"`"#, &[r#""0xG""#]),
            ("write `404`", &["404.0", r#""404,""#]),
            ("expected an integer, found a float", &["404.5"]),
            (r#"with `code = "string"` in `[catalog]`, rows have strings: `code = "BAD"`"#, &[r#""BAD""#]),
            (r#"with `code = "string"` in `[catalog]`, rows have strings: `code = "x42"`"#, &[r#""x42""#]),
            (
                "a row has one number: write a row for each, or a `[[class]]` with `numbers`, an array of patterns",
                &[r#""42?""#, r#""42*""#, r#""42x""#, r#""42X""#, r#""404, 410""#, r#""404 to 410""#, "[404, 410]"],
            ),
            (r#"with `code = "string"` in `[catalog]`, rows have strings: `code = "a, 4, 5"`"#, &[r#""a, 4, 5""#]),
            ("remove the brackets", &["[404]"]),
            ("expected an integer, found an array", &["[]"]),
            ("expected an integer, found a boolean", &["true"]),
            ("expected an integer, found a table", &["{ a = 1 }"]),
        ],
    );
}

#[test]
fn patterns_of_other_tools_are_understood() {
    each(
        &["[catalog]\nnumber = \"i16\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("", &["0x4", "-4xx", "5..=5"]),
            (
                "write `4xx`",
                &[
                    "4**",
                    "4##",
                    "4??",
                    "4NN",
                    "4nn",
                    "4XX",
                    "4\u{445}\u{445}",
                    "4\u{d7}\u{d7}",
                    "4[0-9]{2}",
                    "4\\\\d\\\\d",
                    "^4xx$",
                    "4__",
                    "_4xx",
                    "4.xx",
                    "4 xx",
                ],
            ),
            (
                "ranges include both ends: write `500..=599`",
                &[
                    "500-599",
                    "500..599",
                    "500...599",
                    "500 to 599",
                    "500:599",
                    "500\u{2013}599",
                    "599-500",
                    "[500-599]",
                    "(500..599)",
                ],
            ),
            ("a range has a number at both ends: write it, as in `100..=599`", &["500..=", "..=599"]),
            ("write `500..=599`", &["599..=500"]),
            ("ranges include both ends: write `-9..=-1`", &["-9--1"]),
            ("ranges include both ends: write `-1..=9`", &["-1-9"]),
            ("a range has a number at both ends: write `400..=32767`", &[">= 400", "400+"]),
            ("a range has a number at both ends: write `401..=32767`", &[">400"]),
            ("a range has a number at both ends: write `-32768..=400`", &["<= 400"]),
            ("a range has a number at both ends: write `-32768..=399`", &["< 400"]),
            (
                "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`",
                &[
                    ">",
                    "-0x1",
                    "words",
                    "4xxxxxxxxxxxxxxxxxxxx",
                    "0x12345678901234567",
                    "x4x4x4x4",
                    "4[0-9]{18446744073709551615}",
                    "00000000000000000000000000000000000000000000000000000000000000004",
                ],
            ),
            (r#"write an array: `["404", "410"]`"#, &["404,410", "404|410", "404;410"]),
            (r#"write an array: `["4xx", "50x"]`"#, &["4xx,50x"]),
            ("write `4`", &["04", "0000000000000000000000000000000000000000000000000000000000000004"]),
            ("write `7`", &["007"]),
            ("write `0x00..=0xFF`, or `0..=99`", &["0xxx"]),
            ("write `0x0..=0xF`, or `0..=9`", &["0x_x"]),
            ("write `4x`", &["4.x"]),
            ("write `0xFF`", &["#FF"]),
            ("hexadecimal digits have a prefix: write `0xFFxx`", &["FFxx"]),
            ("hexadecimal digits have a prefix: write `0xABxx`", &["ABxx"]),
            ("write `0xFFxx`", &["0XFFxx"]),
            ("empty string", &[""]),
        ],
    );
}

#[test]
fn masks_are_patterns() {
    each(
        &["[catalog]\nnumber = \"i16\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("write `0x6Axx`", &["0x6A00/8", "0x6A00 & 0xFF00"]),
            ("write `0x6xxx`", &["0x6A00/4", "0x6A00 & 0xF000"]),
            (
                "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`",
                &["0x6A00/5", "0x6A00/16", "0x6A00/0", "0x6A00&0x0", "6A00/8", "0x6A00/x"],
            ),
        ],
    );
}

#[test]
fn a_pattern_may_reach_beyond_the_type_but_a_range_may_not() {
    each(
        &["[catalog]\nnumber = \"u8\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("", &["2xx", "255", "250..=255", "0xFF"]),
            ("`number` in `[catalog]` sets the type of the numbers", &["256", "3xx", "256..=300", "0x1FF"]),
            ("the numbers of this table are within 0..=255", &["250..=256", "-1..=5"]),
            ("write `0x00..=0xFF`, or `0..=99`", &["0xxx"]),
        ],
    );
}

#[test]
fn patterns_of_a_hexadecimal_table_have_the_prefix() {
    each(
        &[
            "[catalog]\nnumber = \"u16\"\ndisplay = \"0x{:04X}\"\n\n",
            "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n",
            ROW,
        ],
        &[
            ("", &["1x", "1234", "12xxx", "0x12xx", "0x1200..=0x12FF", "4608..=4863"]),
            ("hexadecimal digits have a prefix: write `0x12xx`", &["12xx"]),
            ("hexadecimal digits have a prefix: write `0xx234`", &["x234"]),
            (
                "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`",
                &["0x12xx..=0x13xx"],
            ),
            ("hexadecimal digits have a prefix: write `0xC0xx`", &["C0xx"]),
        ],
    );
}

#[test]
fn a_pattern_has_a_thousand_ranges() {
    each(
        &["[catalog]\nnumber = \"u64\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("", &["4x4x4x4", "4x4x4x4xx"]),
            (
                "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`",
                &["4x4x4x4x4"],
            ),
        ],
    );
}

#[test]
fn a_digit_needs_no_prefix() {
    each(
        &[
            "[catalog]\nnumber = \"u8\"\ndisplay = \"0x{:01X}\"\n\n",
            "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n",
            ROW,
        ],
        &[("", &["x", "1x", "0xx1", "0x1x"])],
    );
}

#[test]
fn patterns_have_the_prefix_of_the_written_form() {
    each(
        &["[catalog]\ndisplay = \"ORA-{:05}\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("", &["ORA-009xx", "ora-009xx", "ORA-00900..=ORA-00999", "9xx"]),
            (
                "patterns have the prefix of this table: write `ORA-00900..=ORA-00999`",
                &["ORA-00900..=00999", "ORA-00900-ORA-00999"],
            ),
            (
                "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`",
                &["ORA-0900-ORA-00999", "ORA-009xx-ORA-00999", "TNS-9xx", "ORA", "ORA-"],
            ),
            (
                "patterns have the prefix of this table: write `ORA-009xx`",
                &["ORA 009xx", "TNS-009xx", "ORA-O09xx", "-009xx"],
            ),
            ("patterns have the prefix of this table: write `ORA-00900`", &["00900"]),
        ],
    );
}

#[test]
fn written_forms_are_those_of_rust() {
    each(
        &["[catalog]\ndisplay = \"⟨⟩\"\n\n", ROW],
        &[
            ("", &["{}", "E{}", "E{:04}", "0x{:04X}", "0x{:x}", "E{:020}", "1a{}", "E {}"]),
            ("numbers have at most 20 digits", &["E{:021}"]),
            ("write `{}`", &["%d"]),
            ("write `E{:04}`", &["E%04d", "E{:4}"]),
            ("write `0x{:08X}`", &["0x%08lX", "0x{:X8}", "hex", "HEX"]),
            ("write `0x{:x}`", &["0x%hx"]),
            ("write `E{}`", &["E%u", "E%i", "E{n}", "E{:0}", "E{}x"]),
            (
                "write `{}` for the number, or `{:08X}` for eight hexadecimal digits",
                &["E%s", "E%", "E}", "E", "E%00", "E100%"],
            ),
            ("write `E{:05}`", &["E{0:D5}", "E{:>05}", "E{:05d}"]),
            ("write `0x{:04X}`", &["0x{0:x4}", "{:04X}", "0xXXXX", "0xNNNN", "0x0000"]),
            ("write `0x{:04x}`", &["{:#06x}"]),
            ("expected `{}`, `{:x}`, `{:X}`, or a width such as `{:08}` or `{:08X}`", &["E{:00}"]),
            ("a written form is a prefix and one placeholder", &["E{}{}"]),
            ("expected `}` behind the placeholder", &["E{"]),
            ("a written form has the braces of one placeholder only", &["{{}}"]),
            ("only `0x` may precede the digits of a number, and only hexadecimal ones", &["0b{}", "0o{:X}"]),
            ("write `0x{:X}`", &["0x{}"]),
            ("a prefix has a character that is not a digit or a sign", &["-{}", "+{}", "12{}"]),
            ("write `E-{}`", &["E-"]),
            ("write `E_{}`", &["E_"]),
            ("write `E:{}`", &["E:"]),
            ("write `ORA-{:05}`", &["ORA-00000", "ORA-NNNNN", "ORA-#####"]),
            (
                "a prefix consists of printable ASCII characters without quotes, and starts with one that is not a space",
                &["ä{}", "a`{}", " E{}"],
            ),
        ],
    );
}
