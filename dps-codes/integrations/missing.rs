//! The error of a table that integrates a crate whose feature is not enabled.

macro_rules! missing {
    ($feature:literal, $name:ident, $dollar:tt) => {
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            ($dollar table:literal; $dollar ($dollar arguments:tt)*) => {
                ::core::compile_error!(::core::concat!(
                    "`", $dollar table, "` integrates `", $feature, "`, but dps-codes is built without this feature\n",
                    "  = help: add it to the dependency: `features = [\"", $feature, "\"]`",
                ));
            };
        }
    };
}

missing!("serde", __serde, $);
missing!("defmt", __defmt, $);
missing!("miette", __miette, $);
missing!("http", __http, $);
