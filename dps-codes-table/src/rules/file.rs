//! Rules for files.

super::rules! {
    /// The table cannot be read: the file does not exist, is a directory, or the system denies access. The path in
    /// `catalog!` starts at the folder of the package, and the path in a command at the current directory.
    UNREADABLE_TABLE = "T0001", Error, "unreadable table", "$ dps-codes check coeds.toml";

    /// A table is a text in UTF-8, as TOML demands. The diagnostic names the first invalid byte. Save the file as UTF-8
    /// in your editor, or convert it with `iconv`.
    INVALID_UTF8 = "T0002", Error, "table that is not valid UTF-8", "$ dps-codes check latin1.toml";

    /// A table has at most 64 MiB. A larger file is most likely another one.
    TABLE_TOO_LARGE = "T0003", Error, "table too large", "$ dps-codes check image.iso";

    /// The path of a table is relative and stays within the package, because a published package contains its own files
    /// only.
    INVALID_TABLE_PATH = "T0004", Error, "invalid path of a table", "$ grep catalog src/lib.rs\ndps_codes::catalog!(\"/etc/codes.toml\");";

    /// A table without a `[[code]]` has nothing to compile.
    NO_CODES = "T0005", Error, "table without codes", r#"
[catalog]
title = "A water heater"
"#;

    /// The file, or a row in it, is in another format, such as YAML or JSON, or it has lines of a patch. A table is TOML.
    FOREIGN_FORMAT = "T0006", Error, "file in another format", r"
codes:
  - number: 404
    name: NotFound
    summary: The item does not exist.
";

    /// The file contains the markers that `git` leaves where two changes conflict. Keep one side, or both, and remove the
    /// lines that start with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`.
    MERGE_CONFLICT = "T0007", Error, "merge conflict", r#"
[[code]]
number = 404
name = "NotFound"
<<<<<<< HEAD
summary = "The item does not exist."
=======
summary = "There is no such item."
>>>>>>> topic
"#;
}
