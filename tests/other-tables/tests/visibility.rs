//! Types with each visibility that a call of `catalog!` can name.
#![allow(missing_docs)]

mod outer {
    pub(crate) mod inner {
        pub(crate) mod of_crate {
            codes::catalog!(pub(crate) "tables/rows-only.toml");
        }
        pub(crate) mod of_parent {
            codes::catalog!(pub(super) "tables/rows-only.toml",);

            /// A module below sees what its parents see.
            pub(crate) mod below {
                pub(crate) fn name() -> &'static str {
                    super::Code::ALL[0].name()
                }
            }
        }
        pub(crate) mod of_path {
            codes::catalog!(pub(in crate::outer) "tables/rows-only.toml");
        }
        pub(crate) mod of_module {
            codes::catalog!(pub(self) "tables/rows-only.toml");

            pub(crate) fn name() -> &'static str {
                Code::ALL[0].name()
            }
        }

        pub(crate) fn name() -> &'static str {
            of_parent::Code::ALL[0].name()
        }
    }

    pub(crate) fn name() -> &'static str {
        inner::of_path::Code::ALL[0].name()
    }
}

/// Calls `catalog!` with a visibility that has been parsed before.
macro_rules! module {
    ($module:ident, $visibility:vis, $path:literal) => {
        mod $module {
            codes::catalog!($visibility $path);
        }
    };
}

module!(forwarded, pub(crate), "tables/rows-only.toml");
module!(public, pub, "tables/rows-only.toml");

#[test]
fn types_have_the_visibility_of_the_call() {
    let name = outer::inner::of_crate::Code::ALL[0].name();
    let others = [
        outer::name(),
        outer::inner::name(),
        outer::inner::of_parent::below::name(),
        outer::inner::of_module::name(),
        forwarded::Code::ALL[0].name(),
        public::Code::ALL[0].name(),
    ];
    assert_eq!(others, [name; 6]);
}
