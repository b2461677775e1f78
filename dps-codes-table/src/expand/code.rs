//! The enum of the rows, with its accessors.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{Dictionary, of_indices, of_variants, read};
use super::docs::{escaped, example, links, paragraphs};
use super::text::{Blob, Slices};
use super::{Names, Part, column, ident, lookup, text};
use crate::resolve::{Catalog, Row};

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let code = &names.code;
    let variants: Vec<_> = catalog.rows.iter().map(|row| ident(&row.code.name.value)).collect();
    let attributes = catalog.rows.iter().map(|row| variant_attributes(row, catalog, names));
    let title = catalog
        .table
        .settings
        .title
        .as_ref()
        .map_or_else(String::new, |title| escaped(&title.value));
    let about = paragraphs([
        title.as_str(),
        "The variants are in the order of their numbers. The number of a code is `number()`; what `as` gives is an index, which may change.",
    ]);
    let types = quote! {
        #about
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
            ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
        )]
        #[allow(non_camel_case_types)]
        #[non_exhaustive]
        pub enum #code { #(#attributes #variants),* }
    };

    let all = of_variants(&ident("ALL"), code, &variants);
    let texts = texts(catalog);
    let lookup = lookup::statics(catalog, names);
    let columns = column::accessors(catalog, names);
    let own = accessors(catalog, names);
    let inherited = inherited(catalog, names);
    let of_columns = &columns.of_code;
    let column_statics = &columns.statics;
    let traits = traits(catalog, names);
    Part {
        types,
        body: quote! {
            #all #texts #lookup #column_statics
            #[automatically_derived]
            impl #code { #own #of_columns }
            #inherited
            #traits
        },
    }
}

