//! Codes from and to every integer type. The table compiler knows which types hold all values of which.

/// Implements `From` where every value fits, and `TryFrom` where not.
#[doc(hidden)]
#[macro_export]
macro_rules! __conversions {
    (
        $number:ident $code:ident $unlisted:ident $classified:ident;
        from $($from:ident)*; try_from $($try_from:ident)*; to $($to:ident)*; try_to $($try_to:ident)*;
    ) => {
        $(
            impl ::core::convert::From<::core::primitive::$from> for $classified {
                fn from(number: ::core::primitive::$from) -> Self {
                    $code::classify(number.into())
                }
            }

            /// Returns the code if the table lists the number.
            impl ::core::convert::TryFrom<::core::primitive::$from> for $code {
                type Error = $unlisted;

                fn try_from(number: ::core::primitive::$from) -> ::core::result::Result<Self, $unlisted> {
                    match $code::classify(number.into()) {
                        $classified::Listed(code) => ::core::result::Result::Ok(code),
                        $classified::Unlisted(unlisted) => ::core::result::Result::Err(unlisted),
                    }
                }
            }
        )*
        $(
            /// Returns an error if the numbers of the table have no such value.
            impl ::core::convert::TryFrom<::core::primitive::$try_from> for $classified {
                type Error = ::core::num::TryFromIntError;

                fn try_from(
                    number: ::core::primitive::$try_from,
                ) -> ::core::result::Result<Self, ::core::num::TryFromIntError> {
                    ::core::primitive::$number::try_from(number).map($code::classify)
                }
            }

            /// Returns the code if the table lists the number.
            impl ::core::convert::TryFrom<::core::primitive::$try_from> for $code {
                type Error = $crate::ParseError;

                fn try_from(
                    number: ::core::primitive::$try_from,
                ) -> ::core::result::Result<Self, $crate::ParseError> {
                    let number = ::core::primitive::$number::try_from(number).ok();
                    number.and_then($code::from_number).ok_or($crate::ParseError::new())
                }
            }
        )*
        $crate::__conversions! { to $code: $($to)*; try_to $($try_to)*; }
        $crate::__conversions! { to $unlisted: $($to)*; try_to $($try_to)*; }
        $crate::__conversions! { to $classified: $($to)*; try_to $($try_to)*; }
    };
    (to $name:ident: $($to:ident)*; try_to $($try_to:ident)*;) => {
        $(
            impl ::core::convert::From<$name> for ::core::primitive::$to {
                fn from(code: $name) -> Self {
                    code.number().into()
                }
            }
        )*
        $(
            impl ::core::convert::TryFrom<$name> for ::core::primitive::$try_to {
                type Error = ::core::num::TryFromIntError;

                fn try_from(code: $name) -> ::core::result::Result<Self, ::core::num::TryFromIntError> {
                    code.number().try_into()
                }
            }
        )*
    };
}
