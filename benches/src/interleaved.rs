//! Times competitors interleaved, so that what slows the machine down meets all of them.

use std::time::{Duration, Instant};

/// One turn of a competitor takes about so long, or one pass over the queries if that is longer; and a thirty-second of
/// the pass of the slowest one, which leaves time for few rounds.
const TURN: Duration = Duration::from_millis(2);

/// Before a turn there is a pass that does not count, unless it takes longer than this.
const WARM_UP: Duration = Duration::from_millis(20);

/// There are never fewer rounds than this, and never more.
const ROUNDS: (usize, usize) = (11, 301);

/// Nanoseconds per query, for each competitor in each round. A competitor is a pass over so many queries; without a
/// number of rounds, all of them take about as long as the budget is.
#[must_use]
pub fn time(competitors: &[&dyn Fn()], queries: usize, rounds: Option<usize>, budget: Duration) -> Vec<Vec<f64>> {
    // The first pass warms up.
    let single: Vec<Duration> = competitors.iter().map(|pass| timed(pass, 1).min(timed(pass, 1))).collect();
    let turn = single.iter().max().map_or(TURN, |&slowest| TURN.max(slowest / 32));
    let passes: Vec<u32> =
        single.iter().map(|one| u32::try_from(turn.as_nanos() / one.as_nanos().max(1)).unwrap_or(1).max(1)).collect();
    let round: Duration = single.iter().zip(&passes).map(|(&one, &passes)| one * (passes + 1)).sum();
    let affordable = usize::try_from(budget.as_nanos() / round.as_nanos().max(1)).unwrap_or(ROUNDS.1);
    let rounds = rounds.unwrap_or(affordable.clamp(ROUNDS.0, ROUNDS.1));

    let mut times = vec![Vec::with_capacity(rounds); competitors.len()];
    for _ in 0..rounds {
        for (place, pass) in competitors.iter().enumerate() {
            let passes = passes[place];
            if single[place] < WARM_UP {
                // Brings back what the competitor before has driven out of the caches.
                timed(pass, 1);
            }
            let queries = f64::from(passes) * f64::from(u32::try_from(queries).unwrap_or(u32::MAX));
            times[place].push(timed(pass, passes).as_secs_f64() * 1e9 / queries);
        }
    }
    times
}

fn timed(pass: &dyn Fn(), passes: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..passes {
        pass();
    }
    start.elapsed()
}