/// Summary, help, family, actions and sources: the page of the enum is the index of all errors.
fn variant_attributes(row: &Row<'_>, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let table = catalog.table;
    let mut facts = format!("Number `{}`", row.code.number.value);
    if let Some(family) = row.family {
        let family = catalog.families[family].0;
        facts.push_str(&format!(", family [`{family}`]({}::{family})", names.family));
    }
    facts.push('.');
    let link = |action: usize| {
        let name = &table.actions[action].name.value;
        format!("[`{name}`]({}::{name})", names.action)
    };
    let action = catalog.plans.get(row.plan).map_or_else(String::new, |plan| {
        let mut text = format!("Action: {}. {}", link(plan[0]), escaped(&table.actions[plan[0]].text));
        let phases = table.settings.phases.iter().zip(&plan[1..]);
        for (phase, &action) in phases.filter(|&(_, &action)| action != plan[0]) {
            let phase = &phase.name.value;
            text.push_str(&format!(
                "\n\nIn phase [`{phase}`]({}::{phase}): {}. {}",
                names.phase,
                link(action),
                escaped(&table.actions[action].text)
            ));
        }
        text
    });
    let sources = links(row.sources.iter().copied());
    let sources = if sources.is_empty() {
        sources
    } else {
        format!("Sources: {sources}")
    };
    let docs = paragraphs([escaped(&row.code.summary), escaped(row.help), facts, action, sources]);
    let retired = row.code.retired.as_ref().map(|retired| {
        let note = &retired.value;
        quote! { #[deprecated(note = #note)] }
    });
    quote! { #docs #retired }
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
    let mut of_ranges = Slices::default();
    for range in &catalog.ranges {
        of_ranges.add(range.summary, &mut blob);
    }
    let arrays = [("LINE_START", lines), ("NUMBER_LEN", numbers), ("NAME_LEN", names)];
    let arrays = arrays.iter().map(|(name, values)| of_indices(&ident(name), values));
    let slices = [
        summaries.statics("SUMMARY"),
        helps.statics("HELP"),
        of_ranges.statics("RANGE_SUMMARY"),
    ];
    let blob = blob.statics();
    quote! { #blob #(#arrays)* #(#slices)* }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names {
        krate,
        number,
        code,
        classified,
        unlisted,
        ..
    } = names;
    let at = quote! { self as ::core::primitive::usize };
    let (summary, help) = (text::read("SUMMARY", &at, krate), text::read("HELP", &at, krate));
    let path = catalog.table.settings.path.as_ref().map(|path| path.value.as_str());
    let first = catalog
        .rows
        .first()
        .map(|row| (row.code.number.value, row.code.name.value.as_str()));
    let (first_number, first_name) = first.unwrap_or((0, ""));
    let shows = |method: &str, value: &str| {
        paragraphs([example(
            path,
            &[&code.to_string()],
            &[format!("assert_eq!({code}::{first_name}.{method}(), {value});")],
        )])
    };
    let number_docs = shows("number", &first_number.to_string());
    let name_docs = shows("name", &format!("{first_name:?}"));
    let from_number_docs = paragraphs([example(
        path,
        &[&code.to_string()],
        &[format!(
            "assert_eq!({code}::from_number({first_number}), Some({code}::{first_name}));"
        )],
    )]);
    let from_name_docs = paragraphs([example(
        path,
        &[&code.to_string()],
        &[format!(
            "assert_eq!({code}::from_name({:?}), Some({code}::{first_name}));",
            first_name.to_ascii_lowercase()
        )],
    )]);
    let classify_docs = paragraphs([example(
        path,
        &[&code.to_string(), &classified.to_string()],
        &[format!(
            "assert_eq!({code}::classify({first_number}), {classified}::Listed({code}::{first_name}));"
        )],
    )]);
    let ranges = array_of_range_starts(catalog, names);
    quote! {
        /// Every code, in the order of the numbers.
        pub const ALL: &'static [Self] = &ALL;

        /// The number on the wire.
        #[doc = ""]
        #number_docs
        #[must_use]
        pub const fn number(self) -> ::core::primitive::#number {
            NUMBER[self as ::core::primitive::usize] as ::core::primitive::#number
        }

        /// The code of this number, if the table has a row for it.
        #[doc = ""]
        #from_number_docs
        #[must_use]
        pub const fn from_number(number: ::core::primitive::#number) -> ::core::option::Option<Self> {
            match row_of_number(number) {
                ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        /// The code of this name, in any case of ASCII letters.
        #[doc = ""]
        #from_name_docs
        #[must_use]
        pub fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
            match row_of_name(name) {
                ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        /// What is known of a number, with or without a row. Never fails, and keeps the number.
        #[doc = ""]
        #classify_docs
        #[must_use]
        pub const fn classify(number: ::core::primitive::#number) -> #classified {
            #ranges
            match Self::from_number(number) {
                ::core::option::Option::Some(code) => #classified::Listed(code),
                ::core::option::Option::None => #classified::Unlisted(#unlisted { number, range: range_of(number) }),
            }
        }

        /// The name, as the table writes it.
        #[doc = ""]
        #name_docs
        #[must_use]
        pub fn name(self) -> &'static ::core::primitive::str {
            let row = self as ::core::primitive::usize;
            let start = LINE_START[row] as ::core::primitive::usize + NUMBER_LEN[row] as ::core::primitive::usize + 1;
            #krate::__private::slice(TEXT, start, NAME_LEN[row] as ::core::primitive::usize)
        }

        /// What it means, in one sentence.
        #[must_use]
        pub fn summary(self) -> &'static ::core::primitive::str { #summary }

        /// How to mend it, in a few sentences; empty if the table says nothing.
        #[must_use]
        pub fn help(self) -> &'static ::core::primitive::str { #help }
    }
}

/// `range_of`: which range of alike numbers a number without a row lies in.
fn array_of_range_starts(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let number = &names.number;
    let index_type = ident(super::unsigned([catalog.ranges.len()]).name);
    let starts: Vec<i128> = catalog.ranges.iter().map(|range| range.start).collect();
    let starts = super::array::of_integers(&ident("RANGE_START"), catalog.table.settings.number, &starts);
    quote! {
        #starts
        const fn range_of(number: ::core::primitive::#number) -> ::core::primitive::#index_type {
            // The first range starts at the least number there is.
            let (mut low, mut high) = (0, RANGE_START.len());
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if RANGE_START[middle] <= number {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            low as ::core::primitive::#index_type
        }
    }
}

/// What comes from classes, for rows and for ranges, and lists of texts.
fn inherited(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names {
        code,
        family,
        action,
        phase,
        ..
    } = names;
    let at = quote! { self as ::core::primitive::usize };
    let mut out = TokenStream::new();
    let sources = Dictionary::of(catalog.rows.iter().map(|row| row.sources.clone()));
    let messages = Dictionary::of(catalog.rows.iter().map(|row| {
        row.code
            .messages
            .iter()
            .map(|text| text.value.as_str())
            .collect::<Vec<_>>()
    }));
    for (name, lists, about) in [
        ("sources", sources, "Where the facts come from, as URLs."),
        ("messages", messages, "Texts that this code has come with."),
    ] {
        let upper = name.to_uppercase();
        let of = quote! { &[&::core::primitive::str] };
        let statics = lists.statics(&upper, &of, |list| quote! { &[#(#list),*] });
        let (name, value) = (ident(name), read(&upper, &at));
        out.extend(quote! {
            #statics
            #[automatically_derived]
            impl #code {
                #[doc = #about]
                #[must_use]
                pub const fn #name(self) -> &'static [&'static ::core::primitive::str] { #value }
            }
        });
    }
    if !catalog.families.is_empty() {
        let write = |of: &Option<usize>| {
            super::action::optional(of.map(|index| {
                let variant = ident(catalog.families[index].0);
                quote! { #family::#variant }
            }))
        };
        let option = quote! { ::core::option::Option<#family> };
        let rows = Dictionary::of(catalog.rows.iter().map(|row| row.family)).statics("FAMILY", &option, write);
        let ranges =
            Dictionary::of(catalog.ranges.iter().map(|range| range.family)).statics("RANGE_FAMILY", &option, write);
        let value = read("FAMILY", &at);
        out.extend(quote! {
            #rows #ranges
            #[automatically_derived]
            impl #code {
                /// The family it belongs to, if any.
                #[must_use]
                pub const fn family(self) -> #option { #value }
            }
        });
    }
    if !catalog.plans.is_empty() {
        let (count, width) = (catalog.plans.len(), catalog.plans[0].len());
        let plans = catalog.plans.iter().map(|plan| {
            let actions = plan
                .iter()
                .map(|&index| ident(&catalog.table.actions[index].name.value));
            quote! { [#(#action::#actions),*] }
        });
        let of_rows = of_indices(
            &ident("PLAN_OF_ROW"),
            &catalog.rows.iter().map(|row| row.plan).collect::<Vec<_>>(),
        );
        let of_ranges = of_indices(
            &ident("PLAN_OF_RANGE"),
            &catalog.ranges.iter().map(|range| range.plan).collect::<Vec<_>>(),
        );
        let in_phase = (width > 1).then(|| {
            quote! {
                /// What to do about it where it came up in this phase.
                #[must_use]
                pub const fn action_in(self, phase: #phase) -> #action {
                    PLAN[PLAN_OF_ROW[#at] as ::core::primitive::usize][1 + phase as ::core::primitive::usize]
                }
            }
        });
        out.extend(quote! {
            static PLAN: [[#action; #width]; #count] = [#(#plans),*];
            #of_rows #of_ranges
            #[automatically_derived]
            impl #code {
                /// What to do about it where the phase is not known.
                #[must_use]
                pub const fn action(self) -> #action {
                    PLAN[PLAN_OF_ROW[#at] as ::core::primitive::usize][0]
                }
                #in_phase
            }
        });
    }
    out
}

fn traits(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names {
        krate,
        number,
        code,
        classified,
        unlisted,
        ..
    } = names;
    let action = if catalog.plans.is_empty() {
        quote! { ::core::option::Option::None }
    } else {
        quote! { ::core::option::Option::Some((self.action().name(), self.action().actor(), self.action().text())) }
    };
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.name())
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for #code {
            /// Number, name and summary in one line; with `{:#}` also help, action and sources, a line each.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let row = *self as ::core::primitive::usize;
                let start = LINE_START[row] as ::core::primitive::usize;
                let head = NUMBER_LEN[row] as ::core::primitive::usize + NAME_LEN[row] as ::core::primitive::usize + 3;
                let summary = SUMMARY_LEN[row] as ::core::primitive::usize;
                if SUMMARY_START[row] as ::core::primitive::usize == start + head {
                    f.write_str(#krate::__private::slice(TEXT, start, head + summary))?;
                } else {
                    f.write_str(#krate::__private::slice(TEXT, start, head))?;
                    f.write_str(self.summary())?;
                }
                if f.alternate() {
                    #krate::__private::write_details(f, self.help(), #action, self.sources())?;
                }
                ::core::result::Result::Ok(())
            }
        }
        #[automatically_derived]
        impl ::core::error::Error for #code {}
        #[automatically_derived]
        impl ::core::str::FromStr for #code {
            type Err = #krate::ParseError;
            /// Reads a name in any case, or the number of a row.
            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                let code = match text.parse::<::core::primitive::#number>() {
                    ::core::result::Result::Ok(number) => Self::from_number(number),
                    ::core::result::Result::Err(_) => Self::from_name(text),
                };
                code.ok_or(#krate::ParseError::new())
            }
        }
        #[automatically_derived]
        impl ::core::convert::TryFrom<::core::primitive::#number> for #code {
            type Error = #unlisted;
            fn try_from(number: ::core::primitive::#number) -> ::core::result::Result<Self, #unlisted> {
                match Self::classify(number) {
                    #classified::Listed(code) => ::core::result::Result::Ok(code),
                    #classified::Unlisted(unlisted) => ::core::result::Result::Err(unlisted),
                }
            }
        }
        #[automatically_derived]
        impl ::core::convert::From<#code> for ::core::primitive::#number {
            fn from(code: #code) -> Self {
                code.number()
            }
        }
    }
}
