//! `defmt` for the types of a table: codes as numbers or strings, other enums as names.

/// Implements `Format` for the types of a table. The formats stay on the host.
#[doc(hidden)]
#[macro_export]
macro_rules! __defmt {
    (
        $table:literal;
        string $code:ident $format:tt $unlisted:ident $unlisted_format:tt $classified:ident; $($name:ident)*
    ) => {
        $crate::__defmt! { $code $format as_str }
        $($crate::__defmt! { $name "{=str}" name })*

        impl<S: ::core::convert::AsRef<::core::primitive::str>> $crate::__private::defmt::Format for $unlisted<S> {
            fn format(&self, f: $crate::__private::defmt::Formatter<'_>) {
                use $crate::__private::defmt;
                defmt::write!(f, $unlisted_format, self.as_str());
            }
        }

        impl<S: ::core::convert::AsRef<::core::primitive::str>> $crate::__private::defmt::Format for $classified<S> {
            $crate::__defmt! { either }
        }
    };
    (
        $table:literal;
        $bits:ident $code:ident $format:tt $unlisted:ident $unlisted_format:tt $classified:ident; $($name:ident)*
    ) => {
        $crate::__defmt! { bits $bits $code $format }
        $crate::__defmt! { bits $bits $unlisted $unlisted_format }
        $($crate::__defmt! { $name "{=str}" name })*

        impl $crate::__private::defmt::Format for $classified {
            $crate::__defmt! { either }
        }
    };
    (either) => {
        fn format(&self, f: $crate::__private::defmt::Formatter<'_>) {
            match self {
                Self::Listed(code) => $crate::__private::defmt::Format::format(code, f),
                Self::Unlisted(unlisted) => $crate::__private::defmt::Format::format(unlisted, f),
            }
        }
    };
    (bits $bits:ident $name:ident $format:tt) => {
        impl $crate::__private::defmt::Format for $name {
            // Hexadecimal digits are those of two's complement, so they take an unsigned number.
            #[allow(clippy::cast_sign_loss)]
            fn format(&self, f: $crate::__private::defmt::Formatter<'_>) {
                use $crate::__private::defmt;
                defmt::write!(f, $format, self.number() as ::core::primitive::$bits);
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
