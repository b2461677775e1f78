//! The picture: devices without a hub over time, and below it the requests that this takes.

use std::error::Error;
use std::ops::Range;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::policy::Policy;
use crate::record::Record;
use crate::service::Terms;
use crate::table::{grouped, time};

type Failure = Box<dyn Error>;
type Panel<'a> = DrawingArea<SVGBackend<'a>, Shift>;

const WIDTH: u32 = 1_000;
const HEIGHT: u32 = 760;
const LEGEND: u32 = 330;

/// The points of a line.
const POINTS: usize = 300;

/// The points of a line of requests, each the average over its time.
const RATES: usize = 75;

/// Those of Okabe and Ito, which people who see colors differently can tell apart, and some more.
const COLORS: [RGBColor; 11] = [
    RGBColor(0, 114, 178),
    RGBColor(86, 180, 233),
    RGBColor(204, 121, 167),
    RGBColor(0, 158, 115),
    RGBColor(120, 120, 120),
    RGBColor(213, 94, 0),
    RGBColor(230, 159, 0),
    RGBColor(0, 0, 0),
    RGBColor(150, 120, 60),
    RGBColor(170, 170, 60),
    RGBColor(130, 80, 200),
];

/// Draws the picture as SVG.
pub(crate) fn draw(policies: &[Policy], records: &[Record], terms: &Terms) -> Result<String, Failure> {
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, (WIDTH, HEIGHT)).into_drawing_area();
        root.fill(&WHITE)?;
        let (lines, legend) = root.split_horizontally(WIDTH - LEGEND);
        let (above, below) = lines.split_vertically(HEIGHT / 2);
        let span = Span::of(records, terms);
        let devices = records.iter().map(|record| record.devices).max().unwrap_or(0).max(1);
        backlog(&above, records, &span, devices)?;
        requests(&below, records, &span)?;
        names(&legend, policies, records)?;
        root.present()?;
    }
    Ok(text)
}

/// The time that is shown, cut into as many steps as a line has points.
struct Span {
    step: usize,
    unit: f64,
    label: &'static str,
}

impl Span {
    /// Twice as long as the service needs at its best, and a little more: what is slower leaves the picture.
    fn of(records: &[Record], terms: &Terms) -> Self {
        let least = records.iter().map(|record| u64::from(record.devices)).max().unwrap_or(0) * terms.window
            / u64::from(terms.registrations);
        let longest = records.iter().map(|record| record.last).max().unwrap_or(0);
        let seconds = usize::try_from(longest.min(least * 22 / 10 + 60_000) / 1_000).unwrap_or(0);
        let (unit, label) = if seconds > 2 * 3_600 { (3_600.0, "hours") } else { (60.0, "minutes") };
        Self { step: seconds / POINTS + 1, unit, label }
    }

    /// As many points in time, from the beginning to the end.
    fn seconds(&self, points: usize) -> impl Iterator<Item = usize> {
        let end = POINTS * self.step;
        (0..=points).map(move |point| point * end / points)
    }

    #[allow(clippy::cast_precision_loss)] // seconds of some days at most
    fn x(&self, second: usize) -> f64 {
        second as f64 / self.unit
    }

    fn range(&self) -> Range<f64> {
        0.0..self.x(POINTS * self.step)
    }
}

fn backlog(panel: &Panel<'_>, records: &[Record], span: &Span, devices: u32) -> Result<(), Failure> {
    let mut chart = ChartBuilder::on(panel)
        .caption(format!("{} devices start at once: those without a hub", grouped(devices.into())), ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(34)
        .y_label_area_size(80)
        .build_cartesian_2d(span.range(), 0..devices)?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc(span.label)
        .x_label_formatter(&|time| format!("{time}"))
        .y_label_formatter(&|count| grouped(u64::from(*count)))
        .draw()?;
    for (index, record) in records.iter().enumerate().rev() {
        let mut left = record.devices;
        let mut before = 0;
        let points = span.seconds(POINTS).map_while(|second| {
            if left == 0 {
                return None;
            }
            let done = record.done.between(before, second);
            before = second;
            left = left.saturating_sub(u32::try_from(done).unwrap_or(u32::MAX));
            Some((span.x(second), left))
        });
        chart.draw_series(LineSeries::new(points, style(index)))?;
    }
    Ok(())
}

// Counts are not negative, and far below 2^53.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn requests(panel: &Panel<'_>, records: &[Record], span: &Span) -> Result<(), Failure> {
    let most = records.iter().map(|record| record.devices).max().unwrap_or(0).max(100);
    let mut chart = ChartBuilder::on(panel)
        .caption("requests a second, on average", ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(34)
        .y_label_area_size(80)
        .build_cartesian_2d(span.range(), (1.0..f64::from(most)).log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc(span.label)
        .x_label_formatter(&|time| format!("{time}"))
        .y_label_formatter(&|rate| grouped(rate.round() as u64))
        .draw()?;
    for (index, record) in records.iter().enumerate().rev() {
        let mut before = 0;
        let points: Vec<_> = span
            .seconds(RATES)
            .skip(1)
            .map(|second| {
                let count = record.requests.between(before, second);
                let length = second - std::mem::replace(&mut before, second);
                (span.x(second), count as f64 / length as f64)
            })
            // A fleet in lockstep asks in few of the intervals; its line goes from one to the next.
            .filter(|(_, rate)| *rate > 0.0)
            .collect();
        chart.draw_series(LineSeries::new(points, style(index)))?;
    }
    Ok(())
}

fn names(panel: &Panel<'_>, policies: &[Policy], records: &[Record]) -> Result<(), Failure> {
    let mut y = 40;
    for (index, (policy, record)) in policies.iter().zip(records).enumerate() {
        let end = if record.is_complete() {
            format!("last device after {}", time(record.last))
        } else {
            "some devices never".to_owned()
        };
        panel.draw(&PathElement::new(vec![(4, y + 8), (28, y + 8)], style(index)))?;
        panel.draw(&Text::new(policy.name.clone(), (36, y), ("sans-serif", 15).into_font()))?;
        panel.draw(&Text::new(end, (36, y + 18), ("sans-serif", 13).into_font().color(&BLACK.mix(0.6))))?;
        y += 46;
    }
    Ok(())
}

/// Returns the style of a line, which is thick for the first policy: the others are compared with it.
fn style(index: usize) -> ShapeStyle {
    let color = COLORS.get(index % COLORS.len()).copied().unwrap_or(BLACK);
    color.stroke_width(if index == 0 { 4 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::roster;
    use crate::service::Hint;
    use crate::simulate::Fleet;

    #[test]
    fn fleets_of_any_size_are_drawn_with_the_name_of_each_policy() {
        let terms = Terms::published(Hint::UntilFree);
        let parameters = roster::parameters(dps_codes::Action::Backoff).unwrap();
        for devices in [0, 1, 10, 3_000] {
            let policies = roster::policies(parameters, &terms, devices, 1);
            let names: Vec<_> = policies.iter().map(|policy| policy.name.clone()).collect();
            let picture =
                Report::of(policies, &terms, Fleet { devices, within: 1_000, seed: 1 }).picture(&terms).unwrap();
            assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"));
            for name in names {
                assert!(picture.contains(&name), "{name}");
            }
        }
    }
}
