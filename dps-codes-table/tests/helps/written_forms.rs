//! Written forms, and patterns in them.

use super::{ROW, each};

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
            (
                "",
                &[
                    "{}",
                    "E{}",
                    "E{:04}",
                    "0x{:04X}",
                    "0x{:x}",
                    "E{:020}",
                    "1a{}",
                    "E {}",
                    "EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE{}",
                    "0xor {}",
                ],
            ),
            ("numbers have at most 20 digits", &["E{:021}"]),
            ("write `{}`", &["%d"]),
            ("write `E{:04}`", &["E%04d", "E{:4}", "E{:#04}"]),
            ("write `0x{:08X}`", &["0x%08lX", "0x{:X8}", "hex", "HEX"]),
            ("write `0x{:x}`", &["0x%hx"]),
            ("write `E{}`", &["E%u", "E%i", "E{n}", "E{:0}", "E{}x"]),
            (
                "write `{}` for the number, or `{:08X}` for eight hexadecimal digits",
                &["E%s", "E%", "E}", "E", "E%00", "E100%", "0", "00", "n", "-0"],
            ),
            ("write `E{:05}`", &["E{0:D5}", "E{:>05}", "E{:05d}", "E{:05dd}"]),
            ("write `0x{:04X}`", &["0x{0:x4}", "{:04X}", "0xXXXX", "0xNNNN", "0x0000"]),
            ("write `0x{:04x}`", &["{:#06x}"]),
            ("expected `{}`, `{:x}`, `{:X}`, or a width such as `{:08}` or `{:08X}`", &["E{:00}", "E{:D}"]),
            ("a written form is a prefix and one placeholder", &["E{}{}"]),
            ("expected `}` behind the placeholder", &["E{"]),
            ("a written form has the braces of one placeholder only", &["{{}}", "}{}", "{}}"]),
            (
                "only `0x` may precede the digits of a number, and only hexadecimal ones",
                &["0b{}", "0o{:X}", "0xE{:X}", "0x_{:X}"],
            ),
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
            ("a prefix has at most 32 characters", &["EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE{}"]),
        ],
    );
}
