//! Answers for people.

use dps_codes::{Classified, Code, Phase, Provenance};

use crate::{explain, flat, kind};

#[test]
fn every_row_is_told_to_people_in_full() {
    for code in Code::ALL {
        let outcome = explain([code.name()]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let mut lines = outcome.stdout.lines();
        assert_eq!(lines.next(), Some(format!("{} {}", code.number(), code.name()).as_str()));
        let text = flat(&outcome.stdout);
        assert!(text.contains(code.summary()) && text.contains(code.help()), "{text}");
        assert!(text.contains(&format!("Action {}: {}", code.action(), code.action().text())), "{text}");
        assert!(text.contains(&format!("Who {}", code.action().actor())), "{text}");
        assert_eq!(
            text.contains("observed, not in Microsoft's published tables"),
            code.provenance() == Provenance::Observed
        );
        if let Some(kind) = kind(Classified::Listed(*code)) {
            assert_eq!(lines.next(), Some(kind.as_str()));
        }
        for &phase in Phase::ALL {
            let action = code.action_in(phase);
            let line = format!("In {phase} {action}: {}", action.text());
            assert_eq!(text.contains(&line), action != code.action(), "{text}");
            let actor = format!("in {phase}: {}", action.actor());
            assert_eq!(text.contains(&actor), action.actor() != code.action().actor(), "{text}");
        }
        for source in code.sources() {
            let mut lines = outcome.stdout.lines();
            assert!(lines.any(|line| line.ends_with(&format!(" {source}"))), "{}", outcome.stdout);
        }
    }
}
