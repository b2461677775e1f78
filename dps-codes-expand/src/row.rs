//! The properties of each row: arrays, and the accessors that read them.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{of_indices, of_variants};
use super::choice::{is, ordered};
use super::template::template;
use super::text::{Blob, Slices};
use super::{Names, ident};
use dps_codes_model::CodeType;
use dps_codes_model::map::HashMap;
use dps_codes_model::resolve::{Catalog, Row};

/// Expands the arrays and accessors.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let variants: Vec<&str> = catalog.rows.iter().map(|row| row.code.name.value.as_str()).collect();
    let all = of_variants(&ident("ALL"), code, &variants);
    let (texts, accessors, lists) = (texts(catalog, names), accessors(catalog, names), lists(catalog, names));
    let (is, ordered) = (is(code, variants.first().copied(), names), ordered(code));
    quote! {
        #all #texts
        impl #code { #accessors #is }
        #ordered
        #lists
    }
}

/// Expands the texts. Those of a row lie one behind the other: code, name and summary, which are its display line, then
/// the help. A name that equals the code is written once. A summary or a help that an earlier row has too lies there,
/// and then it takes arrays to say where.
fn texts(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let mut blob = Blob::default();
    let (mut lines, mut code_lengths, mut name_starts, mut name_lengths) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut summaries, mut helps) = (Slices::default(), Slices::default());
    let mut apart = false;
    for row in &catalog.rows {
        let name = &row.code.name.value;
        let code = names.written(row.code);
        let (line, name_start) =
            if code == *name { (format!("{name}: "), 0) } else { (format!("{code} {name}: "), code.len() + 1) };
        lines.push(blob.append(&line));
        code_lengths.push(code.len());
        name_starts.push(name_start);
        name_lengths.push(name.len());
        for (slices, text) in [(&mut summaries, row.code.summary.as_str()), (&mut helps, row.help)] {
            let next = blob.len();
            let start = if text.is_empty() { next } else { blob.add(text) };
            apart |= start != next;
            slices.push(start, text.len());
        }
    }
    let mut arrays = vec![("CODE_LEN", code_lengths), ("NAME_LEN", name_lengths)];
    let name_start = if name_starts.contains(&0) {
        arrays.push(("NAME_START", name_starts));
        quote! { NAME_START[row] as ::core::primitive::usize }
    } else {
        quote! { CODE_LEN[row] as ::core::primitive::usize + 1 }
    };
    let mut statics = TokenStream::new();
    for (name, values) in arrays {
        statics.extend(of_indices(&ident(name), &names.per_variant(values)));
    }
    statics.extend(summaries.lengths("SUMMARY_LEN", names));
    let (summary_start, help_start, help_len) = if apart {
        statics.extend([summaries.starts("SUMMARY_START", names), helps.starts("HELP_START", names)]);
        statics.extend(helps.lengths("HELP_LEN", names));
        (
            quote! { SUMMARY_START[row] as ::core::primitive::usize },
            quote! { HELP_START[row] as ::core::primitive::usize },
            quote! { HELP_LEN[row] as ::core::primitive::usize },
        )
    } else {
        // The help ends where the next line starts: that of the last row, and the line of a hidden variant, at the end.
        lines.push(blob.len());
        lines.extend(names.published.then_some(blob.len()));
        (
            quote! { LINE_START[row] as ::core::primitive::usize + head_len(row) },
            quote! { summary_start(row) + SUMMARY_LEN[row] as ::core::primitive::usize },
            quote! { (LINE_START[row + 1] as ::core::primitive::usize).wrapping_sub(help_start(row)) },
        )
    };
    let lines = if apart { names.per_variant(lines) } else { lines };
    statics.extend(of_indices(&ident("LINE_START"), &lines));
    let blob = blob.statics("TEXT");
    template! {
        [blob, statics, name_start, summary_start, help_start, help_len]
        #blob #statics
        /// The start of the name within the line.
        const fn name_start(row: ::core::primitive::usize) -> ::core::primitive::usize { #name_start }
        #[inline]
        fn name_bytes(row: ::core::primitive::usize) -> &'static [::core::primitive::u8] {
            let start = LINE_START[row] as ::core::primitive::usize + name_start(row);
            __private::bytes(TEXT, start, NAME_LEN[row] as ::core::primitive::usize)
        }
        /// The length of `CODE NAME: `.
        const fn head_len(row: ::core::primitive::usize) -> ::core::primitive::usize {
            name_start(row) + NAME_LEN[row] as ::core::primitive::usize + 2
        }
        const fn summary_start(row: ::core::primitive::usize) -> ::core::primitive::usize { #summary_start }
        const fn help_start(row: ::core::primitive::usize) -> ::core::primitive::usize { #help_start }
        const fn help_len(row: ::core::primitive::usize) -> ::core::primitive::usize { #help_len }
    }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, number, code, .. } = names;
    let docs = |about: &str, method: &str, value: &dyn Fn(&Row<'_>) -> String| {
        let example = catalog.rows.first().map_or_else(String::new, |row| {
            format!("assert_eq!({code}::{}.{method}(), {});", row.code.name.value, value(row))
        });
        names.docs(about, &[code], &example)
    };
    let all_docs = names.docs(
        &format!("All codes, in the order of their {}s.", names.noun()),
        &[code],
        &format!("assert!({code}::ALL.is_sorted_by_key(|code| code.{}()));", names.accessor()),
    );
    let wire_docs =
        docs(&format!("Returns the {} on the wire.", names.noun()), names.accessor(), &|row| names.wire(row.code));
    let name_docs =
        docs("Returns the name, as the table writes it.", "name", &|row| format!("{:?}", row.code.name.value));
    let summary_docs =
        docs("Returns the meaning, in one sentence.", "summary", &|row| format!("{:?}", row.code.summary));
    let help = "Returns how to fix the cause, in a few sentences; empty if the table does not say.";
    let help_docs = docs(help, "help", &|row| format!("{:?}", row.help));
    let wire = match names.code_type {
        CodeType::Number => template! {
            [number]
            #[inline]
            pub const fn number(self) -> ::core::primitive::#number {
                NUMBER[self as ::core::primitive::usize] as ::core::primitive::#number
            }
        },
        CodeType::String => template! {
            [krate]
            pub fn as_str(self) -> &'static ::core::primitive::str {
                let row = self as ::core::primitive::usize;
                let start = LINE_START[row] as ::core::primitive::usize;
                #krate::__private::slice(TEXT, start, CODE_LEN[row] as ::core::primitive::usize)
            }
        },
    };
    template! {
        [all_docs, wire_docs, wire, name_docs, krate, summary_docs, help_docs]
        #all_docs
        pub const ALL: &'static [Self] = &ALL;

        #wire_docs
        #[must_use]
        #wire

        #name_docs
        #[must_use]
        pub fn name(self) -> &'static ::core::primitive::str {
            let row = self as ::core::primitive::usize;
            let start = LINE_START[row] as ::core::primitive::usize + name_start(row);
            #krate::__private::slice(TEXT, start, NAME_LEN[row] as ::core::primitive::usize)
        }

        #summary_docs
        #[must_use]
        pub fn summary(self) -> &'static ::core::primitive::str {
            let row = self as ::core::primitive::usize;
            #krate::__private::slice(TEXT, summary_start(row), SUMMARY_LEN[row] as ::core::primitive::usize)
        }

        #help_docs
        #[must_use]
        pub fn help(self) -> &'static ::core::primitive::str {
            let row = self as ::core::primitive::usize;
            #krate::__private::slice(TEXT, help_start(row), help_len(row))
        }
    }
}

