//! Parses numbers: in decimal digits, or in the written form of the table.

use proc_macro2::TokenStream;
use quote::quote;

use super::template::template;
use super::{Names, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::written_form::Radix;

/// Expands `written_number`, if the table has a written form.
pub(super) fn expand(_: &Catalog<'_>, names: &Names) -> TokenStream {
    let Some(form) = &names.display else {
        return TokenStream::new();
    };
    let (Names { krate, number, .. }, prefix) = (names, &form.prefix);
    let parsed = match form.radix {
        Radix::Decimal => quote! { digits.parse().ok() },
        Radix::LowerHex | Radix::UpperHex => {
            let unsigned = ident(&number.to_string().replace('i', "u"));
            let bits = quote! { ::core::primitive::#unsigned::from_str_radix(digits, 16).ok() };
            if *number == unsigned {
                bits
            } else {
                quote! { #bits.map(|bits| ::core::primitive::#number::from_ne_bytes(bits.to_ne_bytes())) }
            }
        }
    };
    template! {
        [krate, number, prefix, parsed]
        fn written_number(
            text: &::core::primitive::str,
        ) -> ::core::result::Result<::core::primitive::#number, #krate::ParseError> {
            text.parse().or_else(|_| {
                __private::digits(text, #prefix).and_then(|digits| #parsed).ok_or(#krate::ParseError::new())
            })
        }
    }
}

/// Returns the documentation of `from_str`: the strings that it parses.
pub(super) fn docs(about: &str, names: &Names) -> TokenStream {
    let forms = names
        .display
        .as_ref()
        .map(|form| format!(" Numbers are in decimal digits, or in the form `{}` in any case.", form.format()));
    let docs = format!(" {about}{}", forms.unwrap_or_default());
    quote! { #[doc = #docs] }
}

/// Returns the number that `text` holds, as an expression of a `Result`.
pub(super) fn parsed(names: &Names) -> TokenStream {
    let number = &names.number;
    if names.display.is_some() {
        quote! { written_number(text) }
    } else {
        quote! { text.parse::<::core::primitive::#number>() }
    }
}
