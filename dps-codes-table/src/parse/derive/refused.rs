//! `Refused`: derive macros that are refused by name, each with the reason and what takes its place.

/// Some derive macros that are refused for the same reason.
pub(super) struct Refused {
    /// The crates of the macros, or none for macros that implement a trait of the standard library in any crate.
    crates: &'static [&'static str],
    names: &'static [&'static str],
    pub(super) reason: &'static str,
    pub(super) help: &'static str,
}

/// Finds the reason to refuse a macro. A name without a path may be that of each crate.
pub(super) fn find(path: &str) -> Option<&'static Refused> {
    let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
    let is_of = |crates: &[&str]| {
        crates.is_empty()
            || ["", "self", "super"].contains(&module)
            || module.split("::").any(|of| crates.contains(&of))
    };
    REFUSED.iter().find(|refused| refused.names.contains(&name) && is_of(refused.crates))
}

const STRUM: &[&str] = &["strum", "strum_macros"];
const OF_NUMBERS: &[&str] = &["num_enum", "num_derive"];

const REFUSED: &[Refused] = &[
    Refused {
        crates: &[],
        names: &["Clone", "Copy", "PartialEq", "Eq", "Hash"],
        reason: "the enum derives it already",
        help: "remove it",
    },
    Refused {
        crates: &[],
        names: &["Debug"],
        reason: "a derived `Debug` is a `match` over all rows, which is slow to compile",
        help: "remove it: the enum implements `Debug`, which writes the name from an array",
    },
    Refused {
        crates: &[],
        names: &["PartialOrd", "Ord"],
        reason: "the enum implements it already, in the order of the codes",
        help: "remove it",
    },
    Refused {
        crates: &[],
        names: &["Default"],
        reason: "needs a variant with `#[default]`, and a table cannot mark one",
        help: "write `impl Default` for the enum beside the call of `catalog!`",
    },
    Refused {
        crates: &[],
        names: &["Display"],
        reason: "the enum implements it already, with code, name and summary",
        help: "remove it",
    },
    Refused {
        crates: &[],
        names: &["FromStr"],
        reason: "the enum implements it already, for codes and names",
        help: "remove it",
    },
    Refused {
        crates: &["thiserror", "derive_more", "core", "std"],
        names: &["Error"],
        reason: "the enum implements `Error` already, and `Display` with the summary",
        help: "remove it",
    },
    Refused {
        crates: &["serde", "serde_derive"],
        names: &["Serialize", "Deserialize"],
        reason: "a derived one has code for each row, and uses the variant instead of the code",
        help: "write `integrations = [\"serde\"]`, which uses the code",
    },
    Refused {
        crates: &["defmt"],
        names: &["Format"],
        reason: "a derived one has code for each row, and uses the variant instead of the code",
        help: "write `integrations = [\"defmt\"]`, which uses the code",
    },
    Refused {
        crates: &["miette"],
        names: &["Diagnostic"],
        reason: "needs attributes on the variants, which a table cannot set",
        help: "write `integrations = [\"miette\"]`, which takes code, help and source from the row",
    },
    Refused {
        crates: STRUM,
        names: &["EnumIter", "EnumCount", "VariantArray"],
        reason: "`ALL` of the enum lists the codes already",
        help: "use `ALL`, `ALL.iter()` and `ALL.len()`",
    },
    Refused {
        crates: STRUM,
        names: &["AsRefStr", "AsStaticStr", "IntoStaticStr", "ToString", "VariantNames", "EnumVariantNames"],
        reason: "has code for each row, and `name` of the enum reads from an array",
        help: "use `name()`",
    },
    Refused {
        crates: STRUM,
        names: &["EnumString"],
        reason: "the enum implements `FromStr` already, for codes and names",
        help: "use `parse()`",
    },
    Refused {
        crates: STRUM,
        names: &["EnumMessage", "EnumProperty"],
        reason: "needs attributes on the variants, which a table cannot set",
        help: "use `summary()` and `help()`, and `[column.NAME]` for other properties",
    },
    Refused {
        crates: STRUM,
        names: &["EnumIs", "EnumTryAs"],
        reason: "has a method for each row",
        help: "use `is()`, which compares in constants, or `==`",
    },
    Refused {
        crates: STRUM,
        names: &["EnumDiscriminants", "EnumTable"],
        reason: "has code for each row",
        help: "remove it: no variant has fields, and `[column.NAME]` gives each code a value",
    },
    Refused {
        crates: STRUM,
        names: &["FromRepr"],
        reason: "takes the index of a row, which changes with new rows",
        help: "use `classify`, which takes the code and looks it up with a perfect hash",
    },
    Refused {
        crates: OF_NUMBERS,
        names: &["TryFromPrimitive", "FromPrimitive", "UnsafeFromPrimitive"],
        reason: "needs numbers as discriminants, and the variants are indices",
        help: "use `classify`, which takes the code and looks it up with a perfect hash",
    },
    Refused {
        crates: OF_NUMBERS,
        names: &["IntoPrimitive", "ToPrimitive"],
        reason: "needs numbers as discriminants, and the variants are indices",
        help: "use `key` of the trait `Catalog`, which returns the code",
    },
    Refused {
        crates: &["serde_repr"],
        names: &["Serialize_repr", "Deserialize_repr"],
        reason: "has code for each row, and uses the index of the row, which changes with new rows",
        help: "write `integrations = [\"serde\"]`, which uses the code",
    },
    Refused {
        crates: &["bincode", "borsh", "minicbor"],
        names: &[
            "Encode",
            "Decode",
            "BorrowDecode",
            "BorshSerialize",
            "BorshDeserialize",
            "Archive",
            "Serialize",
            "Deserialize",
        ],
        reason: "has code for each row, and writes the index of the row, which changes with new rows",
        help: "write the code itself, which `classify` reads again",
    },
    Refused {
        crates: &["clap", "schemars", "utoipa", "ts_rs", "arbitrary", "proptest_derive"],
        names: &["ValueEnum", "JsonSchema", "ToSchema", "TS", "Arbitrary"],
        reason: "has code for each row",
        help: "implement the trait beside the call of `catalog!`, over `ALL`",
    },
];