/// Reads a list of strings from a row.
type List = for<'r> fn(&'r Row<'_>) -> Vec<&'r str>;

/// Expands `sources` and `messages`: all distinct lists one behind the other, and for each row where its list lies.
fn lists(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, code, .. } = names;
    let lists: [(&str, &str, List); 2] = [
        ("sources", "Returns the sources of the facts, as URLs.", |row| row.sources.clone()),
        ("messages", "Returns messages that the service has sent with this code.", |row| {
            row.code.messages.iter().map(|text| text.value.as_str()).collect()
        }),
    ];
    let mut out = TokenStream::new();
    for (name, about, list) in lists {
        let (mut texts, mut known, mut slices) = (Vec::<&str>::new(), HashMap::new(), Slices::default());
        for list in catalog.rows.iter().map(list) {
            let (start, length) = (texts.len(), list.len());
            let start = *known.get_or_insert_with(list, |list: &Vec<&str>| {
                texts.extend(list);
                start
            });
            slices.push(start, length);
        }
        let shown = catalog.rows.iter().find(|row| !list(row).is_empty()).or(catalog.rows.first());
        let shown = shown.map_or_else(String::new, |row| match (&row.code.name.value, list(row).first()) {
            (row, Some(first)) => format!("assert_eq!({code}::{row}.{name}()[0], {first:?});"),
            (row, None) => format!("assert!({code}::{row}.{name}().is_empty());"),
        });
        let docs = names.docs(about, &[code], &shown);
        let (upper, len) = (name.to_uppercase(), texts.len());
        let (start, length) = (format!("{upper}_START"), format!("{upper}_LEN"));
        let (starts, lengths) = (slices.starts(&start, names), slices.lengths(&length, names));
        let [all, start, length] = [&upper, &start, &length].map(|name| ident(name));
        let name = ident(name);
        out.extend(quote! {
            static #all: [&::core::primitive::str; #len] = [#(#texts),*];
            #starts #lengths
            impl #code {
                #docs
                #[must_use]
                pub fn #name(self) -> &'static [&'static ::core::primitive::str] {
                    let row = self as ::core::primitive::usize;
                    #krate::__private::part(&#all, #start[row] as ::core::primitive::usize, #length[row] as ::core::primitive::usize)
                }
            }
        });
    }
    out
}
