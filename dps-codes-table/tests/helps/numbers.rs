//! Numbers of rows and patterns of classes.

use super::{ROW, each, helps};

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
                &[
                    r#""42?""#,
                    r#""42*""#,
                    r#""42x""#,
                    r#""42X""#,
                    r#""404, 410""#,
                    r#""404 to 410""#,
                    r#""3002 3003""#,
                    "[404, 410]",
                    "404, 410",
                    "404/410",
                    "3002 3003",
                ],
            ),
            ("a row has one number: write `404410`, or a row for each", &[r#""404 410""#, "404 410"]),
            ("write `404`", &[r#""4 04""#, "4 04"]),
            (r#"with `code = "string"` in `[catalog]`, rows have strings: `code = "a, 4, 5"`"#, &[r#""a, 4, 5""#]),
            ("remove the brackets", &["[404]"]),
            ("expected an integer, found an array", &["[]"]),
            ("expected an integer, found a boolean", &["true"]),
            ("expected an integer, found a table", &["{ a = 1 }"]),
        ],
    );
}

/// `404410` is not a `u16`.
#[test]
fn numbers_of_the_type_are_separate_if_joined_they_exceed_it() {
    each(
        &["[catalog]\nnumber = \"u16\"\n\n", "[[code]]\nnumber = ⟨⟩\nname = \"One\"\nsummary = \"The first.\"\n"],
        &[
            (
                "a row has one number: write a row for each, or a `[[class]]` with `numbers`, an array of patterns",
                &[r#""404 410""#, "404 410", "404 410 411"],
            ),
            ("write `404`", &["4 04"]),
        ],
    );
}

#[test]
fn the_first_digits_of_numbers_are_a_pattern_of_as_many_digits_as_the_rows() {
    let row = |number: &str, name: &str| {
        format!("[[code]]\nnumber = {number}\nname = \"{name}\"\nsummary = \"Something is wrong.\"\n\n")
    };
    let class = "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n";
    let rows = |numbers: &[&str]| numbers.iter().zip(["A", "B", "C"]).map(|(n, name)| row(n, name)).collect::<String>();
    each(&[class, &rows(&["404", "503"])], &[("write `4xx`", &["4*"]), ("write `6xx`", &["6*"])]);
    each(
        &[class, &rows(&["404201", "404202", "500"])],
        &[
            ("write `4042xx`", &["4042*"]),
            ("write `5xx`", &["5*"]),
            ("each `x` is one digit: write `6x`, `6xx`, or more of them", &["6*"]),
        ],
    );
    each(
        &["[catalog]\nnumber = \"u32\"\n\n", class, &rows(&["0x80070005", "0x80070006"])],
        &[("write `0x8007xxxx`", &["0x8007*"]), ("each `x` is one digit: write `8x`, `8xx`, or more of them", &["8*"])],
    );
}

#[test]
fn patterns_of_other_tools_are_understood() {
    each(
        &["[catalog]\nnumber = \"i16\"\n\n", "[[class]]\nnumbers = \"⟨⟩\"\nfamily = \"Odd\"\n\n", ROW],
        &[
            ("", &["0x4", "-4xx", "5..=5", "1_000"]),
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
                    "-",
                    "_",
                    "0x-1",
                    "123456789012345678901",
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
            ("write `10`", &["1__0"]),
            ("`number` in `[catalog]` sets the type of the numbers", &["12345678901234567890", "0x1234567890ABCDEF"]),
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

/// The value that the statement seems to have is not reported as well.
#[test]
fn a_number_without_an_equals_sign_is_one_error() {
    for number in ["number 4", "number 04", "  number 04", "number\t0x4"] {
        let found = helps(&ROW.replace("number = 1", number));
        assert!(found.starts_with("write `number = ") && !found.contains(" / "), "{number}: {found}");
    }
}
