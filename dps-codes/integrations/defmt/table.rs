//! `defmt` for the types of a table: codes as numbers, other enums as names.

/// Implements `Format` for the types of a table. The formats stay on the host.
#[doc(hidden)]
#[macro_export]
macro_rules! __defmt {
    (
        $table:literal; $code:ident $format:tt $unlisted:ident $unlisted_format:tt $classified:ident; $($name:ident)*
    ) => {
        $crate::__defmt! { $code $format number }
        $crate::__defmt! { $unlisted $unlisted_format number }
        $($crate::__defmt! { $name "{=str}" name })*

        impl $crate::__private::defmt::Format for $classified {
            fn format(&self, f: $crate::__private::defmt::Formatter<'_>) {
                match self {
                    Self::Listed(code) => $crate::__private::defmt::Format::format(code, f),
                    Self::Unlisted(unlisted) => $crate::__private::defmt::Format::format(unlisted, f),
                }
            }
        }
    };
    ($name:ident $format:tt $value:ident) => {
        impl $crate::__private::defmt::Format for $name {
            fn format(&self, f: $crate::__private::defmt::Formatter<'_>) {
                use $crate::__private::defmt;
                defmt::write!(f, $format, self.$value());
            }
        }
    };
}
