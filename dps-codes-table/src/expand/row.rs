//! What each row has of its own: the arrays that hold it, and the accessors that read them.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{Dictionary, of_indices, of_variants, read};
use super::text::{Blob, Slices};
use super::{Names, ident, text};
use crate::resolve::{Catalog, Row};

/// Arrays and accessors.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let variants: Vec<&str> = catalog.rows.iter().map(|row| row.code.name.value.as_str()).collect();
    let all = of_variants(&ident("ALL"), code, &variants);
    let (texts, accessors, lists) = (texts(catalog), accessors(catalog, names), lists(catalog, names));
    quote! {
        #all #texts
        #[automatically_derived]
        impl #code { #accessors }
        #lists
    }
}

/// The display line of each row lies in the blob as a whole; number, name and mostly the summary are parts of it.
fn texts(catalog: &Catalog<'_>) -> TokenStream {
    let mut blob = Blob::default();
    let (mut lines, mut numbers, mut names, mut summaries, mut helps) =
        (Vec::new(), Vec::new(), Vec::new(), Slices::default(), Slices::default());
    for row in &catalog.rows {
        let (number, name) = (row.code.number.value.to_string(), &row.code.name.value);
        lines.push(blob.append(&format!("{number} {name}: ")));
        numbers.push(number.len());
        names.push(name.len());
        summaries.add(&row.code.summary, &mut blob);
    }
    for row in &catalog.rows {
        helps.add(row.help, &mut blob);
    }
    let arrays = [("LINE_START", lines), ("NUMBER_LEN", numbers), ("NAME_LEN", names)];
    let arrays = arrays.iter().map(|(name, values)| of_indices(&ident(name), values));
    let slices = [summaries.statics("SUMMARY"), helps.statics("HELP")];
    let blob = blob.statics("TEXT");
    quote! { #blob #(#arrays)* #(#slices)* }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, number, code, .. } = names;
    let at = quote! { self as ::core::primitive::usize };
    let (summary, help) = (text::read("TEXT", "SUMMARY", &at, krate), text::read("TEXT", "HELP", &at, krate));
    let docs = |about: &str, method: &str, value: &dyn Fn(&Row<'_>) -> String| {
        let example = catalog.rows.first().map_or_else(String::new, |row| {
            format!("assert_eq!({code}::{}.{method}(), {});", row.code.name.value, value(row))
        });
        names.docs(about, &[code], &example)
    };
    let all_docs = names.docs(
        "Every code, in the order of the numbers.",
        &[code],
        &format!("assert!({code}::ALL.is_sorted_by_key(|code| code.number()));"),
    );
    let number_docs = docs("The number on the wire.", "number", &|row| row.code.number.value.to_string());
    let name_docs = docs("The name, as the table writes it.", "name", &|row| format!("{:?}", row.code.name.value));
    let summary_docs = docs("What it means, in one sentence.", "summary", &|row| format!("{:?}", row.code.summary));
    let help_docs = docs("How to mend it, in a few sentences; empty if the table says nothing.", "help", &|row| {
        format!("{:?}", row.help)
    });
    quote! {
        #all_docs
        pub const ALL: &'static [Self] = &ALL;

        #number_docs
        #[must_use]
        pub const fn number(self) -> ::core::primitive::#number {
            NUMBER[self as ::core::primitive::usize] as ::core::primitive::#number
        }

        #name_docs
        #[must_use]
        pub fn name(self) -> &'static ::core::primitive::str {
            let row = self as ::core::primitive::usize;
            let start = LINE_START[row] as ::core::primitive::usize + NUMBER_LEN[row] as ::core::primitive::usize + 1;
            #krate::__private::slice(TEXT, start, NAME_LEN[row] as ::core::primitive::usize)
        }

        #summary_docs
        #[must_use]
        pub fn summary(self) -> &'static ::core::primitive::str { #summary }

        #help_docs
        #[must_use]
        pub fn help(self) -> &'static ::core::primitive::str { #help }
    }
}

/// What a list of texts is read from.
type List = for<'r> fn(&'r Row<'_>) -> Vec<&'r str>;

/// `sources` and `messages`.
fn lists(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let lists: [(&str, &str, List); 2] = [
        ("sources", "Where the facts come from, as URLs.", |row| row.sources.clone()),
        ("messages", "Texts that the service has sent with this code.", |row| {
            row.code.messages.iter().map(|text| text.value.as_str()).collect()
        }),
    ];
    let mut out = TokenStream::new();
    for (name, about, list) in lists {
        let upper = name.to_uppercase();
        let of = quote! { &[&::core::primitive::str] };
        let statics =
            Dictionary::of(catalog.rows.iter().map(list)).statics(&upper, &of, |list| quote! { &[#(#list),*] });
        let shown = catalog
            .rows
            .iter()
            .find(|row| !list(row).is_empty())
            .map(|row| format!("assert_eq!({code}::{}.{name}()[0], {:?});", row.code.name.value, list(row)[0]));
        let docs = names.docs(about, &[code], &shown.unwrap_or_default());
        let (name, value) = (ident(name), read(&upper, &quote! { self as ::core::primitive::usize }));
        out.extend(quote! {
            #statics
            #[automatically_derived]
            impl #code {
                #docs
                #[must_use]
                pub const fn #name(self) -> &'static [&'static ::core::primitive::str] { #value }
            }
        });
    }
    out
}
