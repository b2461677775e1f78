//! Counts the steps of the compiler, and shows that they grow no faster than the table.
//!
//! A step is a byte that is scanned or parsed, or a cell of the comparison of two names. Outside of the tests of this crate
//! nothing is counted.

#[cfg(not(test))]
pub(crate) const fn add(_: usize) {}

#[cfg(test)]
pub(crate) use tests::add;

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crate::source::Source;
    use crate::{analyze, compile};

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    pub(crate) fn add(steps: usize) {
        STEPS.set(STEPS.get() + steps as u64);
    }

    /// Returns the steps that work takes, and the bytes that it allocates.
    fn cost(work: impl FnOnce()) -> [u64; 2] {
        STEPS.set(0);
        let allocated = allocation_counter::measure(work).bytes_total;
        [STEPS.get(), allocated]
    }

    /// Checks that eight times as much input costs at most twelve times as much; its square would be sixty-four times.
    fn grows_with_its_input(what: &str, small: [u64; 2], large: [u64; 2]) {
        assert!(small[0] > 0 && small[1] > 0, "`{what}`: nothing was counted");
        // A table that ends early costs little, whatever its length.
        let grows = small.iter().zip(large).all(|(&small, large)| large <= 12 * small.max(10_000));
        assert!(grows, "`{what}`: {small:?} steps and bytes become {large:?}");
    }

    #[test]
    fn a_broken_table_costs_no_more_than_its_length() {
        for part in [
            "x = [\n",
            "x = {\n",
            "x = \"\"\"\n",
            "x = '\n",
            "[[code]\n",
            "[code]\n",
            "[action.a]\n",
            "x = [[code]]\n",
            "a = 1\n",
            "]\n",
            "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"x\"\n",
            "[[class]]\nnumbers = \"x4x4\"\nhelp = \"x\"\n",
            "\"",
            "[",
            ".",
            "\\",
            "\r",
            "a.b.c = 1\n",
            "[[code]]\nx = [\n",
            "x = [ # ]\n",
            "[[cod]]\n",
            "[[symptom]]\nname = \"a\"\n",
        ] {
            let of_length = |length: usize| {
                let source = Source::new("t.toml", part.repeat(length / part.len()));
                cost(|| drop(analyze(&source)))
            };
            grows_with_its_input(part, of_length(20_000), of_length(160_000));
        }
    }

    #[test]
    fn a_table_costs_no_more_than_what_it_defines() {
        let numbered = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
        let code = |at: usize| format!("[[code]]\nnumber = {at}\nname = \"N{at}\"\nsummary = \"S.\"\n");
        let action = "[action.A]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"\n";
        let string = |at: usize| format!("[[code]]\ncode = \"E{at}\"\nname = \"N{at}\"\nsummary = \"S.\"\n");
        let shapes: [(&str, &dyn Fn(usize) -> String); 10] = [
            ("string codes", &|count| format!("[catalog]\ncode = \"string\"\n{}", numbered(count, &string))),
            ("patterns of string codes", &|count| {
                let lengths = numbered(16, &|at| format!("\"{}\",", "x".repeat(at + 1)));
                let class = |at| format!("[[class]]\ncodes = \"E{at}*\"\nfamily = \"F{at}\"\n");
                let classes = numbered(count, &class);
                let head = format!("[catalog]\ncode = \"string\"\n[[class]]\ncodes = [{lengths}]\nfamily = \"A\"\n");
                format!("{head}{classes}{}", numbered(count, &string))
            }),
            ("families", &|count| {
                let class = |at| format!("[[class]]\nnumbers = \"{at}\"\nfamily = \"F{at}\"\n{}", code(at));
                numbered(count, &class)
            }),
            ("columns", &|count| {
                let columns = numbered(count, &|at| format!("[column.c{at}]\ntype = \"flag\"\n"));
                format!("{columns}{}{}", code(1), numbered(count, &|at| format!("c{at} = true\n")))
            }),
            ("names in a list", &|count| {
                let list = numbered(count, &|at| format!("\"V{at}\","));
                let rows = numbered(count, &|at| format!("{}c = \"V{at}\"\n", code(at)));
                format!("[column.c]\none_of = [{list}]\n{rows}")
            }),
            ("names that are in no list", &|count| {
                let list = numbered(count, &|at| format!("\"V{at}\","));
                let rows = numbered(count, &|at| format!("{}c = \"Wrong\"\n", code(at)));
                format!("[column.c]\none_of = [{list}]\n{rows}")
            }),
            ("phases", &|count| {
                let list = numbered(count, &|at| format!("\"P{at}\","));
                let actions = numbered(count, &|at| format!("in.P{at} = \"A\"\n"));
                format!("[catalog]\naction = \"A\"\nphases = [{list}]\n{action}{}{actions}", code(1))
            }),
            ("aliases", &|count| numbered(count, &|at| format!("{}aliases = [\"a{at}\", \"b{at}\"]\n", code(at)))),
            ("codes to use now", &|count| {
                numbered(count, &|at| format!("{}deprecated = \"x\"\nreplaced_by = \"None\"\n", code(at)))
            }),
            ("signs in a text", &|count| format!("{}help = \"{}\"\n", code(1), "& ` *".repeat(8 * count))),
        ];
        for (what, table) in shapes {
            let of_count = |count: usize| {
                let source = Source::new("t.toml", table(count));
                cost(|| drop(compile(&source, &"dps_codes".parse().unwrap())))
            };
            grows_with_its_input(what, of_count(500), of_count(4_000));
        }
    }
}
