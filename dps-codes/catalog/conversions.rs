//! Codes from and to every integer type, or strings. The table compiler knows which types hold all values of which.

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
                    ::core::convert::TryInto::try_into(code.number())
                }
            }
        )*
    };
}

/// Implements `From` and `TryFrom` for string codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_conversions {
    ($code:ident $unlisted:ident $classified:ident) => {
        impl<'c> ::core::convert::From<&'c ::core::primitive::str> for $classified<&'c ::core::primitive::str> {
            fn from(code: &'c ::core::primitive::str) -> Self {
                $code::classify(code)
            }
        }

        /// Returns the code if the table lists it, in any case of ASCII letters.
        impl<'c> ::core::convert::TryFrom<&'c ::core::primitive::str> for $code {
            type Error = $unlisted<&'c ::core::primitive::str>;

            fn try_from(
                code: &'c ::core::primitive::str,
            ) -> ::core::result::Result<Self, $unlisted<&'c ::core::primitive::str>> {
                match $code::classify(code) {
                    $classified::Listed(code) => ::core::result::Result::Ok(code),
                    $classified::Unlisted(unlisted) => ::core::result::Result::Err(unlisted),
                }
            }
        }

        impl ::core::convert::From<$code> for &'static ::core::primitive::str {
            fn from(code: $code) -> Self {
                code.as_str()
            }
        }

        $crate::__owned_strings! { $code $unlisted $classified }
    };
}

/// Implements what allocates, for string codes.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __owned_strings {
    ($code:ident $unlisted:ident $classified:ident) => {
        impl<S: ::core::convert::Into<$crate::__private::String>> $unlisted<S> {
            /// Converts to a code that owns its string.
            #[must_use]
            pub fn into_owned(self) -> $unlisted<$crate::__private::String> {
                $unlisted { code: self.code.into(), group: self.group }
            }
        }

        impl<S: ::core::convert::Into<$crate::__private::String>> $classified<S> {
            /// Converts to a code that owns its string.
            #[must_use]
            pub fn into_owned(self) -> $classified<$crate::__private::String> {
                match self {
                    Self::Listed(code) => $classified::Listed(code),
                    Self::Unlisted(unlisted) => $classified::Unlisted(unlisted.into_owned()),
                }
            }
        }

        impl ::core::convert::From<&::core::primitive::str> for $classified<$crate::__private::String> {
            fn from(code: &::core::primitive::str) -> Self {
                $code::classify(code).into_owned()
            }
        }

        impl ::core::convert::From<$crate::__private::String> for $classified<$crate::__private::String> {
            fn from(code: $crate::__private::String) -> Self {
                match $code::classify(&code) {
                    $classified::Listed(code) => Self::Listed(code),
                    $classified::Unlisted($unlisted { group, .. }) => Self::Unlisted($unlisted { code, group }),
                }
            }
        }

        impl ::core::str::FromStr for $classified<$crate::__private::String> {
            type Err = ::core::convert::Infallible;

            /// Keeps any string that is not the code of a row.
            fn from_str(code: &::core::primitive::str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(code))
            }
        }
    };
}

/// Implements nothing, since nothing can be allocated.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __owned_strings {
    ($code:ident $unlisted:ident $classified:ident) => {};
}
